"""How well a statement answers a question: a weighted sum of what both share, the weights learned from hand-written pairs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from chat.cues import tells
from chat.evidence import Ranked, in_their_order
from chat.figures import MONEY
from chat.matters import agreement
from chat.quantity import Quantity, gives, quantity_of
from chat.terms import NEAR, Term, kindred_terms, overlap, own_stems, stems_of, stems_without
from chat.understanding import Understanding
from ingest.index import Index
from ingest.stored import StoredStatement

#: What each thing that speaks for a statement adds to its score. Of two statements the one scored higher answers better,
#: with the odds of e to the difference (softmax over a question's statements; Cao et al., Learning to Rank: From Pairwise
#: Approach to Listwise Approach, 2007). Learned of the development pairs by ``python -m evals.weights``.
WEIGHTS: dict[str, float] = {
    "cosine": 5.0, "unnamed": 5.9, "words": 2.3, "idf": 0.59, "facet": 0.67, "leaning": 0.05, "label": 0.53, "opens": 0.40,
    "figure": 3.2, "money": -0.85, "matter": 0.23,
}  # fmt: skip


def by_relevance(index: Index, asked: Understanding, statements: Sequence[StoredStatement]) -> list[Ranked]:
    """The statements by how well they answer, best first; equals keep the order of the documents."""
    found = features(index, asked, statements)
    scores = found @ np.array(list(WEIGHTS.values()))
    ranked = [
        Ranked(s, float(score), float(row[0]), float(row[3]))
        for s, score, row in zip(statements, scores, found, strict=True)
    ]
    return sorted(in_their_order(ranked), key=lambda r: (-round(r.score, 6), r.statement.row))


def features(index: Index, asked: Understanding, statements: Sequence[StoredStatement]) -> NDArray[np.float64]:
    """What speaks for each statement, shape (statements, len(WEIGHTS)), columns in the order of WEIGHTS.

    The cosine to the question, and to it without the role's name; the share of its content words that the statement bears out (a kindred word counts by its
    nearness); of all its stems by their idf; whether a facet asked for is told, how much the statement's own is leant to; a
    label made of words asked about; whether it opens its section, gives a figure of the sort asked for, names money where
    none is asked; how far it is about the same matter.
    """
    at_rows = [s.row for s in statements]
    texts = (asked.unnamed if asked.carried and asked.roles else asked.text, asked.unnamed)
    cosines = np.stack([index.statement_cosines(index.embed(text), at_rows) for text in texts], axis=1)
    shared = agreement(index, asked.unnamed, at_rows)
    reading = _reading(index, asked)
    sections = [(s.source, s.section) for s in statements]
    rows = [
        [
            *map(float, near),
            *_shared(asked, reading, s),
            at == 0 or sections[at] != sections[at - 1],
            *_cues(reading, s),
            float(matter),
        ]
        for at, (s, near, matter) in enumerate(zip(statements, cosines, shared, strict=True))
    ]
    return np.array(rows, dtype=np.float64).reshape(len(statements), len(WEIGHTS))


@dataclass(frozen=True, slots=True)
class _Reading:
    """What is looked for in every statement, worked out once per question."""

    terms: Sequence[Term]
    idf: dict[str, float]
    roots: frozenset[str]
    leaning: dict[str, float]
    quantity: Quantity | None
    pay: bool


def _reading(index: Index, asked: Understanding) -> _Reading:
    terms = kindred_terms(index, asked.terms)
    stems = stems_of(asked.unnamed) - stems_of("role")
    leaning = dict(asked.leaning)
    return _Reading(
        terms,
        {stem: index.lexical.idf(stem) for stem in sorted(stems)},
        stems.union(root for term in terms for root, near in term.stems.items() if near >= NEAR),
        leaning,
        quantity_of(index, asked),
        "pay" in asked.facets or leaning.get("pay", 0.0) >= 1,
    )


def _shared(asked: Understanding, reading: _Reading, statement: StoredStatement) -> list[float]:
    """Words, idf, facet, leaning and label of a statement."""
    own = own_stems(statement)
    label = stems_without(statement.label, statement.role) if statement.label else frozenset()
    return [
        overlap(reading.terms, own),
        sum(idf for stem, idf in reading.idf.items() if stem in own) / (sum(reading.idf.values()) or 1.0),
        float(any(tells(statement, facet) for facet in asked.facets)),
        reading.leaning.get(statement.facet or "", 0.0),
        float(bool(label) and label <= reading.roots),
    ]


def _cues(reading: _Reading, statement: StoredStatement) -> list[float]:
    """Figure and money of a statement."""
    return [
        float(reading.quantity is not None and gives(reading.quantity, statement.text, statement.facet)),
        float(not reading.pay and MONEY.search(statement.text) is not None),
    ]
