"""Refusals: rightly made, wrongly made, and whether confidence tells good answers from bad ones."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from evals.case import Case
from evals.nuggets import clean, complete


def right_kind(case: Case) -> float | None:
    """1 where it was answered, refused or asked back as it should be; an answer in part counts as an answer."""
    got, expected = case.answer.kind, case.pair.expect
    return float(got == expected or {got, expected} == {"answer", "partial"})


def refusal_recall(case: Case) -> float | None:
    """1 where a question that no document answers was refused, over those; the mean is the recall of refusing."""
    return float(case.answer.abstained) if case.pair.expect == "refused" else None


def refusal_precision(case: Case) -> float | None:
    """1 where a refusal was right, over all refusals; the mean is the precision of refusing."""
    return float(case.pair.expect == "refused") if case.answer.abstained else None


def wrong_refusals(case: Case) -> float | None:
    """1 where a question that the documents answer was refused, over those that they answer."""
    return float(case.answer.abstained) if case.pair.answerable else None


def is_right(case: Case) -> bool:
    """True where an answer given is complete and clean; one that should have been refused or asked back is not."""
    return complete(case) == 1 if case.pair.answerable else right_kind(case) == 1 and clean(case) == 1


@dataclass(frozen=True, slots=True)
class Point:
    """Of the most confident answers that make up this share of all questions, the share that is wrong."""

    coverage: float
    risk: float


def risk_coverage(answered: Sequence[tuple[float, bool]], questions: int) -> list[Point]:
    """The risk-coverage curve (El-Yaniv and Wiener 2010): answers given, most confident first; equal confidence is one step.

    ``answered``: (confidence, right) of each answer that was given; ``questions``: how many were asked.
    """
    points, wrong = [], 0
    ranked = sorted(answered, key=lambda a: -a[0])
    for n, (confidence, right) in enumerate(ranked, 1):
        wrong += not right
        if n == len(ranked) or ranked[n][0] < confidence:
            points.append(Point(n / questions, wrong / n))
    return points


def area(points: Sequence[Point]) -> float | None:
    """Mean risk over the coverage reached, by the steps of the curve (AURC; Geifman, Uziel and El-Yaniv 2019): less is better."""
    if not points:
        return None
    total, last = 0.0, 0.0
    for point in points:
        total += (point.coverage - last) * point.risk
        last = point.coverage
    return total / last
