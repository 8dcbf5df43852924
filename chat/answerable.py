"""Whether the documents answer a question that names no role: how likely that is, judged by what was found for it."""

from __future__ import annotations

import math
from collections.abc import Sequence

from chat.evidence import Ranked
from chat.meaning import ASIDE, ELSEWHERE, facets_by_meaning
from chat.terms import context_stems, kindred_terms, overlap
from chat.understanding import Understanding
from ingest.index import Index

#: What each sign adds to the log-odds that a question is answered (logistic regression over the development pairs:
#: ``python -m evals.weights``), and where they begin.
SIGNS: dict[str, float] = {
    "best": 0.2, "nearest": 6.1, "borne": 2.25, "lead": 0.4, "elsewhere": -6.9, "matter": -2.0, "aside": -6.3,
}  # fmt: skip
INTERCEPT = -2.2
#: Least likelihood at which it is answered: one in ten answerable questions is lost, one in four of the others let in.
ENOUGH = 0.65
#: The rank whose score the best one is compared with.
_TENTH = 10


def signs(index: Index, asked: Understanding, ranked: Sequence[Ranked]) -> list[float]:
    """What speaks for an answer, in the order of SIGNS.

    The score of the best statement; the cosine of the nearest; the share of the question's words that the statements
    bear out, kindred words by their nearness; how far the best is ahead of the tenth; how near the question comes to
    matters that documents seldom tell, by how much nearer than to any facet, and to what has nothing to do with careers.
    """
    near = facets_by_meaning(asked.unnamed, index)
    facet = max(n for of, n in near.items() if of not in (ELSEWHERE, ASIDE))
    stems = frozenset().union(*(context_stems(r.statement) for r in ranked))
    terms = kindred_terms(index, asked.terms)
    return [
        ranked[0].score,
        max(r.cosine for r in ranked),
        overlap(terms, stems) if terms else 1.0,
        ranked[0].score - ranked[min(_TENTH, len(ranked) - 1)].score,
        near[ELSEWHERE],
        near[ELSEWHERE] - facet,
        near[ASIDE],
    ]


def likelihood(index: Index, asked: Understanding, ranked: Sequence[Ranked]) -> float:
    """How likely the best of the statements answer the question, 0 to 1; 0 where there are none."""
    if not ranked:
        return 0.0
    weighed = zip(SIGNS.values(), signs(index, asked, ranked), strict=True)
    return 1 / (1 + math.exp(-INTERCEPT - sum(weight * sign for weight, sign in weighed)))
