"""Intervals and chances against numbers worked out by hand, and what holds for all numbers."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from evals.significance import Interval, difference, interval

VALUES = st.floats(-1e6, 1e6, allow_nan=False)
BOTH = st.lists(st.tuples(VALUES, VALUES), min_size=1, max_size=20)


@pytest.mark.parametrize("median", [False, True])
def test_an_interval_holds_its_figure_and_is_the_same_each_time(median: bool) -> None:
    values = [0.0] * 30 + [0.5] * 5 + [1.0] * 65
    found = interval(values, median=median)
    assert found is not None
    assert found.value == (1 if median else pytest.approx(0.675))
    assert found.low <= found.value <= found.high
    assert found == interval(values, median=median)


def test_an_interval_is_as_wide_as_theory_says() -> None:
    found = interval([0.0] * 50 + [1.0] * 50)
    assert found is not None
    half = 1.96 * 0.5 / 100**0.5
    assert (found.low, found.high) == (pytest.approx(0.5 - half, abs=0.02), pytest.approx(0.5 + half, abs=0.02))


def test_an_interval_covers_the_truth_as_often_as_it_says() -> None:
    samples = np.random.default_rng(3).random((400, 60))
    found = [interval(list(sample)) for sample in samples]
    assert 0.92 <= np.mean([i.low <= 0.5 <= i.high for i in found if i]) <= 0.98


def test_values_that_are_all_alike_have_no_width_and_none_no_interval() -> None:
    assert interval([1.0] * 7) == Interval(1, 1, 1, 7)
    assert interval([]) is None


def test_an_interval_reads_as_a_figure_with_its_ends() -> None:
    assert str(Interval(0.76543, 0.6, 1, 40)) == "0.765 [0.6, 1]"


@pytest.mark.parametrize(
    ("a", "b", "p"),
    [
        ([0], [1], 1),  # of +1 and -1 both are as large
        ([0, 0, 0], [1, 1, 1], 2 / 8),
        ([0] * 6, [1] * 6, 2 / 64),
        ([0, 0, 0], [1, 1, -1], 1),  # |sum| is 1 or 3 for every choice of signs
        ([0, 0, 0, 0], [1, 1, 1, -1], 10 / 16),  # |sum| of 2 or 4: all but the six that cancel out
        ([0, 0, 0], [3, 2, 1], 2 / 8),
        ([0, 0, 0], [3, 2, -1], 4 / 8),  # 6, 4, 2, 0 twice each: two of 6 and two of 4
        ([5, 5, 0], [5, 5, 1], 1),  # equal ones tell nothing
    ],
)
def test_the_exact_chance_of_a_small_sample(a: list[float], b: list[float], p: float) -> None:
    assert difference(a, b).p == pytest.approx(p)


def test_a_difference_counts_what_became_more_and_less() -> None:
    found = difference([0, 1, 1, 0.5], [1, 0, 1, 1])
    assert (found.a, found.b, found.count, found.better, found.worse) == (0.625, 0.75, 4, 2, 1)


def test_a_large_sample_is_drawn_and_near_the_exact_chance() -> None:
    assert difference([0] * 13, [1] * 13).p <= 0.001
    a, b = [0] * 20, [1] * 15 + [-1] * 5  # two-sided sign test of 15 against 5
    assert difference(a, b).p == pytest.approx(0.0414, abs=0.01)


@given(BOTH)
def test_a_chance_is_above_0_and_at_most_1(both: list[tuple[float, float]]) -> None:
    assert 0 < difference([x for x, _ in both], [y for _, y in both]).p <= 1


@given(BOTH)
def test_a_chance_is_the_same_from_either_side(both: list[tuple[float, float]]) -> None:
    a, b = [x for x, _ in both], [y for _, y in both]
    there, back = difference(a, b), difference(b, a)
    assert there.p == back.p
    assert (there.a, there.better) == (back.b, back.worse)


@given(st.lists(VALUES, min_size=1, max_size=20))
def test_a_run_does_not_differ_from_itself(values: list[float]) -> None:
    found = difference(values, values)
    assert (found.p, found.better, found.worse) == (1, 0, 0)


@given(st.lists(VALUES, min_size=1, max_size=20))
def test_an_interval_lies_within_its_values(values: list[float]) -> None:
    found = interval(values)
    assert found is not None
    slack = 1e-9 * max(map(abs, values))
    assert min(values) - slack <= found.low <= found.high <= max(values) + slack
