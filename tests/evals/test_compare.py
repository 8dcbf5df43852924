"""Two kept runs: a change is told where chance does not explain it, and only then."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from evals.compare import compare, table
from evals.measures import Score
from evals.run import Kept, RunError


def run(values: Sequence[float], measure: str = "vital", suite: str = "guides") -> Kept:
    """A kept run of one suite with one measure."""
    scores = [Score(f"q{n}", "fact", "dev", "answer", "answer", {measure: v}, 0.5, True) for n, v in enumerate(values)]
    return {suite: {"built-in": scores}}


GOOD, POOR = [1.0] * 20, [0.0] * 8 + [1.0] * 12


@pytest.mark.parametrize(
    ("measure", "before", "after", "verdict"),
    [
        ("vital", GOOD, POOR, "worse"),
        ("vital", POOR, GOOD, "better"),
        ("wrong_refusals", GOOD, POOR, "better"),
        ("wrong_refusals", POOR, GOOD, "worse"),
    ],
)
def test_a_planted_change_is_found(measure: str, before: list[float], after: list[float], verdict: str) -> None:
    (change,) = compare(run(before, measure), run(after, measure))
    assert change.verdict == verdict
    assert change.found.p == pytest.approx(2 / 2**8)  # eight differences, all of one sign


def test_equal_runs_differ_in_nothing() -> None:
    (change,) = compare(run(POOR), run(POOR))
    assert (change.verdict, change.found.p) == ("", 1)


def test_what_chance_may_explain_is_no_change() -> None:
    (change,) = compare(run(GOOD), run([0.0] * 4 + GOOD[4:]))  # four of a sign: p = 2 / 16
    assert (change.verdict, change.found.p) == ("", pytest.approx(2 / 16))


def test_only_questions_of_both_runs_are_compared() -> None:
    (change,) = compare(run(GOOD), run(POOR[:10]))
    assert (change.found.count, change.found.a, change.found.b) == (10, 1, pytest.approx(0.2))


def test_a_measure_that_applies_in_one_run_alone_is_left_out() -> None:
    assert compare(run(GOOD, "vital"), run(GOOD, "mrr")) == []


def test_the_system_measured_first_is_compared() -> None:
    after = run(POOR)
    after["guides"]["tutorial"] = run(GOOD)["guides"]["built-in"]
    assert compare(run(GOOD), after)[0].verdict == "worse"


def test_runs_without_a_common_suite_are_an_error() -> None:
    with pytest.raises(RunError, match="no suite in common: guides and seeds"):
        compare(run(GOOD), run(GOOD, suite="seeds"))


def test_the_table_counts_questions_by_what_is_better() -> None:
    (row,) = table(compare(run(GOOD), run(POOR))).splitlines()[2:]
    assert row == "| guides | vital | 1 | 0.6 | 0 / 8 of 20 | 0.0078 | worse |"
    (row,) = table(compare(run(GOOD, "wrong_refusals"), run(POOR, "wrong_refusals"))).splitlines()[2:]
    assert row == "| guides | wrong_refusals | 1 | 0.6 | 8 / 0 of 20 | 0.0078 | better |"
