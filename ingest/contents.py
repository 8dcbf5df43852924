"""What a generation holds on disk: texts, vectors and both search indexes, written once."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from ingest import database, lexical, vectors
from ingest.database import Database, key_of
from ingest.document import Document, Entry, FileRecord, Passage
from ingest.embed import Embedder, Vectors
from ingest.embedding import embed_documents
from ingest.errors import IndexDamaged
from ingest.passages import passage_text
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
    words, key = vocabulary_of(searched), key_of(embedder.name)
    made = embed_documents(entries, words, embedder, key, reusable, progress)
    progress.stage("writing", 3, "parts")
    database.write(target / "documents.db", entries, records, key)
    progress.step()
    vectors.write_passages(
        target / "chroma",
        made.passages,
        [_metadata(d, p) for d, p in passages],
        [d.source.text[p.start : p.end] for d, p in passages],
    )
    StatementVectors.write(target / "statements", np.concatenate([made.passages, made.prose]), made.rows)
    progress.step()
    lexical.Lexical.build(searched).save(target / "lexical")
    Vocabulary(words, made.words).save(target / "lexical", words)
    progress.step()
    return made.embedded, made.passages.shape[1]


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


def known_vectors(folder: Path, model: str) -> dict[str, Vectors]:
    """Content key -> vector of everything that was embedded for a generation built with ``model``."""
    db, key = Database(folder / "documents.db"), key_of(model)
    keys = [k for (k,) in db.rows("SELECT key FROM passages ORDER BY row")]
    keys += [k for (k,) in db.rows("SELECT key FROM statements WHERE prose ORDER BY row")]
    words = folder / "lexical" / "words.json"
    try:
        known = dict(zip(keys, np.asarray(StatementVectors(folder / "statements").vectors), strict=True))
        known.update(zip(map(key, json.loads(words.read_text())), np.load(words.with_suffix(".npy")), strict=True))
    except (OSError, ValueError, TypeError) as error:
        raise IndexDamaged(
            f"the vectors of {folder} cannot be used again ({error}); rebuild: python -m ingest --rebuild --index {folder.parents[1]}"
        ) from error
    known.pop("", None)  # passages that were not embedded themselves
    return known
