"""What describes a role that is not named is told apart from what is asked of it."""

from __future__ import annotations

import pytest

from chat.question import Question
from chat.reading import of_role, understand
from chat.taking import about, asking_part
from ingest.index import Index
from tests.chat.village import KEEPER

DESCRIBED = "My uncle looked after the lamp of the lighthouse tower. Do I need a degree?"


@pytest.mark.parametrize(
    ("question", "part"),
    [
        (DESCRIBED, "Do I need a degree?"),
        ("I look after the lamp in the tower, and what does that pay?", "what does that pay?"),
        ("What tools do the people use who look after the lamp?", "What tools do the people use"),
    ],
)
def test_the_clauses_that_ask_are_left(village: Index, question: str, part: str) -> None:
    assert asking_part(village, question, KEEPER) == part


@pytest.mark.parametrize("question", ["who trims the lamp?", "", "lamps?"])
def test_a_question_of_one_clause_stays_whole(village: Index, question: str) -> None:
    assert asking_part(village, question, KEEPER) == question


def test_facets_and_shape_are_those_of_the_part_that_asks(village: Index) -> None:
    asked = understand(Question(DESCRIBED), village)
    assert not asked.roles
    taken = about(village, asked, KEEPER)
    assert (taken.roles, taken.taken, taken.facets, taken.shape) == ((KEEPER,), KEEPER, ("education",), "yesno")
    assert taken.text == asked.text
    assert set(taken.terms) <= set(asked.terms)
    assert of_role(asked, KEEPER, village).topic == "education"
