"""The content words of a question against statements: which are borne out, by the word itself or one that means the same."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from ingest.index import Index, StoredStatement
from ingest.lexical import stem, tokens

#: Least cosine of two single words under all-MiniLM-L6-v2 at which one stands for the other ("coding", "programming").
NEAR = 0.58
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


def context_stems(statement: StoredStatement) -> frozenset[str]:
    """Stems of a statement and of what it stands under: lead-in, last headings."""
    return stems_of(statement.text) | stems_of(" ".join((*statement.section[-2:], statement.lead)))


def terms_of(index: Index, words: Sequence[str], *, exact: bool = False) -> list[Term]:
    """Terms for the words of a question; ``exact`` takes the words as they are (for figures, places, years)."""
    made = []
    for word in words[:_MOST_TERMS]:
        root = stem(word)
        stems = {root: 1.0}
        if not exact and not word[0].isdigit() and len(word) > 2:
            stems = {**index.vocabulary.near(index.embed(word), NEAR), root: 1.0}
        made.append(Term(word, index.lexical.idf(root), stems))
    return made


def overlap(terms: Sequence[Term], stems: frozenset[str]) -> float:
    """Weighted share of the terms that these stems bear out, 0 to 1; 0 where nothing is asked for."""
    total = sum(t.weight for t in terms)
    if not total:
        return 0.0
    return sum(t.weight * max((s for root, s in t.stems.items() if root in stems), default=0.0) for t in terms) / total


def unsupported(terms: Sequence[Term], scope: Iterable[frozenset[str]]) -> tuple[str, ...]:
    """Words that nothing in the scope bears out."""
    present = frozenset().union(*scope)
    return tuple(t.word for t in terms if present.isdisjoint(t.stems))
