"""What the answers must beat: the chain every tutorial builds, each half of retrieval alone, and two sentences.

All answer with passages as they stand, cited; none refuses, since none can tell.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

from chat.answer import Answer, Citation, Claim
from chat.question import Question
from chat.reading import understand
from chat.retriever import search
from evals.case import Reply, Span
from evals.ranking import DEPTH
from evals.systems import System, spans_of
from ingest.embed import Embedder, builtin_folder, builtin_name
from ingest.index import Index
from ingest.settings import Settings

#: Passages that an answer of a retrieval baseline shows, and the tutorial's splitter.
SHOWN = 4
CHUNK, OVERLAP = 1000, 200
#: Told how many more texts are embedded.
Step = Callable[[int], object]


class Passages:
    """The first passages by one fusion of dense and lexical scores, without knowledge of roles and facets."""

    def __init__(self, name: str, index: Index, lexical_weight: float) -> None:
        self.name, self._index, self._weight = name, index, lexical_weight

    def ask(self, question: Question) -> Reply:
        began = time.perf_counter()
        vector = self._index.embedder.encode_query(question.text)
        dense = dict(self._index.dense(vector, 200))
        lexical = self._index.lexical.scores(question.text)
        best = float(lexical.max()) or 1.0
        floor = min(dense.values())
        rows = {*dense, *(int(row) for row in np.argsort(-lexical, kind="stable")[:200])}
        scores = {
            row: (1 - self._weight) * dense.get(row, floor) + self._weight * float(lexical[row]) / best for row in rows
        }
        ranked = sorted(scores, key=lambda row: (-scores[row], row))[:DEPTH]
        spans = spans_of(self._index.passages(ranked))
        answer = quoting(self._index, spans[:SHOWN], question.text, max(0.0, min(1.0, scores[ranked[0]])))
        return Reply(answer, spans, time.perf_counter() - began)

    def units(self, source: str) -> list[Span]:
        return list(spans_of(self._index.passages_from(source)))


class FirstSentences:
    """The first two statements of the best passage that the project's own retrieval finds."""

    name = "two sentences"

    def __init__(self, index: Index, settings: Settings) -> None:
        self._index, self._settings = index, settings

    def ask(self, question: Question) -> Reply:
        began = time.perf_counter()
        hits = search(self._index, understand(question, self._index), self._settings, DEPTH)
        first = self._index.statements.in_passages([hits[0].passage.row])[:2] if hits else []
        score = max(0.0, min(1.0, hits[0].score)) if hits else 0.0
        answer = quoting(self._index, spans_of(first), question.text, score)
        return Reply(answer, spans_of([h.passage for h in hits]), time.perf_counter() - began)

    def units(self, source: str) -> list[Span]:
        return list(spans_of(self._index.passages_from(source)))


class Tutorial:
    """The tutorials' chain: chunks of 1,000 characters that share 200, the nearest four by cosine, no model to reword them.

    Its vectors are searched exactly, which Chroma only approximates.
    """

    name = "tutorial"

    def __init__(self, index: Index, cache: Path, step: Step | None = None) -> None:
        from langchain_text_splitters import RecursiveCharacterTextSplitter

        self._index, self._embedder = index, _as_published(index.embedder)
        splitter = RecursiveCharacterTextSplitter(chunk_size=CHUNK, chunk_overlap=OVERLAP, add_start_index=True)
        self._units: dict[str, list[Span]] = {}
        texts: list[str] = []
        for source in index.sources():
            chunks = splitter.create_documents([source.text])
            begins = [chunk.metadata["start_index"] for chunk in chunks]
            ends = [at + len(c.page_content) for at, c in zip(begins, chunks, strict=True)]
            self._units[source.id] = [Span(source.id, a, b) for a, b in zip(begins, ends, strict=True)]
            texts += [chunk.page_content for chunk in chunks]
        self._spans = [span for spans in self._units.values() for span in spans]
        self._vectors = _vectors(self._embedder, texts, cache, step)

    def ask(self, question: Question) -> Reply:
        began = time.perf_counter()
        near = self._vectors @ self._embedder.encode_query(question.text)
        ranked = np.argsort(-near, kind="stable")[:DEPTH]
        spans = tuple(self._spans[row] for row in ranked)
        answer = quoting(self._index, spans[:SHOWN], question.text, max(0.0, float(near[ranked[0]])))
        return Reply(answer, spans, time.perf_counter() - began)

    def units(self, source: str) -> list[Span]:
        return self._units.get(source, [])


def _as_published(embedder: Embedder) -> Embedder:
    """The model that a tutorial takes: the built-in one without what was learned on top of it."""
    return Embedder(str(builtin_folder())) if embedder.name == builtin_name() else embedder


def _vectors(embedder: Embedder, texts: list[str], cache: Path, step: Step | None) -> np.ndarray:
    """The vectors of the chunks, kept in a file for as long as texts and model are the same."""
    of = hashlib.sha256("\0".join((embedder.name, *texts)).encode()).hexdigest()
    if cache.exists():
        with np.load(cache) as kept:
            if kept["of"] == of:
                found: np.ndarray = kept["vectors"]
                return found
    vectors = embedder.encode(texts, step)
    cache.parent.mkdir(parents=True, exist_ok=True)
    np.savez(cache, vectors=vectors, of=of)
    return vectors


def quoting(index: Index, spans: Sequence[Span], question: str, confidence: float) -> Answer:
    """An answer that is nothing but quotes, a claim each."""
    citations, claims = [], []
    for marker, span in enumerate(spans, 1):
        source = index.source(span.source)
        quote = source.text[span.start : span.end]
        citations.append(
            Citation(
                marker, source.id, source.version, source.title, source.publisher, source.url, source.date,
                (), None, quote, span.start, span.end, source.title, source.licence,
            )
        )  # fmt: skip
        claims.append(Claim(quote, (marker,), "verbatim"))
    text = "\n\n".join(f"{claim.text} [{claim.citations[0]}]" for claim in claims)
    return Answer(text, "answer", question, tuple(citations), tuple(claims), confidence=confidence, model="none")


#: Every baseline by its name: how it is made over an index.
BASELINES: dict[str, Callable[[Index, Settings, Path, Step | None], System]] = {
    "tutorial": lambda index, settings, cache, step: Tutorial(index, cache / "tutorial.npz", step),
    "lexical only": lambda index, settings, cache, step: Passages("lexical only", index, 1.0),
    "dense only": lambda index, settings, cache, step: Passages("dense only", index, 0.0),
    "equal fusion": lambda index, settings, cache, step: Passages("equal fusion", index, 0.5),
    "two sentences": lambda index, settings, cache, step: FirstSentences(index, settings),
}
