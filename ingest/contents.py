"""What a generation holds on disk: texts, vectors and both search indexes, written once."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from ingest import database, lexical, vectors
from ingest.database import Database, key_of
from ingest.document import Document, Entry, FileRecord, Passage
from ingest.embed import Embedder, Vectors
from ingest.passages import embedded_text, is_prose, passage_text, statement_text
from ingest.progress import Progress
from ingest.vectors import StatementVectors
from ingest.vocabulary import Vocabulary, vocabulary_of


def write_contents(
    target: Path,
    entries: Sequence[Entry],
    records: Sequence[FileRecord],
    embedder: Embedder,
    reusable: dict[str, Vectors],
    progress: Progress,
) -> tuple[int, int]:
    """Write all files of a generation; gives how many texts were embedded and the vectors' length."""
    passages = [(e.document, p) for e in entries for p in e.document.passages]
    searched = [passage_text(d, p) for d, p in passages]
    sentences = [
        statement_text(e.document, s) if is_prose(e.document.source.text[s.start : s.end]) else None
        for e in entries
        for s in e.document.statements
    ]
    known = vocabulary_of(searched)
    found = _embedded([*(embedded_text(d, p) for d, p in passages), *filter(None, sentences), *known], embedder, reusable, progress)  # fmt: skip
    of_words = found.vectors[len(found.vectors) - len(known) :]
    progress.stage("writing", 3, "parts")
    database.write(target / "documents.db", entries, records, key_of(embedder.name))
    progress.step()
    vectors.write_passages(
        target / "chroma",
        found.vectors[: len(passages)],
        [_metadata(d, p) for d, p in passages],
        [d.source.text[p.start : p.end] for d, p in passages],
    )
    prose = found.vectors[: len(found.vectors) - len(known)]
    StatementVectors.write(target / "statements", prose, _rows(entries, sentences, len(passages)))
    progress.step()
    lexical.Lexical.build(searched).save(target / "lexical")
    Vocabulary(known, of_words).save(target / "lexical", known)
    progress.step()
    return found.embedded, found.vectors.shape[1]


def _metadata(document: Document, passage: Passage) -> dict[str, str | int]:
    section = document.sections[passage.section]
    return {
        "source": document.source.id,
        "start": passage.start,
        "end": passage.end,
        "section": " > ".join(section.path),
        "role": section.role or "",
        "facet": section.facet or "",
    }


def _rows(entries: Sequence[Entry], sentences: Sequence[str | None], passages: int) -> np.ndarray:
    """For every statement the row of its vector: passages come first, then the sentences."""
    holders = [
        at for at, p in enumerate(p for e in entries for p in e.document.passages) for _ in range(p.first, p.last)
    ]
    rows, after = np.asarray(holders, dtype=np.int32), passages
    for at, sentence in enumerate(sentences):
        if sentence is not None:
            rows[at], after = after, after + 1
    return rows


@dataclass(frozen=True, slots=True)
class _Embedded:
    vectors: Vectors
    embedded: int


def _embedded(texts: list[str], embedder: Embedder, reusable: dict[str, Vectors], progress: Progress) -> _Embedded:
    """Vectors of all texts; those the generation before had under the same key are taken from there."""
    keys = list(map(key_of(embedder.name), texts))
    missing = list({k: text for k, text in zip(keys, texts, strict=True) if k not in reusable}.items())
    progress.stage("embedding", len(missing), "texts")
    known = dict(reusable)
    if missing:
        fresh = embedder.encode([text for _, text in missing], progress.step)
        known.update(zip((k for k, _ in missing), fresh, strict=True))
    embedder.export()
    return _Embedded(np.stack([known[k] for k in keys]) if keys else np.empty((0, 0), np.float32), len(missing))


def known_vectors(folder: Path, model: str) -> dict[str, Vectors]:
    """Content key -> vector of everything a generation built with ``model`` holds."""
    db, key = Database(folder / "documents.db"), key_of(model)
    keys = [k for (k,) in db.rows("SELECT key FROM passages ORDER BY row")]
    keys += [k for (k,) in db.rows("SELECT key FROM statements WHERE prose ORDER BY row")]
    known = dict(zip(keys, np.asarray(StatementVectors(folder / "statements").vectors), strict=True))
    words = folder / "lexical" / "words.json"
    known.update(zip(map(key, json.loads(words.read_text())), np.load(words.with_suffix(".npy")), strict=True))
    return known
