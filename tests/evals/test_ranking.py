"""Retrieval measures against numbers worked out by hand."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest

from evals.case import Case, Reply, Span
from evals.measures import BY_NAME
from evals.ranking import CUTS, holding, ndcg, recall, reciprocal_rank
from tests.evals.answers import pair, refusal

#: Two gold statements of ten letters each.
FIRST, SECOND = Span("a", 100, 110), Span("a", 200, 210)
GOLD = (FIRST, SECOND)
NOTHING, WITH_FIRST, WITH_SECOND, WITH_BOTH = (
    Span("a", 0, 90),
    Span("a", 95, 150),
    Span("a", 195, 250),
    Span("a", 90, 220),
)


def found(*passages: Span, gold: tuple[Span, ...] = GOLD, relevant: int = 2) -> Case:
    """A case in which these passages were found; ``relevant`` of all passages hold a gold statement."""
    return Case(pair(), Reply(refusal(), passages, 0.1), gold, relevant, None, None)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("passage", "holds"),
    [
        (Span("a", 100, 110), True),
        (Span("a", 105, 300), True),
        (Span("a", 106, 300), False),
        (Span("a", 0, 105), True),
        (Span("a", 0, 104), False),
        (Span("a", 110, 120), False),
        (Span("b", 100, 110), False),
    ],
)
def test_a_passage_holds_a_statement_where_half_of_it_stands_there(passage: Span, holds: bool) -> None:
    assert passage.holds(FIRST) is holds


@pytest.mark.parametrize(
    ("passages", "at"),
    [
        ((NOTHING, WITH_FIRST, NOTHING, WITH_SECOND), {1: 0, 2: 0.5, 4: 1, 8: 1, 20: 1}),
        ((WITH_BOTH,), {1: 1, 20: 1}),
        ((WITH_FIRST, WITH_FIRST), {1: 0.5, 20: 0.5}),
        ((*[NOTHING] * 8, WITH_BOTH), {8: 0, 20: 1}),
        ((), {1: 0, 20: 0}),
    ],
)
def test_recall_is_the_share_of_gold_statements_in_the_first_k(
    passages: tuple[Span, ...], at: dict[int, float]
) -> None:
    assert {k: recall(found(*passages), k) for k in at} == at


@pytest.mark.parametrize(
    ("passages", "value"),
    [((WITH_FIRST,), 1), ((NOTHING, WITH_SECOND, WITH_FIRST), 1 / 2), ((NOTHING, NOTHING, WITH_BOTH), 1 / 3), ((NOTHING,), 0)],
)  # fmt: skip
def test_reciprocal_rank_is_that_of_the_first_hit(passages: tuple[Span, ...], value: float) -> None:
    assert reciprocal_rank(found(*passages)) == pytest.approx(value)


@pytest.mark.parametrize(
    ("passages", "relevant", "value"),
    [
        ((WITH_FIRST, WITH_SECOND), 2, 1),
        ((WITH_FIRST, NOTHING, WITH_SECOND), 2, (1 + 1 / 2) / (1 + 1 / math.log2(3))),
        ((NOTHING, WITH_FIRST), 1, 1 / math.log2(3)),
        ((NOTHING, WITH_FIRST), 2, (1 / math.log2(3)) / (1 + 1 / math.log2(3))),
        ((*[NOTHING] * 8, WITH_FIRST), 1, 0),
        ((NOTHING,), 0, 0),
    ],
)
def test_ndcg_is_the_discounted_gain_over_the_best_there_is(
    passages: tuple[Span, ...], relevant: int, value: float
) -> None:
    assert ndcg(found(*passages, relevant=relevant)) == pytest.approx(value)


def test_the_ideal_has_no_more_passages_than_are_looked_at() -> None:
    assert ndcg(found(*[WITH_FIRST] * 8, relevant=30)) == pytest.approx(1)


def test_passages_that_hold_a_gold_statement_are_counted_once() -> None:
    assert holding([NOTHING, WITH_FIRST, WITH_BOTH], GOLD) == 2


def test_without_gold_statements_nothing_is_measured() -> None:
    bare = found(WITH_FIRST, gold=())
    assert [recall(bare, 4), reciprocal_rank(bare), ndcg(bare)] == [None] * 3


def test_every_cut_is_a_measure_of_its_own() -> None:
    four = found(NOTHING, NOTHING, WITH_FIRST, NOTHING, WITH_SECOND)
    assert [BY_NAME[f"recall@{k}"].of(four) for k in CUTS] == [0, 0, 0.5, 1, 1]
    assert BY_NAME["mrr"].of(replace(four, gold=(SECOND,))) == pytest.approx(1 / 5)
