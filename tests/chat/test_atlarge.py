"""What is told of no role where it is asked of one: given as told at large, and what is missing said first."""

from __future__ import annotations

import pytest

from chat import CareerChain
from chat.atlarge import _of_nobody_else
from ingest.index import Index
from prompts import phrase
from tests.chat.coast import CLERK, PAINTER
from tests.chat.fakes import assert_sound, stated

PROVISIONS = f"What provisions does a {CLERK} get for lighthouse life?"


def test_a_document_about_the_matter_answers_where_the_role_s_do_not(coast_chain: CareerChain, coast: Index) -> None:
    answer = coast_chain.invoke(PROVISIONS)
    assert_sound(answer, coast)
    assert answer.kind == "partial"
    assert {c.source for c in answer.citations} == {"coast/lighthouse.md"}
    assert answer.citations[0].quote == "A supply boat brings flour and coal to the tower every second month."


def test_what_is_not_told_of_the_role_is_said_first(coast_chain: CareerChain) -> None:
    answer = coast_chain.invoke(PROVISIONS)
    assert CLERK in answer.missing[0]
    assert answer.text.startswith(phrase("at_large", missing=answer.missing[0]))


@pytest.mark.parametrize(
    "question",
    [
        f"Are there seamanship classes for a {PAINTER}?",  # schooling is each role's own
        f"What does lighthouse life cost a {CLERK}?",
        f"Does a {CLERK} get a company car?",  # no document is about it
    ],
)
def test_else_it_is_refused(coast_chain: CareerChain, question: str) -> None:
    answer = coast_chain.invoke(question)
    assert (answer.kind, answer.citations) == ("refused", ())


def test_of_chosen_documents_alone(coast_chain: CareerChain) -> None:
    asked = {"question": PROVISIONS, "sources": ["coast/dock-clerk.md"]}
    assert coast_chain.invoke(asked).kind == "refused"


def test_what_is_said_of_another_occupation_is_left_out(coast: Index) -> None:
    topic = next(t for t in coast.topics() if t.source == "coast/lighthouse.md")
    told = [stated(f"{CLERK}s get flour"), stated(f"{PAINTER}s get coal"), stated("Many workers get fish")]
    assert _of_nobody_else(coast, told, CLERK, topic) == [told[0], told[2]]
    assert _of_nobody_else(coast, told[1:2], CLERK, topic) == told[1:2]
