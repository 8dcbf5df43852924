"""Two things asked at once: both are answered where both are told, and what is not told is named."""

from __future__ import annotations

import pytest

from chat import CareerChain
from chat.question import Question
from chat.reading import understand
from chat.twofold import both
from ingest.index import Index
from tests.chat.village import KEEPER


def test_a_yes_and_what_it_pays_are_both_answered(village_chain: CareerChain) -> None:
    answer = village_chain.invoke(f"Does a {KEEPER} trim the wick and how much does a {KEEPER} earn?")
    assert answer.kind == "answer"
    assert "wick" in answer.text
    assert "$41,200" in answer.text
    assert answer.text.index("wick") < answer.text.index("$41,200")


def test_what_is_not_told_beside_the_pay_is_named(village_chain: CareerChain) -> None:
    answer = village_chain.invoke(f"Does a {KEEPER} juggle zebras and how much does a {KEEPER} earn?")
    assert answer.kind == "partial"
    assert "$41,200" in answer.text
    assert any("zebras" in lost for lost in answer.missing)


@pytest.mark.parametrize(
    "question", [f"What does a {KEEPER} earn?", f"Does a {KEEPER} earn well?", f"What does a {KEEPER} do and earn?"]
)
def test_one_thing_asked_is_no_two(village: Index, question: str) -> None:
    def never(_: object) -> None:
        raise AssertionError

    assert both(village, understand(Question(question), village), never) is None  # type: ignore[arg-type]


def test_of_two_questions_the_one_that_is_not_told_is_named(village_chain: CareerChain) -> None:
    answer = village_chain.invoke(
        f"Does a {KEEPER} trim the wick, and how many zebras does a {KEEPER} juggle in a day?"
    )
    assert answer.kind == "partial"
    assert "wick" in answer.text
    assert any("zebras" in lost for lost in answer.missing)
