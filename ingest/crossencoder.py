"""How far a statement answers a question, both read together.

An embedding model makes a vector of each by itself; a cross-encoder (Nogueira and Cho, Passage Re-ranking with BERT, 2019) reads
them as one text and tells what comes near a question from what answers it, at the cost of a whole reading for every pair: it
is for the few statements that were found. This one is the built-in embedding model with a low-rank addition and a head of its
own, learned by ``python -m evals.crossing`` (``crossencoder.npz``), exported once into the index's folder in 8-bit integers.
"""

from __future__ import annotations

import hashlib
import logging
import threading
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ingest.embed import BUILTIN_NAME, builtin_folder
from ingest.errors import EmbeddingError
from ingest.onnx_encoder import export_apart

FILE = Path(__file__).with_name("crossencoder.npz")
#: Where an index keeps it.
FOLDER = "crossencoder"
MAX_TOKENS = 96
_log = logging.getLogger(__name__)


@lru_cache(maxsize=1)
def digest() -> str:
    """The first of the sha256 of what was learned. Raises EmbeddingError where the file cannot be read."""
    try:
        return hashlib.sha256(FILE.read_bytes()).hexdigest()[:12]
    except OSError as error:
        raise EmbeddingError(
            f"what the cross-encoder learned cannot be read from {FILE} ({error.strerror}); reinstall the program, or run: git checkout ingest/crossencoder.npz"
        ) from error


class CrossEncoder:
    """The cross-encoder as exported into a folder; exported on first use where it is not there."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / f"{BUILTIN_NAME}+{digest()}.onnx"
        self._lock = threading.Lock()
        self._running: _Running | None = None
        self._failed = False
        self._known = lru_cache(maxsize=4096)(self._read)

    def export(self) -> None:
        """Write the exported form, if it is not there yet. Raises EmbeddingError."""
        if not self._file.is_file():
            export_apart(self._file, "ingest.pairmodel")

    def scores(self, question: str, texts: Sequence[str]) -> NDArray[np.float64] | None:
        """The log-odds that each text answers the question, shape (len(texts),); None where it cannot be exported."""
        with self._lock:
            if self._running is None and not self._failed:
                try:
                    self.export()
                    self._running = _Running(self._file)
                except EmbeddingError as error:
                    _log.warning("answers are judged without the cross-encoder: %s", error)
                    self._failed = True
        return None if self._running is None else np.array(self._known(question, tuple(texts)))

    def _read(self, question: str, texts: tuple[str, ...]) -> tuple[float, ...]:
        assert self._running is not None
        return self._running.scores(question, texts)


class _Running:
    """An exported file at work; several threads may ask at once."""

    def __init__(self, path: Path) -> None:
        import onnxruntime
        from tokenizers import Tokenizer

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        self._session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
        self._tokenizer = Tokenizer.from_file(str(builtin_folder() / "tokenizer.json"))
        self._tokenizer.enable_truncation(MAX_TOKENS, strategy="longest_first")
        self._pool = ThreadPoolExecutor(thread_name_prefix="crossencoder")

    def scores(self, question: str, texts: Sequence[str]) -> tuple[float, ...]:
        """One score per text. Each pair is read by itself, on a thread of its own: two of a kind in length are rare."""
        return tuple(self._pool.map(lambda text: self._score(question, text), texts))

    def _score(self, question: str, text: str) -> float:
        read = self._tokenizer.encode(question, text)
        feed = {"ids": read.ids, "mask": read.attention_mask, "types": read.type_ids}
        (scores,) = self._session.run(None, {name: np.array([row], dtype=np.int64) for name, row in feed.items()})
        return float(scores[0])
