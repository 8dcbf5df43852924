"""How far a statement answers a question, both read together.

An embedding model makes a vector of each by itself; a cross-encoder (Nogueira and Cho, Passage Re-ranking with BERT, 2019) reads
them as one text and tells what comes near a question from what answers it, at the cost of a whole reading for every pair: it
is for the few statements that were found. This one is the built-in embedding model with a low-rank addition and a head of its
own, learned by ``python -m evals.crossing`` (``crossencoder.npz``), exported once into the index's folder in 8-bit integers.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ingest import adapter
from ingest.embed import builtin_folder
from ingest.errors import EmbeddingError
from ingest.exported import export_apart, session

FILE = Path(__file__).with_name("crossencoder.npz")
MAX_TOKENS = 96
_log = logging.getLogger(__name__)


class CrossEncoder:
    """The cross-encoder as exported into a folder; exported on first use where it is not there."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / f"crossencoder+{adapter.digest(FILE)}.onnx"
        self._lock = threading.Lock()
        self._scores: Callable[[str, tuple[str, ...]], tuple[float, ...]] | None = None
        self._failed = False

    @property
    def is_exported(self) -> bool:
        """True where it can be used at once."""
        return self._file.is_file()

    def export(self) -> None:
        """Write the exported form, if it is not there yet. Raises EmbeddingError."""
        if not self.is_exported:
            export_apart(self._file, "ingest.pairmodel")

    def load(self) -> bool:
        """Have it ready, exported if need be; False, and a warning the first time, where that cannot be."""
        with self._lock:
            if self._scores is None and not self._failed:
                try:
                    self.export()
                    self._scores = lru_cache(maxsize=4096)(_Running(self._file).scores)
                except EmbeddingError as error:
                    _log.warning("answers are judged without the cross-encoder: %s", error)
                    self._failed = True
        return self._scores is not None

    def scores(self, question: str, texts: Sequence[str]) -> NDArray[np.float64] | None:
        """The log-odds that each text answers the question, shape (len(texts),); None where it cannot be loaded."""
        self.load()
        return None if self._scores is None else np.array(self._scores(question, tuple(texts)))


class _Running:
    """An exported file at work; several threads may ask at once."""

    def __init__(self, path: Path) -> None:
        from tokenizers import Tokenizer

        self._session = session(path)
        self._tokenizer = Tokenizer.from_file(str(builtin_folder() / "tokenizer.json"))
        self._tokenizer.enable_truncation(MAX_TOKENS, strategy="longest_first")
        self._pool = ThreadPoolExecutor(thread_name_prefix="crossencoder")

    def scores(self, question: str, texts: tuple[str, ...]) -> tuple[float, ...]:
        """One score per text. Each pair is read by itself, on a thread of its own: two of a kind in length are rare."""
        return tuple(self._pool.map(lambda text: self._score(question, text), texts))

    def _score(self, question: str, text: str) -> float:
        read = self._tokenizer.encode(question, text)
        feed = {"ids": read.ids, "mask": read.attention_mask, "types": read.type_ids}
        (scores,) = self._session.run(None, {name: np.array([row], dtype=np.int64) for name, row in feed.items()})
        return float(scores[0])
