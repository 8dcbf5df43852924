"""Prices: what asks for one, beside what only speaks of costs; and what tells one."""

from __future__ import annotations

import pytest

from chat.prices import asks_price, is_price, names_price, tells_price
from ingest.index import Index


@pytest.mark.parametrize(
    "question",
    [
        "What does the licence cost?",
        "How much are the exams?",
        "what will the belfry course set me back",
        "How much debt is that after school?",
        "What is the tuition for the ringing school?",
        "What's the total cost of becoming the role?",
        "How much to become the role?",
        "Is there a fee for the exam?",
        "Is it expensive to train as the role?",
        "What should the role charge for an evening?",
        "What does the role do, and what would the tools set me back?",
    ],
)
def test_what_something_costs_is_asked(village: Index, question: str) -> None:
    assert asks_price(village, question)
    assert names_price(question)


@pytest.mark.parametrize(
    "question",
    [
        "What would I be in charge of?",
        "How much is the role paid?",
        "That must cost a fortune. Is it worth it?",
        "What does the role do to keep down cost?",
        "What can the role do about the cost of oil?",
        "What costs does the role estimate?",
        "How much of the cost does the role control?",
        "How many hours a day should the role set aside for practice?",
        "How does the role lower the price of a boat?",
        "What does the role do?",
    ],
)
def test_what_only_speaks_of_costs_asks_for_no_price(village: Index, question: str) -> None:
    assert not asks_price(village, question)


@pytest.mark.parametrize(
    ("text", "facet", "told"),
    [
        ("The licence costs $40.", None, True),
        ("The licence lasts 40 years.", None, False),
        ("Those with a licence earn $40.", None, False),
        ("The licence is free of charge.", None, True),
        ("The course is free.", None, True),
        ("They are free to choose their hours.", None, False),
        ("The twelve weeks cost 900 crowns.", None, True),
        ("2024: $52,000 per year", "pay", False),
        ("2024: $52 per year", "education", True),
    ],
)
def test_a_price_is_told_and_what_is_earned_is_none(text: str, facet: str | None, told: bool) -> None:
    assert tells_price(text, facet) is told


def test_a_word_that_only_asks_for_a_price() -> None:
    assert is_price("fees")
    assert not is_price("mooring")
