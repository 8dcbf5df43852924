"""Where an occupation leads, told from how one comes into it."""

from __future__ import annotations

import pytest

from chat.onward import leads_on
from chat.question import Question, Turn
from chat.reading import understand
from ingest.index import Index
from prompts import phrase
from tests.chat.coast import TENDER


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
