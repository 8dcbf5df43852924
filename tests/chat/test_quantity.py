"""Quantities: the sort of figure a question asks for, and the statements that give one."""

from __future__ import annotations

import pytest

from chat.quantity import gives, quantity_of
from ingest.index import Index


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("How long is the apprenticeship?", "duration"),
        ("how many years until I ring alone?", "duration"),
        ("What share of ringers are women?", "share"),
        ("What does the licence cost?", "price"),
        ("How much are the exams?", "price"),
        ("what will the belfry course set me back", "price"),
        ("How much debt is that after school?", "price"),
        ("What is the tuition for the ringing school?", "price"),
        ("What would I be in charge of?", None),
        ("How much is a training manager paid?", None),
        ("That must cost a fortune. Is it worth it?", None),
        ("How many openings are there a year?", "count"),
        ("What does a ringer do?", None),
        ("How much do they like it?", None),
    ],
)
def test_the_sort_of_figure_asked_for(village: Index, question: str, kind: str | None) -> None:
    found = quantity_of(question, village)
    assert (found.kind if found else None) == kind


@pytest.mark.parametrize(
    ("question", "text", "given"),
    [
        ("How many openings are there a year?", "About 5,300 openings are projected each year.", True),
        ("How many openings are there a year?", "Number of openings, 2024: 5,300", True),
        ("How many openings are there a year?", "The tower has 12 bells.", False),
        ("How many openings are there a year?", "Openings grow by 4%.", False),
        ("What does the licence cost?", "The licence costs $40.", True),
        ("What does the licence cost?", "The licence lasts 40 years.", False),
        ("What does the licence cost?", "Those with a licence earn $40.", False),
        ("What does the licence cost?", "The licence is free of charge.", True),
        ("What does the school cost?", "The twelve weeks cost 900 crowns.", True),
        ("What share of ringers are women?", "About one in four is a woman.", True),
        ("How long is the course?", "The course takes two years.", True),
        ("How long is the course?", "The course costs $200.", False),
    ],
)
def test_a_statement_gives_a_figure_of_that_sort_or_not(village: Index, question: str, text: str, given: bool) -> None:
    quantity = quantity_of(question, village)
    assert quantity is not None
    assert gives(quantity, text) is given


@pytest.mark.parametrize("question", ["How many people work as ringers?", "how many folks do that job?"])
def test_people_are_counted_where_jobs_are(village: Index, question: str) -> None:
    quantity = quantity_of(question, village)
    assert quantity is not None
    assert gives(quantity, "Ringers held about 5,300 jobs in 2024.")
    assert not gives(quantity, "The tower has 12 bells.")


def test_what_is_told_of_pay_is_no_price(village: Index) -> None:
    quantity = quantity_of("What does the licence cost?", village)
    assert quantity is not None
    assert not gives(quantity, "2024: $52,000 per year", "pay")
    assert gives(quantity, "2024: $52 per year", "education")
