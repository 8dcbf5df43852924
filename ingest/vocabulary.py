"""The words of a generation with a vector each: how a question's word is found to mean one the documents use."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

import numpy as np

from ingest.embed import Vectors
from ingest.errors import IndexDamaged
from ingest.lexical import STOPWORDS, stem, words


def vocabulary_of(texts: Iterable[str]) -> list[str]:
    """The distinct words that carry meaning, sorted: every form, since forms of one stem lie apart ("program", "programming")."""
    found = {word for text in texts for word in words(text)}
    return sorted(w for w in found if len(w) > 2 and w[0].isalpha() and w not in STOPWORDS)


class Vocabulary:
    """Words and their unit vectors, shape (words, dim)."""

    def __init__(self, known: list[str], vectors: Vectors) -> None:
        self._stems, self._vectors = [stem(w) for w in known], vectors
        self._words = {word: at for at, word in enumerate(known)}
        self._by_letter: dict[str, list[str]] = {}

    def __contains__(self, word: object) -> bool:
        return word in self._words

    def beginning(self, letter: str) -> tuple[str, ...]:
        """The words that begin with a letter, in alphabetical order."""
        if not self._by_letter:
            for word in sorted(self._words):
                self._by_letter.setdefault(word[0], []).append(word)
        return tuple(self._by_letter.get(letter, ()))

    def save(self, folder: Path, known: list[str]) -> None:
        """Write into an existing folder."""
        (folder / "words.json").write_text(json.dumps(known))
        np.save(folder / "words.npy", self._vectors)

    @classmethod
    def open(cls, folder: Path) -> Vocabulary:
        """Read back. Raises IndexDamaged."""
        try:
            return cls(json.loads((folder / "words.json").read_text()), np.load(folder / "words.npy", mmap_mode="r"))
        except (OSError, ValueError) as error:
            raise IndexDamaged(
                f"the vocabulary in {folder} cannot be read ({error}); "
                f"rebuild: python -m ingest --rebuild --index {folder.parents[2]}"
            ) from error

    def vector(self, word: str) -> Vectors | None:
        """The unit vector of a word of the documents; None of any other."""
        return self._vectors[self._words[word]] if word in self._words else None

    def near(self, vector: Vectors, floor: float) -> dict[str, float]:
        """Stem -> cosine of every word at least ``floor`` near."""
        if not self._stems:
            return {}
        cosines = self._vectors @ vector
        found: dict[str, float] = {}
        for i in np.flatnonzero(cosines >= floor):
            found[self._stems[i]] = max(found.get(self._stems[i], 0.0), float(cosines[i]))
        return found
