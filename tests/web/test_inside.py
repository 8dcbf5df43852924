"""What a developer sees of a question's way."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from ingest.errors import QuestionError
from tests.web.fakes import REFUSAL, FakeChain, FakeIndex, FakeInspector
from web.inside import Inside
from web.room import Room
from web.turn import Turn
from web.visitors import Visitors


class Strict(FakeInspector):
    """Keeps what it was asked; refuses what cannot be read."""

    asked: dict

    def trace(self, question):
        self.asked = question
        if "unreadable" in question["question"]:
            raise QuestionError("the question is <b>empty</b>")
        return super().trace(question)


def event(**data):
    return SimpleNamespace(_data=data)


@pytest.fixture
def looked() -> tuple[Inside, Strict]:
    inspector = Strict()
    return Inside(Visitors(Room(FakeChain(), FakeIndex(), inspector))), inspector


def test_a_question_of_the_chat_is_looked_into_with_what_stood_before(looked) -> None:
    inside, inspector = looked
    turns = (Turn(1, "plumber", REFUSAL.text, REFUSAL), Turn(2, "And pay?"))
    html = inside.of_turn(turns, ("a",), event(turn=2))
    assert inspector.asked["history"][0]["content"] == "plumber"
    assert inspector.asked["sources"] == ["a"]
    assert "Answered" in html
    assert inside.of_turn(turns, (), event(turn=7)).count("<table") == 0


def test_ranks_scores_and_times_are_shown(looked) -> None:
    html = looked[0].of_question((), event(question="What skills?"))
    for words in ("0.900", "0.800", "1.5 ms", "Understanding", "chosen", "left out", "AI Ethicist, pay"):
        assert words in html


def test_what_the_documents_lack_is_told_apart(looked) -> None:
    html = looked[0].of_question((), event(question="plumber"))
    assert 'data-outcome="not found"' in html
    assert "the documents lack it" in html


def test_hostile_documents_are_words(looked) -> None:
    html = looked[0].of_question((), event(question='"><script>x</script>'))
    assert "<script" not in html
    assert "<img" not in html


def test_errors_are_told_and_nobody_may_be_there_to_look(looked) -> None:
    assert "the question is &lt;b&gt;empty&lt;/b&gt;" in looked[0].of_question((), event(question="unreadable"))
    blind = Inside(Visitors(Room(FakeChain(), FakeIndex())))
    assert "without anything to look inside with" in blind.of_question((), event(question="What skills?"))
