"""What the built-in embedding model learned about questions on careers: a low-rank addition to its weights.

LoRA (Hu et al., LoRA: Low-Rank Adaptation of Large Language Models, 2021): a layer's weights W become W + B A, so that nothing is
added to what embedding a text costs. Learned by ``python -m evals.adapting``, which writes ``adapter.npz``.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ingest.errors import EmbeddingError

FILE = Path(__file__).with_name("adapter.npz")
_DOWN, _UP = ".down", ".up"


@lru_cache(maxsize=4)
def digest(path: Path) -> str:
    """The first of the sha256 of what was learned: part of a model's name, so that an index knows what built it.

    Raises EmbeddingError where the file cannot be read.
    """
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()[:12]
    except OSError as error:
        raise EmbeddingError(
            f"what a model learned cannot be read from {path} ({error.strerror}); reinstall the program, or run: git checkout ingest/{path.name}"
        ) from error


def save(
    learned: Mapping[str, tuple[NDArray[np.float32], NDArray[np.float32]]], path: Path = FILE, **beside: Any
) -> None:
    """Write what was learned: name of a linear layer -> A, shape (rank, inputs), and B, shape (outputs, rank); and what stands beside."""
    arrays: dict[str, Any] = dict(beside)
    for name, (down, up) in learned.items():
        arrays[name + _DOWN], arrays[name + _UP] = down.astype(np.float16), up.astype(np.float16)
    np.savez_compressed(path, **arrays)


def is_low_rank(key: str) -> bool:
    """True for the name under which one of a layer's two matrices is written."""
    return key.endswith((_DOWN, _UP))


def merge(transformer: Any, path: Path = FILE) -> None:
    """Add what was learned to the weights of a transformer of that shape, in place."""
    import torch

    with np.load(path) as kept, torch.no_grad():
        for name in sorted({key.removesuffix(_DOWN) for key in kept if key.endswith(_DOWN)}):
            added = kept[name + _UP].astype(np.float32) @ kept[name + _DOWN].astype(np.float32)
            transformer.get_submodule(name).weight += torch.from_numpy(added)
