"""What a generation holds on disk: texts, vectors and both search indexes, written once."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from ingest import database, lexical, vectors
from ingest.database import Database, KeyOf
from ingest.document import Document
from ingest.embed import Embedder, Vectors
from ingest.passages import passage_text, statement_text
from ingest.progress import Progress
from ingest.vocabulary import Vocabulary, vocabulary_of


def write_contents(
    target: Path,
    documents: Sequence[tuple[str, Document]],
    embedder: Embedder,
    reusable: dict[str, Vectors],
    progress: Progress,
) -> tuple[int, int]:
    """Write all files of a generation; gives how many texts were embedded and the vectors' length."""
    key = KeyOf(embedder.name)
    passages = [(d, p, passage_text(d, p)) for _, d in documents for p in d.passages]
    statements = [statement_text(d, s) for _, d in documents for s in d.statements]
    known = vocabulary_of(text for *_, text in passages)
    texts = [text for *_, text in passages] + statements + known
    found = _vectors(texts, key, embedder, reusable, progress)
    progress.stage("writing", 3, "parts")
    database.write(target / "documents.db", documents, key)
    progress.step()
    metadatas = [
        {
            "source": d.source.id,
            "start": p.start,
            "end": p.end,
            "section": " > ".join(d.sections[p.section].path),
            "role": d.sections[p.section].role or "",
            "facet": d.sections[p.section].facet or "",
        }
        for d, p, _ in passages
    ]
    slices = [d.source.text[p.start : p.end] for d, p, _ in passages]
    vectors.write_passages(target / "chroma", found.vectors[: len(passages)], metadatas, slices)
    vectors.write_statements(target / "statements.npy", found.vectors[len(passages) : len(passages) + len(statements)])
    progress.step()
    lexical.Lexical.build([text for *_, text in passages]).save(target / "lexical")
    Vocabulary(known, found.vectors[len(passages) + len(statements) :]).save(target / "lexical", known)
    progress.step()
    return found.embedded, found.vectors.shape[1]


@dataclass(frozen=True, slots=True)
class _Found:
    vectors: Vectors
    embedded: int


def _vectors(
    texts: list[str], key: KeyOf, embedder: Embedder, reusable: dict[str, Vectors], progress: Progress
) -> _Found:
    """Vectors of all texts; those the generation before had under the same key are taken from there."""
    keys, known = [key(text) for text in texts], dict(reusable)
    missing = list({k: text for k, text in zip(keys, texts, strict=True) if k not in known}.items())
    progress.stage("embedding", len(missing), "texts")
    if missing:
        fresh = embedder.encode([text for _, text in missing], progress.step)
        known.update(zip((k for k, _ in missing), fresh, strict=True))
    embedder.export()
    return _Found(np.stack([known[k] for k in keys]) if keys else np.empty((0, 0), np.float32), len(missing))


def known_vectors(folder: Path, model: str) -> dict[str, Vectors]:
    """Content key -> vector of everything a generation built with ``model`` holds."""
    db = Database(folder / "documents.db")
    passage_keys = [k for (k,) in db.rows("SELECT key FROM passages ORDER BY row")]
    statement_keys = [k for (k,) in db.rows("SELECT key FROM statements ORDER BY row")]
    known = dict(zip(statement_keys, np.asarray(vectors.open_statements(folder / "statements.npy")), strict=True))
    words_file = folder / "lexical" / "words.json"
    key = KeyOf(model)
    word_vectors = vectors.open_statements(words_file.with_suffix(".npy"))
    known.update(zip((key(w) for w in json.loads(words_file.read_text())), np.asarray(word_vectors), strict=True))
    known.update(zip(passage_keys, vectors.PassageVectors(folder / "chroma").all(), strict=True))
    return known
