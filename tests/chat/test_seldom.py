"""What documents seldom tell: it is refused by name, and answered where one of them tells it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from chat.evidence import Ranked
from chat.question import Question, Turn
from chat.reading import understand
from chat.seldom import seldom_told
from ingest.index import Index
from tests.chat.fakes import stated
from tests.chat.village import KEEPER, RINGER


def told(index: Index, question: str, *texts: str) -> str:
    asked = understand(Question(question), index)
    return seldom_told(index, asked, [Ranked(stated(text), 9.0, 0.5, 0.5) for text in texts])


@pytest.mark.parametrize(
    ("question", "lacks", "gives"),
    [
        (f"What do the exams of a {KEEPER} cost?", "price", "The exams cost $40."),
        (f"Which states employ most {KEEPER}s?", "place", "Most lamps are kept in Texas."),
        (f"In which countries is a {KEEPER} paid most?", "place", "The best pay is found in France."),
        (f"What city is best for a {KEEPER}?", "place", "Lamps burn brightest in Berlin."),
        (f"Which university is best for becoming a {KEEPER}?", "school", "Many have been at the University of Texas."),
        (f"What are the best schools for a {KEEPER}?", "school", "Boston College teaches it."),
        (f"Which night school is best for a {KEEPER}?", "school", "The School of Lamps is known for it."),
        (f"Which US state pays a {KEEPER} best?", "place", "The best pay is found in Maine."),
    ],
)
def test_it_lacks_where_none_of_the_first_statements_gives_it(
    village: Index, question: str, lacks: str, gives: str
) -> None:
    assert told(village, question, "Trims the wick every evening.", "Half work in the United States.") == lacks
    assert told(village, question, "Trims the wick every evening.", gives) == ""


@pytest.mark.parametrize(
    "question",
    [
        f"What does a {KEEPER} do?",
        f"What state licence does a {KEEPER} need?",
        f"What school subjects help a {KEEPER}?",
        f"What school does a {KEEPER} need?",
        f"Does a {KEEPER} have to go to college?",
        f"What is the best college major for a {KEEPER}?",
        f"What school is required to become a {KEEPER}?",
        f"What states of matter does a {KEEPER} study?",
        f"{KEEPER} or {RINGER}: which one wants more school?",
        f"Which countries do {KEEPER}s deal with?",
        f"What state is the market in for {KEEPER}s?",
    ],
)
def test_nothing_else_is_lacking(village: Index, question: str) -> None:
    assert told(village, question, "Trims the wick every evening.") == ""


@pytest.mark.parametrize(
    "text", ["Some have been to a Community College.", "The Project Management Institute asks for it."]
)
def test_a_kind_of_school_and_an_institute_are_no_school(village: Index, text: str) -> None:
    assert told(village, f"What are the best schools for a {KEEPER}?", text) == "school"


def test_a_price_of_something_else_is_none_of_what_is_asked_about(coast: Index) -> None:
    asked = understand(Question("How much does a mooring cost?"), coast)
    other = [Ranked(stated("The twelve weeks cost 900 crowns.", None), 9.0, 0.5, 0.5)]
    own = [Ranked(stated("A mooring costs 900 crowns.", None), 9.0, 0.5, 0.5)]
    assert seldom_told(coast, asked, other) == "price"
    assert seldom_told(coast, asked, own) == ""


@pytest.mark.parametrize("follow_up", ["how much is the training?", "and what does the training cost?"])
def test_a_follow_up_that_asks_for_a_price_stays_one(village: Index, follow_up: str) -> None:
    before = (Turn("user", f"What does a {KEEPER} do?"),)
    asked = understand(Question(follow_up, before), village)
    assert asked.roles == (KEEPER,)
    assert seldom_told(village, asked, [Ranked(stated("A month of training."), 9.0, 0.5, 0.5)]) == "price"


def test_a_role_named_after_costs_asks_for_no_price(village: Index) -> None:
    asked = understand(Question(f"What does a {KEEPER} do?"), village)
    assert seldom_told(village, replace(asked, text="What does a cost estimator cost?"), []) == ""
