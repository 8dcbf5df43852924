"""Where an occupation is paid best: the sums of one list, the largest first."""

from __future__ import annotations

from dataclasses import replace

import pytest

from chat.bestpaid import best_paid
from chat.evidence import Ranked
from chat.understanding import Understanding
from ingest.stored import StoredStatement
from tests.chat.fakes import stated

QUESTION = "which town pays the role best?"


def sums(group: int, *items: tuple[str, str], score: float = 1.0) -> list[Ranked]:
    """The items of one list: label and sum of each."""
    return [
        Ranked(
            replace(stated(f"{label}: {text}"), row=10 * group + row, group=group, label=label, kind="item"),
            score,
            0,
            0,
        )
        for row, (label, text) in enumerate(items)
    ]


TOWNS = sums(1, ("Port", "$41,000"), ("Hill", "$52,500"), ("Marsh", "$38,200"))
RANGE = sums(2, ("Median", "median of $41,000"), ("Lowest 10 percent", "$20,000"), ("Highest", "highest of $90,000"))


def shown(question: str, ranked: list[Ranked], facets: tuple[str, ...] = ("pay",)) -> tuple[StoredStatement, ...]:
    asked = Understanding(question, question, "open", ("Data Curator",), facets=facets, unnamed=question)
    return best_paid(ranked, asked)


def test_the_sums_of_the_list_come_largest_first() -> None:
    assert [s.label for s in shown(QUESTION, [*RANGE, *TOWNS])] == ["Hill", "Port", "Marsh"]


def test_of_two_lists_the_one_that_answers_better_is_shown() -> None:
    crafts = sums(3, ("Rope", "$30,000"), ("Wheel", "$33,000"), ("Yoke", "$31,000"), score=0.5)
    assert {s.group for s in shown(QUESTION, [*crafts, *TOWNS])} == {1}


@pytest.mark.parametrize(
    ("question", "facets"),
    [
        ("what does the role earn?", ("pay",)),
        ("what do the best paid of the role earn?", ("pay",)),
        (QUESTION, ("outlook",)),
    ],
)
def test_where_that_is_not_asked_there_is_none(question: str, facets: tuple[str, ...]) -> None:
    assert shown(question, TOWNS, facets) == ()


def test_two_sums_make_no_list() -> None:
    assert shown(QUESTION, TOWNS[:2]) == ()
    assert shown(QUESTION, RANGE) == ()
    assert shown(QUESTION, []) == ()


def test_of_employers_told_before_a_list_of_the_kinds_is_none() -> None:
    kinds = [
        replace(r, statement=replace(r.statement, role="Lamp Keeper"))
        for r in sums(1, ("Lamp keepers", "$41,000"), ("Ship workers", "$52,000"), ("All", "$61,000"), score=2.0)
    ]
    towns = sums(2, ("Harbours", "$44,000"), ("Islands", "$48,000"), ("Rivers", "$46,000"))
    asked = Understanding(
        "", "and which of those pays best?", "open", facets=("pay",), unnamed="and which of those pays best?"
    )
    assert [s.label for s in best_paid([*kinds, *towns], asked)] == ["Islands", "Rivers", "Harbours"]
