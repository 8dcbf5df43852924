"""Answers about no role: hours, fees and visas are told only where the documents hold the very words."""

from __future__ import annotations

import pytest

from chat import CareerChain
from chat.meaning import ELSEWHERE
from chat.question import Question
from chat.understanding import understand
from ingest.index import Index

TOLD = "Do apprentices work nights and weekends?"
UNTOLD = ["How many nights a week do apprentices work?", "How many hours a week do apprentices work?"]


@pytest.mark.parametrize("question", [TOLD, *UNTOLD])
def test_the_questions_of_this_file_are_of_no_facet(village: Index, question: str) -> None:
    asked = understand(Question(question, ()), village)
    assert (asked.topic, asked.roles) == (ELSEWHERE, ())
    assert asked.nearness >= 0.6


def test_a_matter_whose_words_all_stand_there_is_told(village_chain: CareerChain) -> None:
    answer = village_chain.invoke(TOLD)
    assert [c.quote for c in answer.citations] == ["Apprentices work nights and weekends before the fair."]


@pytest.mark.parametrize("question", UNTOLD)
def test_a_matter_of_which_one_word_is_missing_is_not(village_chain: CareerChain, question: str) -> None:
    answer = village_chain.invoke(question)
    assert (answer.kind, answer.citations) == ("refused", ())


def test_other_questions_may_lack_a_word(village_chain: CareerChain) -> None:
    answer = village_chain.invoke("Who proudly shows craft at the autumn fair?")
    assert [c.quote for c in answer.citations] == [
        "Every guild shows its craft at the autumn fair in the market square."
    ]
