"""Every passage's and statement's vector, with each text embedded once.

Prose is embedded statement by statement. A passage of prose has the mean of its statements' vectors (mean pooling, one level up):
retrieval over it is as good as over the passage embedded whole, at half the cost. Names and ratings share their passage's vector.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ingest.document import Document, Entry, Passage
from ingest.embed import Embedder, Vectors
from ingest.passages import embedded_text, is_prose, statement_text
from ingest.progress import Progress


@dataclass(frozen=True, slots=True)
class DocumentVectors:
    """Unit vectors of ``passages``, of the statements that are ``prose`` and of the ``words``, each of shape (n, dim).

    ``rows`` gives for every statement its row among passages and prose, one after the other; ``embedded`` how many texts were
    embedded now.
    """

    passages: Vectors
    prose: Vectors
    words: Vectors
    rows: NDArray[np.int32]
    embedded: int


def sentence(document: Document, at: int) -> str:
    """What is embedded for statement ``at`` of a document; empty where it is no prose."""
    statement = document.statements[at]
    words = document.source.text[statement.start : statement.end]
    return statement_text(document, statement) if is_prose(words) else ""


def listing(document: Document, passage: Passage) -> str:
    """What is embedded for a passage that holds mostly names or ratings; empty for one of prose."""
    text, statements = document.source.text, document.statements[passage.first : passage.last]
    prose = sum(is_prose(text[s.start : s.end]) for s in statements)
    return "" if 2 * prose > len(statements) else embedded_text(document, passage)


def embed_documents(
    entries: Sequence[Entry],
    words: Sequence[str],
    embedder: Embedder,
    key: Callable[[str], str],
    reusable: dict[str, Vectors],
    progress: Progress,
) -> DocumentVectors:
    """Vectors of all documents; those that the generation before had under the same key are taken from there."""
    documents = [entry.document for entry in entries]
    sentences = [sentence(d, at) for d in documents for at in range(len(d.statements))]
    listings = [listing(d, p) for d in documents for p in d.passages]
    texts = [*filter(None, listings), *filter(None, sentences), *words]
    vectors, embedded = _vectors(texts, embedder, key, reusable, progress)
    of_lists, prose, of_words = np.split(vectors, np.cumsum([sum(map(bool, listings)), sum(map(bool, sentences))]))
    firsts = np.cumsum([0, *(len(d.statements) for d in documents)])
    spans = [(first + p.first, first + p.last) for d, first in zip(documents, firsts, strict=False) for p in d.passages]
    is_sentence = np.array([bool(s) for s in sentences], dtype=bool)
    place = np.cumsum([0, *is_sentence])  # how many sentences stand before each statement
    lists = iter(of_lists)
    passages = [
        next(lists) if text else _mean(prose[place[a] : place[b]]) for (a, b), text in zip(spans, listings, strict=True)
    ]
    holders = np.repeat(np.arange(len(spans)), np.array([b - a for a, b in spans], dtype=np.int64))
    rows = np.where(is_sentence, place[:-1] + len(spans), holders)
    stacked = np.stack(passages) if passages else np.empty((0, 0), np.float32)
    return DocumentVectors(stacked, prose, of_words, rows.astype(np.int32), embedded)


def _mean(vectors: Vectors) -> Vectors:
    mean = vectors.mean(axis=0)
    return mean / (float(np.linalg.norm(mean)) or 1.0)


def _vectors(
    texts: list[str], embedder: Embedder, key: Callable[[str], str], reusable: dict[str, Vectors], progress: Progress
) -> tuple[Vectors, int]:
    keys = [key(text) for text in texts]
    missing = list({k: text for k, text in zip(keys, texts, strict=True) if k not in reusable}.items())
    progress.stage("embedding", len(missing), "texts")
    known = dict(reusable)
    if missing:
        fresh = embedder.encode([text for _, text in missing], progress.step)
        known.update(zip((k for k, _ in missing), fresh, strict=True))
    embedder.export()
    return np.stack([known[k] for k in keys]) if keys else np.empty((0, 0), np.float32), len(missing)
