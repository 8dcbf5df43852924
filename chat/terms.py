"""The content words of a question against statements: which are borne out, by the word itself or one that means the same."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from ingest.index import Index
from ingest.lexical import stem, tokens
from ingest.stored import StoredStatement

#: Least cosine of two single words under all-MiniLM-L6-v2 at which one stands for the other ("coding", "programming").
NEAR = 0.58
#: ... and at which what documents tell of the one is told of the other ("maths" is more than "numbers").
TELLS = 0.62
#: ... and at which one is kindred to the other and counts by its nearness ("stress", "demanding").
_KINDRED = 0.35
_MOST_TERMS = 12


@dataclass(frozen=True, slots=True)
class Term:
    """A word asked for: ``stems`` maps every stem that bears it out to how well (1 is the word itself)."""

    word: str
    weight: float
    stems: dict[str, float]


@lru_cache(maxsize=50_000)
def stems_of(text: str) -> frozenset[str]:
    """The stems of a text, once per text."""
    return frozenset(tokens(text))


@lru_cache(maxsize=50_000)
def stems_without(text: str, role: str | None) -> frozenset[str]:
    """The stems of a text from which the role's name is taken out."""
    return (
        stems_of(re.sub(rf"{re.escape(role)}s?", " ", " ".join(text.split()), flags=re.I)) if role else stems_of(text)
    )


def own_stems(statement: StoredStatement) -> frozenset[str]:
    """Stems of what a statement says of its role; the role's own name says nothing about it."""
    return stems_without(statement.text, statement.role)


def context_stems(statement: StoredStatement) -> frozenset[str]:
    """Stems of a statement and of what it stands under: lead-in, last headings."""
    return own_stems(statement) | stems_without(" ".join((*statement.section[-2:], statement.lead)), statement.role)


def terms_of(
    index: Index, words: Sequence[str], scope: Iterable[frozenset[str]] = (), near: float = NEAR
) -> list[Term]:
    """Terms for the words of a question; a word that the scope uses itself stands for itself alone.

    ``near`` is the least cosine at which another word bears one out.
    """
    made, used = [], frozenset().union(*scope)
    for word in words[:_MOST_TERMS]:
        root = stem(word)
        stems = {root: 1.0}
        if root not in used and not word[0].isdigit() and len(word) > 2:
            kin = index.words_near(word, near)
            stems = {**{s: c for s, c in kin.items() if not _opposite(root, s)}, root: 1.0}
        made.append(Term(word, index.lexical.idf(root), stems))
    return made


def kindred_terms(index: Index, words: Sequence[str]) -> list[Term]:
    """Terms for the words of a question that every kindred word bears out as far as it is near."""
    made = []
    for word in words[:_MOST_TERMS]:
        root = stem(word)
        near = index.words_near(word, _KINDRED) if len(word) > 2 and not word[0].isdigit() else {}
        made.append(
            Term(
                word, index.lexical.idf(root), {**{s: c for s, c in near.items() if not _opposite(root, s)}, root: 1.0}
            )
        )
    return made


def _opposite(a: str, b: str) -> bool:
    """True for "unemployment" and "employment", which vectors take for near."""
    return any(a == prefix + b or b == prefix + a for prefix in ("un", "non", "in", "dis", "ir", "im"))


#: Levels that a figure may be told of alone.
_LEVELS = frozenset(
    "senior junior entry graduate intern internship trainee apprentice principal freelance contract".split()
)
#: What follows "at" or "in" and is no place ("at least", "in the end").
_IDIOMS = frozenset("least most best first last rest end general case fact mind practice principle time".split())
_PLACES = ("germany", "france", "london", "tokyo", "india", "texas", "a country", "a city")
#: Least cosine of a word to a place's name, under all-MiniLM-L6-v2, at which it is taken for one.
_PLACE = 0.5


def is_proper(word: str, question: str) -> bool:
    """True for a year, and for a word written with a capital inside the question, or in capitals."""
    if word[0].isdigit():
        return re.fullmatch(r"(?:19|20)\d\d", word) is not None
    if question.isupper():
        return False
    written = rf"{re.escape(word[0].upper() + word[1:])}|{re.escape(word.upper())}"
    if len(word) > 2 and re.search(rf"\b{re.escape(word.upper())}\b", question):
        return True  # "TOGAF - needed?"
    return re.search(rf"(?<![.!?:]\s)(?<=\s)(?:{written})\b", question) is not None


def narrows(word: str, question: str, index: Index) -> bool:
    """True for a word that narrows a figure: a year, a name, a place, what follows "in" or "at"."""
    if word in _LEVELS or is_proper(word, question):
        return True
    if word[0].isdigit() or word in _IDIOMS:
        return False
    if re.search(
        rf"\b(?:in|at|near|outside|inside|within|from|with)\s+(?:the\s+|an?\s+)?(?:\w+\s+)?{re.escape(word)}\b",
        question,
        re.I,
    ):
        return True
    return is_place(word, index)


def is_place(word: str, index: Index) -> bool:
    """True for a word that means nearly what a country's or a city's name does."""
    vector = index.embed(word)
    return max(float(vector @ index.embed(place)) for place in _PLACES) >= _PLACE


def overlap(terms: Sequence[Term], stems: frozenset[str]) -> float:
    """Weighted share of the terms that these stems bear out, 0 to 1; 0 where nothing is asked for."""
    total = sum(t.weight for t in terms)
    if not total:
        return 0.0
    return sum(t.weight * max((t.stems[root] for root in t.stems.keys() & stems), default=0.0) for t in terms) / total


def unsupported(terms: Sequence[Term], scope: Iterable[frozenset[str]]) -> tuple[str, ...]:
    """Words that nothing in the scope bears out."""
    present = frozenset().union(*scope)
    return tuple(t.word for t in terms if present.isdisjoint(t.stems))
