"""A question of two parts, each read alone."""

from __future__ import annotations

import pytest

from chat.chain import CareerChain
from chat.halves import clauses, halves, other_half
from chat.question import Question
from chat.reading import understand
from chat.understanding import Understanding
from ingest.index import Index
from tests.chat.village import KEEPER


def asked(question: str, index: Index) -> Understanding:
    return understand(Question(question), index)


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        (f"What does a {KEEPER} earn, and is the tower cold at night?", 2),
        (f"Does a {KEEPER} sleep by day? How long is the apprenticeship?", 2),
        (f"What does a {KEEPER} earn?", 0),
        (f"Does a {KEEPER} trim wicks and lenses?", 0),  # two things, one question
        (f"What does a {KEEPER} earn? Asking for my family.", 0),
    ],
)
def test_every_part_that_asks_is_read(village: Index, question: str, parts: int) -> None:
    assert len(halves(asked(question, village), village)) == parts


def test_a_part_has_its_own_facets_and_words(village: Index) -> None:
    first, second = halves(asked(f"What does a {KEEPER} earn, and is the tower cold in winter?", village), village)
    assert first.facets == ("pay",)
    assert "cold" not in first.terms
    assert "cold" in second.terms
    assert "pay" not in second.facets
    assert first.roles == second.roles == (KEEPER,)


def test_a_part_that_points_back_asks_the_same(village: Index) -> None:
    _, second = halves(asked(f"What does a {KEEPER} earn, and what's it in Canada?", village), village)
    assert second.facets == ("pay",)
    assert second.terms == ("canada",)


def test_the_other_half_is_the_one_without_the_facets_named(village: Index) -> None:
    question = asked(f"What does a {KEEPER} earn, and is the tower cold in winter?", village)
    half = other_half(question, village)
    assert half is not None
    assert "cold" in half.terms
    assert other_half(asked(f"What does a {KEEPER} earn?", village), village) is None


def test_the_part_that_is_told_is_answered_and_the_other_named(village_chain: CareerChain) -> None:
    answer = village_chain.invoke(f"What does a {KEEPER} earn, and what's it in Canada?")
    assert answer.kind == "partial"
    assert "$41,200" in answer.text
    assert any("Canada" in lost for lost in answer.missing)


def test_a_part_that_asks_nothing_of_its_own_is_no_half(village_chain: CareerChain) -> None:
    answer = village_chain.invoke(f"Can a {KEEPER} work from home, and how many of them do?")
    assert answer.abstained


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        (f"Does a {KEEPER} trim wicks, and how many ships pass a day?", 2),
        (f"What does a {KEEPER} earn? Do they sleep by day?", 2),
        (f"Silly question maybe, but what does a {KEEPER} wear?", 1),
        (f"Does a {KEEPER} trim wicks and polish lenses?", 0),
    ],
)
def test_clauses_are_questions_of_their_own(village: Index, question: str, parts: int) -> None:
    assert len(clauses(asked(question, village), village)) == parts
