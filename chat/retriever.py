"""Retrieval: dense and lexical search over passages, fused, with role and facet as evidence."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever
from pydantic import ConfigDict

from chat.question import Question
from chat.reading import understand
from chat.understanding import Understanding
from ingest.index import Index
from ingest.live import LiveIndex
from ingest.settings import Settings
from ingest.stored import StoredPassage

#: How many neighbours the dense half looks at; the lexical half scores every passage.
_DEPTH = 200
#: What it is worth (in cosine) that a passage is about the role, or another one, or tells the facet asked for.
_ROLE, _OTHER_ROLE, _FACET = 0.25, -0.10, 0.10


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage found, with the fused score and the two it came from (cosine; BM25 over the best BM25)."""

    passage: StoredPassage
    score: float
    dense: float
    lexical: float


def search(index: Index, understanding: Understanding, settings: Settings, k: int) -> list[Hit]:
    """The k best passages for a question. Equal scores keep the order of the index, so the result is the same each time."""
    vector = index.embed(understanding.text)
    lexical = index.lexical.scores(understanding.text)
    best = float(lexical.max()) if len(lexical) else 0.0
    dense = dict(index.dense(vector, _DEPTH))
    top = np.argsort(-lexical, kind="stable")[:_DEPTH]
    rows = sorted(
        {
            *dense,
            *(int(r) for r in top if lexical[r] > 0),
            *(r for name in understanding.roles for r in index.passages_of_role(name)),
        }
    )
    roles, weight = index.passage_roles(), settings.lexical_weight
    floor = min(dense.values(), default=0.0)
    scored = []
    for row in rows:
        near, words = dense.get(row, floor), float(lexical[row]) / best if best else 0.0
        score = (1 - weight) * near + weight * words
        if understanding.roles:
            score += _ROLE if roles[row] in understanding.roles else _OTHER_ROLE if roles[row] else 0.0
        scored.append((score, row, near, words))
    scored.sort(key=lambda s: (-s[0], s[1]))
    passages = {p.row: p for p in index.passages([row for _, row, *_ in scored[: max(4 * k, 40)]])}
    hits = [
        Hit(passages[row], score + (_FACET if passages[row].facet in understanding.facets else 0.0), near, words)
        for score, row, near, words in scored
        if row in passages
    ]
    return sorted(hits, key=lambda h: (-h.score, h.passage.row))[:k]


class CareerRetriever(BaseRetriever):
    """The passages for a question as LangChain documents, best first.

    Metadata: source, start, end, section, role, facet, title, publisher, date, score.
    """

    model_config = ConfigDict(arbitrary_types_allowed=True)
    live: LiveIndex
    settings: Settings

    def _get_relevant_documents(self, query: str, *, run_manager: CallbackManagerForRetrieverRun) -> list[Document]:
        index = self.live.get()
        asked = Question.of(query, limit=self.settings.max_question_chars)
        understanding = understand(asked, index)
        return [_document(index, hit) for hit in search(index, understanding, self.settings, self.settings.passages)]


def _document(index: Index, hit: Hit) -> Document:
    passage, source = hit.passage, index.source(hit.passage.source)
    metadata: dict[str, Any] = {
        "source": passage.source, "start": passage.start, "end": passage.end, "section": list(passage.section),
        "role": passage.role, "facet": passage.facet, "title": source.title, "publisher": source.publisher,
        "date": source.date, "score": round(hit.score, 6),
    }  # fmt: skip
    return Document(page_content=passage.text, metadata=metadata, id=f"{passage.source}:{passage.start}")


def build_retriever(index_dir: str | Path | None = None, *, settings: Settings | None = None) -> CareerRetriever:
    """A retriever over the index in a folder (the default index where none is given)."""
    settings = settings or Settings.load(index_dir=index_dir)
    return CareerRetriever(live=LiveIndex(settings), settings=settings)
