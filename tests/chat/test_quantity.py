"""Quantities: the sort of figure a question asks for, and the statements that give one."""

from __future__ import annotations

import pytest

from chat.evidence import Ranked
from chat.quantity import Quantity, gives, quantity_of, that_give
from chat.understanding import Understanding
from ingest.index import Index
from tests.chat.fakes import stated


def asked_for(index: Index, question: str) -> Quantity | None:
    return quantity_of(index, Understanding(question, question, "open", unnamed=question))


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("How long is the apprenticeship?", "duration"),
        ("how many years until I ring alone?", "duration"),
        ("What share of ringers are women?", "share"),
        ("What does the licence cost?", "price"),
        ("How many openings are there a year?", "count"),
        ("What does a ringer do?", None),
        ("How much do they like it?", None),
    ],
)
def test_the_sort_of_figure_asked_for(village: Index, question: str, kind: str | None) -> None:
    found = asked_for(village, question)
    assert (found.kind if found else None) == kind


@pytest.mark.parametrize(
    ("question", "text", "given"),
    [
        ("How many openings are there a year?", "About 5,300 openings are projected each year.", True),
        ("How many openings are there a year?", "Number of openings, 2024: 5,300", True),
        ("How many openings are there a year?", "The tower has 12 bells.", False),
        ("How many openings are there a year?", "Openings grow by 4%.", False),
        ("What share of ringers are women?", "About one in four is a woman.", True),
        ("How long is the course?", "The course takes two years.", True),
        ("How long is the course?", "The course costs $200.", False),
    ],
)
def test_a_statement_gives_a_figure_of_that_sort_or_not(village: Index, question: str, text: str, given: bool) -> None:
    quantity = asked_for(village, question)
    assert quantity is not None
    assert gives(quantity, text) is given


@pytest.mark.parametrize("question", ["How many people work as ringers?", "how many folks do that job?"])
def test_people_are_counted_where_jobs_are(village: Index, question: str) -> None:
    quantity = asked_for(village, question)
    assert quantity is not None
    assert gives(quantity, "Ringers held about 5,300 jobs in 2024.")
    assert not gives(quantity, "The tower has 12 bells.")


def test_of_the_first_statements_those_are_told_that_give_one(village: Index) -> None:
    quantity = asked_for(village, "How long is the course?")
    assert quantity is not None
    texts = ("The course is hard.", "It takes two years.", "It lasts longer for some.", "It takes nine weeks.")
    ranked = [Ranked(stated(text), 9.0, 0.5, 0.5) for text in texts]
    assert [s.text for s in that_give(quantity, ranked)] == ["It takes two years."]


def test_holders_of_the_role_are_counted_in_jobs(village: Index) -> None:
    asked = Understanding(
        "how many lamp keepers are there", "", "figure", roles=("Lamp Keeper",), unnamed="how many the role are there"
    )
    quantity = quantity_of(village, asked)
    assert quantity is not None
    assert gives(quantity, "Lamp keepers held about 33,600 jobs in 2024.")
    assert not gives(quantity, "About 81,000 openings for lamp keepers are projected each year.")
    assert not gives(quantity, "Those in the employment of harbours earned $77,080.")


@pytest.mark.parametrize(
    "question", ["How old must I be?", "what is the minimum age?", "is there an age limit?", "am I too old to start?"]
)
def test_an_age_is_asked_for(village: Index, question: str) -> None:
    assert asked_for(village, question) == Quantity("age")


@pytest.mark.parametrize(
    ("text", "tells"),
    [
        ("Ringers must be at least 18 years old.", True),
        ("Applicants must be at least 21.", True),
        ("Most towns set a minimum age.", True),
        ("They need at least 20 hours of practice.", False),
        ("A ringer is paid well.", False),
    ],
)
def test_what_tells_an_age(text: str, tells: bool) -> None:
    assert gives(Quantity("age"), text) is tells
