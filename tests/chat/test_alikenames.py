"""Titles that mean nearly the same as a role's name."""

from __future__ import annotations

import numpy as np

from chat.alikenames import AlikeNames
from ingest.embed import Vectors

PARTS = {"Lamp Keeper": frozenset(("lamp", "keeper")), "Lamp Maker": frozenset(("lamp", "maker"))}


class Vocabulary:
    """Embeds "minder" as "keeper", and counts what it embeds."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def encode_query(self, text: str) -> Vectors:
        self.asked.append(text)
        words = text.lower().replace("minder", "keeper").split()
        vector = np.array([float(word in words) for word in ("lamp", "keeper", "maker", "goat")], dtype=np.float32)
        return vector / (np.linalg.norm(vector) or 1.0)


def test_a_title_that_means_the_same_is_that_role() -> None:
    embedder = Vocabulary()
    alike = AlikeNames(PARTS, embedder)  # type: ignore[arg-type]
    assert alike.of("lamp minder") == {"Lamp Keeper"}
    assert alike.of("lamp minder") == {"Lamp Keeper"}
    assert embedder.asked.count("Lamp Keeper") == 1


def test_a_title_far_from_all_or_without_an_embedder_is_none() -> None:
    assert AlikeNames(PARTS, Vocabulary()).of("lamp goat") == set()  # type: ignore[arg-type]
    assert AlikeNames(PARTS, Vocabulary()).of("goat") == set()  # type: ignore[arg-type]
    assert AlikeNames(PARTS, None).of("lamp keeper") == set()
