"""Stand-ins for the embedding model and for whoever watches a build."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import ClassVar

import numpy as np

from chat import matters
from chat.matters import Matters
from ingest.embed import Vectors


class FakeEmbedder:
    """Unit vectors that depend on nothing but the text's letters; ``encoded`` logs every text that was embedded."""

    encoded: ClassVar[list[str]] = []

    def __init__(self, model: str = "builtin", cache: Path | None = None) -> None:
        self.name = f"fake {model}"

    def encode(self, texts: Sequence[str], progress: Callable[[int], None] | None = None) -> Vectors:
        self.encoded.extend(texts)
        if progress:
            progress(len(texts))
        return np.array([self.encode_query(text) for text in texts])

    def encode_query(self, text: str) -> Vectors:
        seed = int.from_bytes(hashlib.sha256(text.encode()).digest()[:8], "big")
        vector = np.random.default_rng(seed).standard_normal(16).astype(np.float32)
        return vector / np.linalg.norm(vector)

    def export(self) -> None:
        """There is nothing to write."""


class Watcher:
    """Progress that remembers what it was told: stage -> [size, steps]."""

    def __init__(self) -> None:
        self.stages: dict[str, list[int]] = {}

    def stage(self, name: str, total: int, unit: str) -> None:
        self.stages[name] = [total, 0]

    def step(self, count: int = 1, note: str = "") -> None:
        self.stages[list(self.stages)[-1]][1] += count


def _no_matters() -> Matters:
    """What tells nothing of what a question is about: all matters are as likely."""
    told = matters.examples()
    weights = np.zeros((FakeEmbedder().encode_query("any").shape[0] + 1, len(told)), np.float32)
    return Matters(tuple(told), tuple(m["facet"] for m in told.values()), weights, weights)


#: The fake model is not taught what questions are about: that would take a minute in every test process.
matters._BY_MODEL["fake builtin"] = _no_matters()
