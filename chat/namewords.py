"""The words of all names of the roles, and how much of a name a text holds."""

from __future__ import annotations

import math
import re
import threading
from collections.abc import Sequence
from functools import lru_cache
from itertools import groupby
from weakref import WeakKeyDictionary

from ingest.document import Role
from ingest.index import Index
from ingest.lexical import STOPWORDS, stem, words

#: Roles compared for the words of their names, and what keeps a name of one common word from counting whole.
_COMPARED, _RARE = 16, 8.0
#: What a word for a person has that the word for their work lacks ("driver", "driving").
_PERSON = re.compile(r"(?:er|or|ist|ian|ing|ion|s)$")
#: The letter that such an ending doubles ("planner").
_DOUBLED = re.compile(r"([^aeiouylsz])\1$")
_WORD = re.compile(r"[^\W_][\w'’-]*")
_ARTICLE = re.compile(r"\b(?:an?|the)\s+$", re.I)
#: Least share of a name, rare words counting most, that stands for it.
_MOSTLY = 0.6
#: Letters that a word must have to be cut so, and to be left with.
_LONG, _LEFT = 6, 4


class NameWords:
    """The words of all names of the roles, and how rare each is."""

    def __init__(self, roles: Sequence[Role]) -> None:
        self._names: list[tuple[str, frozenset[str]]] = []
        self._holding: dict[str, list[int]] = {}
        for role in roles:
            for name in dict.fromkeys((role.name, *role.aliases)):
                self._names.append((role.name, _roots(name)))
        for at, (_, roots) in enumerate(self._names):
            for root in roots:
                self._holding.setdefault(root, []).append(at)
        self._rarity = {root: math.log(1 + len(self._names) / len(at)) for root, at in self._holding.items()}
        self._whole = [sum(map(self._rarity.__getitem__, roots)) + _RARE for _, roots in self._names]

    def rarity(self, text: str) -> float:
        """How rare the words of a text are in names, added up; words that no name has count nothing."""
        return sum(self._rarity.get(root, 0.0) for root in _roots(text))

    def shared(self, text: str) -> dict[str, float]:
        """Role -> how much of its best name a text holds, 0 to 1, rare words counting most; the likeliest roles alone."""
        asked = _roots(text)
        best: dict[str, float] = {}
        for at in {at for root in asked for at in self._holding.get(root, ())}:
            role, roots = self._names[at]
            held = sum(self._rarity[r] for r in roots & asked) / self._whole[at]
            best[role] = max(held, best.get(role, 0.0))
        return dict(sorted(best.items(), key=lambda b: (-b[1], b[0]))[:_COMPARED])

    def where(self, text: str, role: str) -> tuple[int, int] | None:
        """Where a text says what makes up most of one of a role's names, in words that follow each other."""
        found = [(w.start(), w.end(), _roots(w.group())) for w in _WORD.finditer(text)]
        runs: list[tuple[float, int, int]] = []
        for roots in {roots for name, roots in self._names if name == role}:
            whole = sum(self._rarity[r] for r in roots)
            for fits, run in groupby(found, key=lambda w: w[2] <= roots):
                held = [w for w in run if w[2]] if fits else []
                weight = sum(self._rarity[r] for r in frozenset().union(*(w[2] for w in held)))
                if held and weight >= _MOSTLY * whole:
                    runs.append((weight, held[0][0], held[-1][1]))
        return max(runs, default=(0.0, 0, 0))[1:] if runs else None


_WORDS: WeakKeyDictionary[Index, NameWords] = WeakKeyDictionary()
_MAKING = threading.Lock()


def pointed_out(index: Index, text: str, role: str) -> tuple[str, str]:
    """The text with "the role" for the words that a name of the role is made of, and those words; as it is where there are none."""
    if (where := name_words(index).where(text, role)) is None:
        return text, ""
    start, end = where
    return f"{_ARTICLE.sub('', text[:start])}the role{text[end:]}", text[start:end]


def name_words(index: Index) -> NameWords:
    """The words of the names of an index's roles, found once and let go with it."""
    with _MAKING:
        if index not in _WORDS:
            _WORDS[index] = NameWords(index.roles())
        return _WORDS[index]


def _roots(text: str) -> frozenset[str]:
    """The stems of the words that carry meaning, those for persons as those for their work."""
    return frozenset(_root(word) for word in words(text) if word not in STOPWORDS)


@lru_cache(maxsize=50_000)
def _root(word: str) -> str:
    cut = _DOUBLED.sub(r"\1", _PERSON.sub("", word)) if len(word) >= _LONG else word
    return stem(cut if len(cut) >= _LEFT else word)
