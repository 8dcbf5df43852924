"""Where an occupation leads, told from how one comes into it."""

from __future__ import annotations

import pytest

from chat.onward import leads_on, leads_up
from chat.question import Question, Turn
from chat.reading import understand
from ingest.index import Index
from prompts import phrase
from tests.chat.coast import TENDER
from tests.chat.fakes import stated


@pytest.mark.parametrize(
    ("question", "onward"),
    [
        (f"Where can a {TENDER} go from there?", True),
        (f"Can a {TENDER} be promoted?", True),
        (f"What do {TENDER}s move on to?", True),
        (f"How does one become a {TENDER}?", False),
        (f"What does a {TENDER} earn?", False),
    ],
)
def test_ways_up_and_out_are_told_from_ways_in(coast: Index, question: str, onward: bool) -> None:
    assert leads_on(coast, understand(Question(question), coast)) is onward


def test_a_follow_up_on_what_comes_after_is_written_out_as_one(coast: Index) -> None:
    before = Turn("user", f"What does a {TENDER} earn?"), Turn("assistant", "...")
    asked = understand(Question("and where do people go from there?", before), coast)
    assert asked.text == phrase("onward", a_role=f"a {TENDER}")


def test_how_one_becomes_one_is_asked_as_before(coast: Index) -> None:
    before = Turn("user", f"What does a {TENDER} earn?"), Turn("assistant", "...")
    asked = understand(Question("and how do I become one?", before), coast)
    assert asked.text == phrase("question.path", a_role=f"a {TENDER}")


@pytest.mark.parametrize("question", ["how long?", "and how long does it take", "How long would that take me?"])
def test_how_long_asks_how_long_it_takes_to_become_one(coast: Index, question: str) -> None:
    before = Turn("user", f"How do I become a {TENDER}?"), Turn("assistant", "...")
    asked = understand(Question(question, before), coast)
    assert asked.text == phrase("how_long", a_role=f"a {TENDER}")
    assert (asked.roles, asked.carried) == ((TENDER,), True)


def test_how_long_after_something_else_asks_for_something_else(coast: Index) -> None:
    before = Turn("user", f"What does a {TENDER} earn?"), Turn("assistant", "...")
    assert understand(Question("how long?", before), coast).text != phrase("how_long", a_role=f"a {TENDER}")


@pytest.mark.parametrize(
    ("heading", "up"),
    [("Advancement", True), ("Career progression", True), ("Education", False), ("How to start", False)],
)
def test_ways_up_stand_under_their_headings(heading: str, up: bool) -> None:
    assert leads_up(stated("Some lead a crew.", heading=heading)) is up
