"""The role whose name means nearly the same as a title that no role has ("AI researcher")."""

from __future__ import annotations

from collections.abc import Mapping

from chat.rolenames import words_of
from ingest.embed import Embedder, Vectors

#: Least cosine of two job titles under all-MiniLM-L6-v2 that name one job; titles compared so, each embedded once.
_SAME, _COMPARED = 0.84, 16


class AlikeNames:
    """Compares a title by its vector with the names of the roles that share most words with it."""

    def __init__(self, parts: Mapping[str, frozenset[str]], embedder: Embedder | None) -> None:
        """``parts`` are the stems of each role's name. Without an embedder nothing is alike."""
        self._parts, self._embedder = parts, embedder
        self._vectors: dict[str, Vectors] = {}

    def of(self, words: str) -> set[str]:
        """The role named so by other words; none where no name is near enough."""
        if self._embedder is None:
            return set()
        parts = {p for w in words_of(words) for p in w.parts}
        shared = sorted((-len(parts & own), role) for role, own in self._parts.items() if parts & own)
        vector = self._embedder.encode_query(words)
        near = [(float(self._vector(role, self._embedder) @ vector), role) for _, role in shared[:_COMPARED]]
        return {max(near)[1]} if near and max(near)[0] >= _SAME else set()

    def _vector(self, role: str, embedder: Embedder) -> Vectors:
        if role not in self._vectors:
            self._vectors[role] = embedder.encode_query(role)
        return self._vectors[role]
