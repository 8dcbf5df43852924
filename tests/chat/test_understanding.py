"""A question is read in the light of the turns before it, whose beginnings are enough."""

from __future__ import annotations

import pytest

from chat import understanding
from chat.question import Question, Turn
from chat.understanding import understand
from ingest.index import Index
from tests.chat.fakes import CURATOR, CURATOR_SKILLS, TURBINE


def asked(question: str, *turns: tuple[str, str]) -> Question:
    return Question(question, tuple(Turn(role, text) for role, text in turns))


def test_of_an_earlier_turn_the_beginning_is_read(index: Index) -> None:
    long = f"Tell me about a {CURATOR}. " + "It rains. " * 60 + f"And a {TURBINE}?"
    assert understand(asked("and its pay?", ("user", long)), index).roles == (CURATOR,)
    short = f"Tell me about a {CURATOR}. And a {TURBINE}?"
    assert understand(asked("and its pay?", ("user", short)), index).roles == (CURATOR, TURBINE)


def test_no_long_turn_is_read_whole(index: Index, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[int] = []
    in_turn = understanding._in_turn
    monkeypatch.setattr(understanding, "_in_turn", lambda text, *rest: read.append(len(text)) or in_turn(text, *rest))
    understand(asked("and its pay?", ("user", "blorf " * 2000), ("assistant", "x " * 9000)), index)
    assert max(read) <= 400


@pytest.mark.parametrize("answer", ["...", "Patience [1]"])
def test_going_on_knows_what_was_answered(index: Index, answer: str) -> None:
    turns = (("user", "Hello"), ("assistant", "Hi"), ("user", CURATOR_SKILLS), ("assistant", answer))
    more = understand(asked("more", *turns), index)
    assert (more.more, more.roles, more.answered) == (True, (CURATOR,), answer)
    again = understand(asked("go on", *turns, ("user", "more"), ("assistant", "And more")), index)
    assert again.answered == f"{answer} And more"


def test_another_question_forgets_what_was_answered(index: Index) -> None:
    turns = (("user", CURATOR_SKILLS), ("assistant", "Patience [1]"))
    assert understand(asked("And its education?", *turns), index).answered == ""


@pytest.mark.parametrize(
    ("said", "carries"),
    [
        (f"and a {TURBINE}?", True),
        (f"{CURATOR} or {TURBINE}?", False),
        (f"and a {CURATOR} or a {TURBINE}?", True),
    ],
)
def test_two_roles_named_afresh_are_compared_in_all(index: Index, said: str, carries: bool) -> None:
    """Which facet was asked of one role says nothing of a fresh comparison of two."""
    now = understand(asked(said, ("user", f"What does a {CURATOR} earn?"), ("assistant", "Little")), index)
    assert (now.facets != ()) is carries
