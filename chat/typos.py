"""Names of roles with a typo in them: words unknown to the documents that are near a name."""

from __future__ import annotations

from collections.abc import Container, Sequence

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from chat.rolenames import Parts, RoleNames, Word
from chat.spelling import english
from ingest.lexical import STOPWORDS

_TYPO = 84.0  # least similarity (0 to 100) of a phrase to a role's name for it to count as the same with a typo
#: The same for a single long word that is like no other name.
_LONG_TYPO, _LONG, _APART = 72.0, 9, 8.0
_ALIKE = 60.0  # least similarity of each word to the one it stands for
_SLIPS = (
    2  # most letters of a word that are wrong, missing, too many or changed places: an oncologist is no sociologist
)


class Typos:
    """Tells which name a misspelled phrase stands for; a known word is never bent into another."""

    def __init__(self, names: RoleNames, vocabulary: Container[str]) -> None:
        self._names, self._vocabulary = names, vocabulary

    def is_strange(self, word: Word) -> bool:
        """True for a word that neither the language nor the documents have."""
        return not all(map(self._known, word.whole))

    def name_of(self, span: Sequence[Word], parts: Parts) -> Parts | None:
        """The name that the words of a span are near to; None where they are near to none."""
        whole = tuple(p for w in span for p in w.whole)
        known = [part for part, word in zip(parts, whole, strict=True) if self._known(word)]
        alike = self._names.alike(whole, known)  # nothing is a typo of initials
        scored = [(self._likeness(parts, whole, n), n) for n in alike if not self._names.is_acronym(n)]
        if not scored:
            return None
        score, best = max(scored)
        return best if score >= (_LONG_TYPO if _is_long(span) and _stands_alone(scored) else _TYPO) else None

    def _likeness(self, parts: Parts, whole: Parts, name: Parts) -> float:
        """Likeness of the words, 0 to 100; 0 where a word that is known stands for another.

        Word by word where their numbers agree, else as one string ("fulstack ai devloper").
        """
        full = self._names.full[name]
        if abs(len(parts) - len(name)) > 1:
            return 0.0
        if len(parts) != len(name):
            return fuzz.ratio("".join(whole), "".join(full)) if len(parts) > 1 else 0.0
        scores = []
        for part, word, wanted, meant in zip(parts, whole, name, full, strict=True):
            score = 100.0 if part == wanted else max(fuzz.ratio(part, wanted), fuzz.ratio(word, meant))
            if part != wanted and (self._known(word) or score < _ALIKE or _is_another(part, word, wanted, meant)):
                return 0.0
            scores.append(score)
        return sum(scores) / len(scores)

    def _known(self, word: str) -> bool:
        """True for a word of the language or of the documents (not its stem: "directer" has that of a real word)."""
        if len(word) < 3 or word in STOPWORDS or word in english():
            return True
        return word in self._vocabulary


def _is_another(part: str, word: str, wanted: str, meant: str) -> bool:
    """True for words that share little but their ending."""
    return word[0] != meant[0] and min(OSA.distance(part, wanted), OSA.distance(word, meant)) > _SLIPS


def _is_long(span: Sequence[Word]) -> bool:
    return len(span) == 1 and len(span[0].text) >= _LONG


def _stands_alone(scored: Sequence[tuple[float, Parts]]) -> bool:
    best, *others = sorted((score for score, _ in scored), reverse=True)
    return not others or best - others[0] >= _APART
