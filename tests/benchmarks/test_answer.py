"""The comparison of two systems: who is asked when, and how their times are told. No time is asserted."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from benchmarks.answer import WARM, Times, side_by_side, table


def asked_of(questions: list[str]) -> tuple[list[tuple[str, str]], list[Times]]:
    """What two systems were asked, in order, and their times."""
    asked: list[tuple[str, str]] = []
    calls: dict[str, Callable[[str], object]] = {
        "one": lambda question: asked.append(("one", question)),
        "two": lambda question: asked.append(("two", question)),
    }
    return asked, side_by_side(calls, questions)


def test_systems_take_turns_at_being_first_once_both_are_warm() -> None:
    questions = [f"question {n}" for n in range(WARM + 3)]
    asked, _ = asked_of(questions)
    warm, timed = asked[: 2 * WARM], asked[2 * WARM :]
    assert warm == [(name, question) for question in questions[:WARM] for name in ("one", "two")]
    assert timed == [
        ("two", questions[WARM]), ("one", questions[WARM]),
        ("one", questions[WARM + 1]), ("two", questions[WARM + 1]),
        ("two", questions[WARM + 2]), ("one", questions[WARM + 2]),
    ]  # fmt: skip


def test_times_come_in_the_order_of_the_systems_one_for_each_question() -> None:
    _, times = asked_of([str(n) for n in range(WARM + 4)])
    assert [(row.name, len(row.seconds)) for row in times] == [("one", 4), ("two", 4)]
    assert all(second >= 0 for row in times for second in row.seconds)


def test_questions_that_only_warm_are_not_timed() -> None:
    asked, times = asked_of(["a", "b"])
    assert len(asked) == 4
    assert [row.seconds for row in times] == [(), ()]


def test_a_system_that_fails_is_not_timed_as_if_it_had_answered() -> None:
    def fails(question: str) -> object:
        raise ValueError(question)

    with pytest.raises(ValueError, match="first"):
        side_by_side({"one": fails}, ["first", "second"])


def test_a_percentile_is_in_milliseconds() -> None:
    times = Times("one", tuple(n / 1000 for n in range(101)))
    assert [times.milliseconds(p) for p in (0, 50, 95, 100)] == pytest.approx([0, 50, 95, 100])


def test_the_table_keeps_the_order_and_measures_by_the_first_row() -> None:
    rows = [Times("slow", (0.1,) * 3), Times("fast", (0.02, 0.02, 0.05)), Times("slower", (0.25,) * 3)]
    assert table(rows).splitlines() == [
        "| | p50 ms | p95 ms | times p50 | times p95 |",
        "|---|---|---|---|---|",
        "| slow | 100.0 | 100.0 | 1.00 | 1.00 |",
        "| fast | 20.0 | 47.0 | 0.20 | 0.47 |",
        "| slower | 250.0 | 250.0 | 2.50 | 2.50 |",
    ]
    assert table(rows[::-1]).splitlines()[2:] == [
        "| slower | 250.0 | 250.0 | 1.00 | 1.00 |",
        "| fast | 20.0 | 47.0 | 0.08 | 0.19 |",
        "| slow | 100.0 | 100.0 | 0.40 | 0.40 |",
    ]
