"""Roles named in a question: by name, alias, plural, abbreviation, end of the name, or with a typo."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from chat.spelling import english
from ingest.document import Role
from ingest.embed import Embedder
from ingest.lexical import STOPWORDS, stem
from ingest.roles import is_occupation

#: What people write for a word of a title.
_SHORT = {
    "ml": "machine learning", "genai": "generative ai", "gen": "generative", "artificial": "ai", "intelligence": "",
    "eng": "engineer", "engr": "engineer", "mgr": "manager", "pm": "product manager", "prod": "product", "dev": "developer",
    "sci": "scientist", "dir": "director", "fullstack": "full stack", "ds": "data science", "swe": "software engineer", "sr": "senior",
}  # fmt: skip
_TOKEN = re.compile(r"[^\W_]+(?:['’][^\W_]+)?[+#]*")
_TYPO = 84.0  # least similarity (0 to 100) of a phrase to a role's name for it to count as the same with a typo
_SAME = 0.85  # least cosine of two job titles under all-MiniLM-L6-v2 that name one job
_EDGE = frozenset("lead head director chief".split())


@dataclass(frozen=True, slots=True)
class Mention:
    """A role named in a question: ``start`` and ``end`` in its text, and which roles it may mean (none: unknown).

    ``in_full`` is False for a loose name ("the engineer").
    """

    start: int
    end: int
    words: str
    roles: tuple[str, ...]
    in_full: bool = True


@dataclass(frozen=True, slots=True)
class _Word:
    start: int
    end: int
    text: str
    parts: tuple[str, ...]
    whole: tuple[str, ...]


class RoleFinder:
    """Finds the roles of one index in a text."""

    def __init__(self, roles: Sequence[Role], vocabulary: Container[str], embedder: Embedder | None = None) -> None:
        self._vocabulary, self._embedder = vocabulary, embedder
        self._roles = tuple(role.name for role in roles)
        self._names: dict[tuple[str, ...], set[str]] = {}
        self._whole: dict[tuple[str, ...], tuple[str, ...]] = {}
        for role in roles:
            for name in (role.name, *role.aliases):
                named = _words(name, spelled_out=not _is_acronym(name))
                if parts := tuple(p for w in named for p in w.parts):
                    self._names.setdefault(parts, set()).add(role.name)
                    self._whole.setdefault(parts, tuple(p for w in named for p in w.whole))
            initials = "".join(word[0] for word in role.name.replace("-", " ").split() if word[0].isupper()).lower()
            if (
                len(initials) > 1
                and initials not in vocabulary
                and initials not in english()
                and initials not in STOPWORDS
            ):
                self._names.setdefault((stem(initials),), set()).add(role.name)
        self._longest = max((len(parts) for parts in self._names), default=0)

    def find(self, text: str) -> list[Mention]:
        """Mentions in the order of the text, none overlapping."""
        words = _words(text)
        taken: set[int] = set()
        found = [*self._exact(text, words, taken), *self._typos(text, words, taken), *self._partial(text, words, taken)]
        return sorted(found, key=lambda mention: mention.start)

    def _windows(self, words: list[_Word], taken: set[int]) -> list[tuple[int, int, tuple[str, ...]]]:
        """Spans of free words whose parts could be a name, longest first."""
        spans = []
        for size in range(min(self._longest + 1, len(words)), 0, -1):
            for at in range(len(words) - size + 1):
                if taken.isdisjoint(range(at, at + size)):
                    spans.append((at, at + size, tuple(p for w in words[at : at + size] for p in w.parts)))
        return spans

    def _exact(self, text: str, words: list[_Word], taken: set[int]) -> list[Mention]:
        found = []
        for first, last, parts in self._windows(words, taken):
            raw = (stem(words[first].text.lower()),) if last - first == 1 else parts
            roles = self._names.get(parts) or self._names.get(raw)
            if roles and taken.isdisjoint(range(first, last)) and _is_name(words[first:last]):
                taken.update(range(first, last))
                found.append(_mention(text, words[first:last], roles))
        return found

    def _typos(self, text: str, words: list[_Word], taken: set[int]) -> list[Mention]:
        """Spans with a word unknown to the documents that are near a name; a known word is never bent into another."""
        found = []
        for first, last, parts in self._windows(words, taken):
            span = words[first:last]
            if not taken.isdisjoint(range(first, last)) or all(self._known(p) for w in span for p in w.whole):
                continue
            whole = tuple(p for w in span for p in w.whole)
            scored = [(self._likeness(parts, whole, name), name) for name in self._whole]
            score, best = max(scored, default=(0.0, None))
            if best is not None and score >= _TYPO:
                taken.update(range(first, last))
                found.append(_mention(text, span, self._names[best]))
        return found

    def _likeness(self, parts: tuple[str, ...], whole: tuple[str, ...], name: tuple[str, ...]) -> float:
        """Likeness of the words, 0 to 100; 0 where a word that is known stands for another.

        Word by word where their numbers agree, else as one string ("fulstack ai devloper").
        """
        if abs(len(parts) - len(name)) > 1:
            return 0.0
        if any(p not in name and self._known(w) for p, w in zip(parts, whole, strict=True)):
            return 0.0
        if len(parts) != len(name):
            return fuzz.ratio("".join(whole), "".join(self._whole[name])) if len(parts) > 1 else 0.0
        scores = []
        for part, word, wanted, full in zip(parts, whole, name, self._whole[name], strict=True):
            score = 100.0 if part == wanted else max(fuzz.ratio(part, wanted), fuzz.ratio(word, full))
            if part != wanted and (self._known(word) or score < 60):
                return 0.0
            scores.append(score)
        return sum(scores) / len(scores)

    def _known(self, word: str) -> bool:
        """True for a word of the language or of the documents (not its stem: "directer" has that of a real word)."""
        if len(word) < 3 or word in STOPWORDS or word in english():
            return True
        return word in self._vocabulary

    def _partial(self, text: str, words: list[_Word], taken: set[int]) -> list[Mention]:
        """Occupations not named in full: the end of one name ("product manager"), of several, or of none."""
        found = []
        for at, word in enumerate(words):
            if (
                at in taken
                or not is_occupation(word.text)
                or (word.text.lower() in _EDGE and not _has_article(words, at))
            ):
                continue
            first = at
            while first > 0 and first - 1 not in taken and _modifies(words[first - 1]):
                first -= 1
            roles: set[str] = set()
            while not roles and first <= at:
                parts = tuple(p for w in words[first : at + 1] for p in w.parts)
                roles = {r for name, rs in self._names.items() if _ends(name, parts) for r in rs}
                if not roles and first < at and not self._drops(words[first]):
                    break
                if not roles:
                    first += 1
            first = min(first, at)
            roles = roles or self._same_job(text[words[first].start : words[at].end])
            taken.update(range(first, at + 1))
            found.append(_mention(text, words[first : at + 1], roles, in_full=False))
        return found

    def _same_job(self, words: str) -> set[str]:
        """The role whose name means nearly the same ("AI researcher"), among those that share a word with it."""
        if self._embedder is None:
            return set()
        parts = {p for w in _words(words) for p in w.parts}
        alike = [r for r in self._roles if parts & {p for w in _words(r) for p in w.parts}][:40]
        vector = self._embedder.encode_query(words)
        near = [(float(self._embedder.encode_query(r) @ vector), r) for r in alike]
        return {max(near)[1]} if near and max(near)[0] >= _SAME else set()

    @staticmethod
    def _drops(word: _Word) -> bool:
        """True for a word before an occupation that does not make it another one ("good manager")."""
        return word.text.lower() in (
            "good",
            "great",
            "real",
            "typical",
            "new",
            "young",
            "average",
            "normal",
            "aspiring",
            "future",
        )


def _ends(name: tuple[str, ...], parts: tuple[str, ...]) -> bool:
    if len(parts) == 1 and parts[0] in _EDGE:
        return parts[0] in (name[0], name[-1])
    return name[-len(parts) :] == parts


def _has_article(words: list[_Word], at: int) -> bool:
    return at > 0 and words[at - 1].text.lower() in ("the", "a", "an", "that")


def _modifies(word: _Word) -> bool:
    lowered = word.text.lower()
    return lowered not in STOPWORDS and lowered not in _VERBS and not lowered.endswith("'s")


_VERBS = frozenset(
    "need needs become becoming be being make makes pay pays earn earns hire hired like want work works working compare "
    "tell know mean means get gets vs versus between wot wots wat whats what's job role career skills salary average "
    "explain describe study studied suits suit love enjoy ask asks please ok okay nice thanks hi hello".split()
)


def _is_name(words: list[_Word]) -> bool:
    """False for a lone short alias in lower case that is a plain word ("ds" yes, "lead" no)."""
    only = words[0].text
    return (
        len(words) > 1
        or len(only) > 3
        or only.isupper()
        or (only.islower() and not only.isalpha())
        or only.lower() not in STOPWORDS
    )


def _is_acronym(name: str) -> bool:
    return name.isupper() and len(name) <= 5 and " " not in name


def _words(text: str, *, spelled_out: bool = True) -> list[_Word]:
    """The words of a text; what people shorten ("ds", "eng") spelled out, or left as it is."""
    made = []
    for match in _TOKEN.finditer(text.replace("’", "'")):
        raw = re.sub(r"'s$", "", match.group())
        lowered = raw.lower()
        whole = tuple((_SHORT.get(lowered, lowered) if spelled_out else lowered).split())
        made.append(_Word(match.start(), match.end(), raw, tuple(stem(p) for p in whole), whole))
    return made


def _mention(text: str, words: Sequence[_Word], roles: set[str], *, in_full: bool = True) -> Mention:
    start, end = words[0].start, words[-1].end
    return Mention(start, end, text[start:end], tuple(sorted(roles)), in_full)
