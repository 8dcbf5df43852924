"""Refusals on both sides, and the risk-coverage curve worked out by hand."""

from __future__ import annotations

import pytest

from evals.refusing import (
    Point,
    area,
    is_right,
    refusal_precision,
    refusal_recall,
    right_kind,
    risk_coverage,
    wrong_refusals,
)
from ingest.index import Index
from tests.evals.answers import case, pair, quoting, refusal, said
from tests.evals.samples import CLIMBING, PAY


@pytest.mark.parametrize(
    ("expect", "got", "right"),
    [
        ("answer", "answer", 1),
        ("answer", "partial", 1),
        ("partial", "answer", 1),
        ("answer", "refused", 0),
        ("answer", "clarify", 0),
        ("refused", "refused", 1),
        ("refused", "answer", 0),
        ("refused", "partial", 0),
        ("refused", "clarify", 0),
        ("clarify", "clarify", 1),
        ("clarify", "answer", 0),
        ("meta", "meta", 1),
        ("meta", "refused", 0),
    ],
)
def test_an_answer_in_part_counts_as_an_answer(small: Index, expect: str, got: str, right: float) -> None:
    assert right_kind(case(small, pair(expect=expect), refusal(got))) == right


@pytest.mark.parametrize(
    ("expect", "got", "values"),
    [
        ("refused", "refused", (1, 1, None)),
        ("refused", "answer", (0, None, None)),
        ("refused", "clarify", (0, None, None)),
        ("answer", "refused", (None, 0, 1)),
        ("partial", "refused", (None, 0, 1)),
        ("answer", "answer", (None, None, 0)),
        ("clarify", "refused", (None, 0, None)),
        ("meta", "meta", (None, None, None)),
    ],
)
def test_refusals_are_counted_where_they_were_right_and_where_they_were_made(
    small: Index, expect: str, got: str, values: tuple[float | None, ...]
) -> None:
    told = case(small, pair(expect=expect), refusal(got))
    assert (refusal_recall(told), refusal_precision(told), wrong_refusals(told)) == values


@pytest.mark.parametrize(
    ("expect", "answer", "right"),
    [
        ("answer", quoting(CLIMBING), True),
        ("answer", quoting(CLIMBING, PAY), False),
        ("answer", said(("Nothing.", [CLIMBING])), False),
        ("refused", refusal(), True),
        ("refused", quoting(CLIMBING), False),
        ("clarify", refusal("clarify"), True),
        ("clarify", refusal(), False),
    ],
)
def test_an_answer_is_right_where_it_is_complete_and_clean(
    small: Index, expect: str, answer: object, right: bool
) -> None:
    assert is_right(case(small, pair(expect=expect), answer)) is right  # type: ignore[arg-type]


# -- risk and coverage ------------------------------------------------------------------------------


def test_the_curve_goes_from_the_surest_answer_to_the_least_sure() -> None:
    answered = [(0.2, False), (0.9, True), (0.5, False), (0.7, True)]
    assert risk_coverage(answered, 8) == [Point(1 / 8, 0), Point(2 / 8, 0), Point(3 / 8, 1 / 3), Point(4 / 8, 2 / 4)]


@pytest.mark.parametrize("order", [[True, False, False], [False, True, False], [False, False, True]])
def test_answers_of_equal_confidence_are_one_step_whatever_their_order(order: list[bool]) -> None:
    tied = [(0.9, True), *((0.5, right) for right in order)]
    assert risk_coverage(tied, 4) == [Point(1 / 4, 0), Point(1, 2 / 4)]


def test_the_area_is_the_mean_risk_by_the_width_of_the_steps() -> None:
    points = [Point(1 / 8, 0), Point(2 / 8, 0), Point(3 / 8, 1 / 3), Point(4 / 8, 2 / 4)]
    assert area(points) == pytest.approx((0 + 0 + 1 / 3 + 1 / 2) / 4)
    assert area([Point(1 / 4, 0), Point(1, 2 / 4)]) == pytest.approx(3 / 4 * 1 / 2)


@pytest.mark.parametrize(("rights", "risk"), [([True, True], 0), ([False, False], 1)])
def test_all_right_is_no_risk_and_all_wrong_is_all_risk(rights: list[bool], risk: float) -> None:
    assert area(risk_coverage([(0.1 * n, right) for n, right in enumerate(rights)], 5)) == pytest.approx(risk)


def test_without_answers_there_is_no_curve() -> None:
    assert risk_coverage([], 5) == []
    assert area([]) is None
