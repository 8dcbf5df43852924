"""Whether the documents answer a question: how likely that is, judged by what was found for it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from chat.crossreading import USUAL, odds
from chat.cues import tells
from chat.evidence import Ranked
from chat.lacking import absent_words
from chat.matters import agreement, facets_asked, matters_of
from chat.meaning import ASIDE, ELSEWHERE, facets_by_meaning
from chat.noanswer import margin
from chat.quantity import quantity_of, that_give
from chat.terms import TELLS, context_stems, is_proper, terms_of, unsupported
from chat.understanding import Understanding
from ingest.index import Index

#: What speaks for an answer or against it, in the order of ``signs``.
SIGNS = (
    "best", "lead", "agreement", "facet", "elsewhere", "aside", "seldom", "certain", "figure", "absent",
    "lacking", "names", "untold", "margin", "together",
)  # fmt: skip
#: The rank whose score the best one is compared with.
_TENTH = 10
#: Least likelihood that a question has nothing to do with careers at which one that names no role is not answered.
_ASIDE = 0.3
#: Log-odds of an answer nearer to nothing than this leave it open: then the first statements are read together with the question, which takes time.
_OPEN = 2.0


@dataclass(frozen=True, slots=True)
class Weighing:
    """What each sign adds to the log-odds that a question is answered, where they begin, and the least likelihood of an answer."""

    weights: tuple[float, ...]
    intercept: float
    enough: float

    def log_odds(self, found: Sequence[float]) -> float:
        """How likely it is that a question with these signs is answered, as log-odds."""
        return self.intercept + sum(weight * sign for weight, sign in zip(self.weights, found, strict=True))


#: Learned of the development pairs by ``python -m evals.weights`` (logistic regression), of questions on a role and of others.
OF_ROLE = Weighing(
    (-0.17, 0.29, 0.42, -0.29, -3.12, -10.86, -1.27, -1.19, -1.17, -0.77, -0.02, -1.44, -1.24, 0.25, 0.33), 3.13, 0.45
)
OF_NONE = Weighing(
    (0.38, -0.07, -0.36, -2.61, -1.99, -5.56, -0.09, -2.30, -2.87, 1.09, 0.02, -2.20, 0.43, 0.18, 0.45), -0.94, 0.5
)


def signs(index: Index, asked: Understanding, ranked: Sequence[Ranked]) -> list[float]:
    """What speaks for an answer, in the order of SIGNS.

    The score of the best statement, and how far it is ahead of the tenth; how far any is about the matter asked; how near
    the question comes to a facet's examples, and how much nearer to matters that documents seldom tell; how likely its matter
    has nothing to do with careers or is one that they seldom tell, and how sure the matter is; whether
    a figure is asked for that none of the first gives; the share and the number of its words that no statement bears out, whether one of those is a
    name; whether it asks for facets of which none is told; the log-odds that any answers, by how near this very question asks it to come, and by reading the first together with it.
    """
    return [*_apart(index, asked, ranked), _together(index, asked, ranked)]


def _together(index: Index, asked: Understanding, ranked: Sequence[Ranked]) -> float:
    whose = asked.text if asked.unknown and not asked.roles else asked.unnamed  # of "nurses" none is the role
    return odds(index, whose, [r.statement for r in ranked])


def _apart(index: Index, asked: Understanding, ranked: Sequence[Ranked]) -> list[float]:
    """The signs that are there without reading."""
    near = facets_by_meaning(asked.unnamed, index)
    facet = max(n for of, n in near.items() if of not in (ELSEWHERE, ASIDE))
    matters = matters_of(index)
    shares = matters.asked(index.embed(asked.unnamed))
    facets = matters.of_facets(shares)
    found = [r.statement for r in ranked]
    rows = [s.row for s in found]
    scope = [context_stems(s) for s in found]
    terms = terms_of(index, asked.terms, scope, TELLS)
    absent = absent_words(index, asked, terms, found)
    return [
        ranked[0].score,
        ranked[0].score - ranked[min(_TENTH, len(ranked)) - 1].score,
        float(agreement(index, asked.unnamed, rows).max()),
        facet,
        near[ELSEWHERE] - facet,
        facets[ASIDE],
        facets[ELSEWHERE],
        float(shares.max()),
        float(lacks_figure(index, asked, ranked)),
        sum(t.weight for t in terms if t.word in absent) / (sum(t.weight for t in terms) or 1.0),
        float(len(absent)),
        float(any(is_proper(word, asked.asked) for word in absent)),
        float(bool(asked.facets) and not any(tells(s, f) for s in found for f in asked.facets)),
        margin(index, asked.unnamed, rows),
    ]


def lacks_figure(index: Index, asked: Understanding, ranked: Sequence[Ranked]) -> bool:
    """True where a figure is asked for and none of the first statements gives one of that sort."""
    quantity = quantity_of(index, asked)
    return quantity is not None and not that_give(quantity, ranked)


def likelihood(index: Index, asked: Understanding, ranked: Sequence[Ranked]) -> float:
    """How likely the best of the statements answer the question, 0 to 1; 0 where there are none."""
    if not ranked:
        return 0.0
    weighing = OF_ROLE if asked.roles else OF_NONE
    apart = _apart(index, asked, ranked)
    found = weighing.log_odds([*apart, USUAL])
    if abs(found) < _OPEN:
        found = weighing.log_odds([*apart, _together(index, asked, ranked)])
    return 1 / (1 + math.exp(-found))


def is_answered(index: Index, asked: Understanding, ranked: Sequence[Ranked]) -> bool:
    """True where it is likely enough that the best of the statements answer the question."""
    if not asked.roles and (
        is_aside(index, asked) or lacks_figure(index, asked, ranked) or _is_nowhere(index, asked, ranked)
    ):
        return False
    return likelihood(index, asked, ranked) >= (OF_ROLE if asked.roles else OF_NONE).enough


def is_aside(index: Index, asked: Understanding) -> bool:
    """True where a question likely has nothing to do with careers."""
    return facets_asked(index, asked.unnamed)[ASIDE] >= _ASIDE


def _is_nowhere(index: Index, asked: Understanding, ranked: Sequence[Ranked]) -> bool:
    """True where no statement bears out any of the words asked about."""
    scope = [context_stems(r.statement) for r in ranked]
    return bool(asked.terms) and len(unsupported(terms_of(index, asked.terms, scope, TELLS), scope)) == len(asked.terms)
