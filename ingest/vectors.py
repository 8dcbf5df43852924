"""The dense half of a generation: passages in Chroma, statements in memory-mapped arrays."""

from __future__ import annotations

import weakref
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ingest.embed import Vectors
from ingest.errors import IndexDamaged, IndexUnwritable

COLLECTION = "passages"
_BATCH = 5000  # below the 5,461 rows that one call of Chroma takes
_HNSW = {"hnsw": {"space": "cosine", "ef_construction": 200, "ef_search": 200}}


def _client(folder: Path) -> Any:
    import chromadb
    from chromadb.config import Settings

    return chromadb.PersistentClient(str(folder), Settings(anonymized_telemetry=False, allow_reset=False))


def write_passages(folder: Path, vectors: Vectors, metadatas: Sequence[dict[str, Any]], texts: Sequence[str]) -> None:
    """A fresh Chroma store of passage vectors; ids are the row numbers. Raises IndexUnwritable."""
    # Closed at the end: Chroma goes on with what it has open under a path, even once that is deleted and built anew.
    try:
        with _client(folder) as client:
            collection = client.create_collection(COLLECTION, configuration=_HNSW, embedding_function=None)
            for at in range(0, len(vectors), _BATCH):
                part = slice(at, at + _BATCH)
                ids = [str(i) for i in range(at, min(at + _BATCH, len(vectors)))]
                collection.upsert(
                    ids, embeddings=vectors[part], metadatas=list(metadatas[part]), documents=list(texts[part])
                )
    except Exception as error:  # Chroma raises bare errors of several libraries where a file cannot be written
        raise IndexUnwritable(
            f"the vectors cannot be written to {folder} ({error}); make room or name another folder with --index; "
            "the index before still serves"
        ) from error


class PassageVectors:
    """Passage vectors of an opened generation; Chroma's hold on the files ends with ``close`` or with the object."""

    def __init__(self, folder: Path) -> None:
        try:
            client = _client(folder)
            self.close = weakref.finalize(self, client.close)
            self._collection = client.get_collection(COLLECTION, embedding_function=None)
        except Exception as error:  # Chroma raises bare errors of several libraries for a broken store
            raise IndexDamaged(
                f"the vectors in {folder} cannot be opened ({error}); "
                f"rebuild: python -m ingest --rebuild --index {folder.parents[2]}"
            ) from error
        self._folder = folder
        self._count: int = self._collection.count()

    def __len__(self) -> int:
        return self._count

    def search(self, vector: Vectors, k: int) -> list[tuple[int, float]]:
        """The k nearest passages as (row, cosine), best first; equal scores in row order."""
        if not self._count:
            return []
        try:
            found = self._collection.query([vector], n_results=min(k, self._count), include=["distances"])
        except Exception as error:  # as above: what Chroma raises for files it cannot read
            raise IndexDamaged(
                f"the vectors in {self._folder} cannot be searched ({error}); "
                f"rebuild: python -m ingest --rebuild --index {self._folder.parents[2]}"
            ) from error
        pairs = zip(found["ids"][0], found["distances"][0], strict=True)
        return sorted(((int(i), 1.0 - d) for i, d in pairs), key=lambda pair: (-round(pair[1], 6), pair[0]))

    def all(self) -> Vectors:
        """Every vector in row order, shape (count, dim)."""
        if not self._count:
            return np.empty((0, 0), np.float32)
        parts = []
        for at in range(0, self._count, _BATCH):
            ids = [str(i) for i in range(at, min(at + _BATCH, self._count))]
            got = self._collection.get(ids=ids, include=["embeddings"])
            by_id = dict(zip(got["ids"], got["embeddings"], strict=True))
            parts.append(np.asarray([by_id[i] for i in ids], dtype=np.float32))
        return np.concatenate(parts)


class StatementVectors:
    """The vector of every statement: its own where it is prose, else that of its passage.

    On disk ``vectors.npy`` holds the vectors of all passages, then of all prose, shape (n, dim); ``rows.npy`` gives for
    each statement its row there.
    """

    def __init__(self, folder: Path) -> None:
        self.vectors, self._rows = _opened(folder / "vectors.npy"), _opened(folder / "rows.npy")

    @staticmethod
    def write(folder: Path, vectors: Vectors, rows: NDArray[np.int32]) -> None:
        """Write into a new folder."""
        folder.mkdir()
        np.save(folder / "vectors.npy", vectors)
        np.save(folder / "rows.npy", rows)

    def __len__(self) -> int:
        return len(self._rows)

    def of_their_own(self, statements: Sequence[int], passages: int) -> list[int]:
        """Those of the statements that are prose, which do not share the vector of one of the ``passages``."""
        rows = self._rows[np.asarray(statements, dtype=np.int64)]
        return [statement for statement, row in zip(statements, rows, strict=True) if row >= passages]

    def __getitem__(self, statements: Sequence[int]) -> Vectors:
        """The vectors of these statements, shape (len(statements), dim)."""
        return np.asarray(self.vectors[self._rows[np.asarray(statements, dtype=np.int64)]])


def _opened(path: Path) -> NDArray[Any]:
    """An array, memory-mapped."""
    try:
        return np.load(path, mmap_mode="r")
    except (OSError, ValueError) as error:
        raise IndexDamaged(
            f"{path} is damaged ({error}); rebuild: python -m ingest --rebuild --index {path.parents[3]}"
        ) from error
