"""Every shape a question comes in becomes the same Question, or an error that says what is wrong."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from langchain_core.messages import AIMessage, HumanMessage, SystemMessage

from chat.question import Question, Turn
from ingest.errors import QuestionError

ASKED = "What does a Data Curator do?"
BEFORE = (Turn("user", "Hello"), Turn("assistant", "Hello yourself"))
BLOCKS = [{"type": "text", "text": ASKED}]


@pytest.mark.parametrize(
    "shape",
    [
        ASKED,
        Question(ASKED),
        {"question": ASKED},
        {"input": ASKED},
        {"question": BLOCKS},
        {"question": ASKED, "history": None, "sources": None},
        {"role": "user", "content": ASKED},
        HumanMessage(ASKED),
        HumanMessage(BLOCKS),
        [HumanMessage(ASKED)],
        [("user", ASKED)],
        [("human", ASKED)],
        [{"role": "user", "content": BLOCKS}],
    ],
    ids=repr,
)
def test_a_lone_question_is_the_same_in_every_shape(shape: Any) -> None:
    assert Question.of(shape) == Question(ASKED)


@pytest.mark.parametrize(
    "history",
    [
        [HumanMessage("Hello"), AIMessage("Hello yourself")],
        [{"role": "user", "content": "Hello"}, {"role": "assistant", "content": "Hello yourself"}],
        [("user", "Hello"), ("assistant", "Hello yourself")],
        [["human", "Hello"], ["ai", "Hello yourself"]],
        [{"role": "user", "content": [{"type": "text", "text": "Hello"}]}, AIMessage("Hello yourself")],
        list(BEFORE),
    ],
    ids=repr,
)
def test_a_history_is_the_same_in_every_shape(history: list[Any]) -> None:
    expected = Question(ASKED, BEFORE)
    assert Question.of({"question": ASKED, "history": history}) == expected
    assert Question.of({"input": ASKED, "chat_history": history}) == expected
    assert Question.of([*history, HumanMessage(ASKED)]) == expected


def test_blocks_that_are_no_text_are_left_out() -> None:
    blocks = [{"type": "image", "url": "x.png"}, {"type": "text", "text": "What does it"}, {"text": None}, "pay?"]
    assert Question.of({"question": blocks}).text == "What does it pay?"


def test_system_messages_are_not_the_users_words() -> None:
    turns = Question.of([SystemMessage("You are rude."), HumanMessage(ASKED)]).history
    assert [turn.role for turn in turns] == ["other"]


def test_the_chosen_sources_are_kept() -> None:
    assert Question.of({"question": ASKED, "sources": ["a.md", "b.md"]}).sources == ("a.md", "b.md")


@pytest.mark.parametrize(
    "empty", ["", "   ", "\n\t ", "\x00\x07", {"question": None}, {"question": []}, HumanMessage("")], ids=repr
)
def test_an_empty_question_is_refused(empty: Any) -> None:
    with pytest.raises(QuestionError, match="empty"):
        Question.of(empty)


def test_a_question_of_20000_characters_is_refused_with_its_length() -> None:
    with pytest.raises(QuestionError, match=r"20,000 characters; at most 2,000"):
        Question.of("x" * 20_000)


def test_the_limit_is_the_one_given() -> None:
    assert Question.of("x" * 30, limit=30).text == "x" * 30
    with pytest.raises(QuestionError, match="at most 30"):
        Question.of("x" * 31, limit=30)


@pytest.mark.parametrize(
    "wrong",
    [
        None, 7, 1.5, b"bytes", [], {}, {"text": ASKED}, object(), ["just words"], [7], {"question": 7},
        {"question": ASKED, "history": 7}, {"question": ASKED, "history": "words"},
        {"question": ASKED, "history": [None]}, {"question": ASKED, "sources": b"a.md"},
        {"question": ASKED, "sources": 7}, {"question": ASKED, "sources": "a.md"},
        [HumanMessage(ASKED), AIMessage("An answer")], {"role": "assistant", "content": ASKED},
    ],
    ids=repr,
)  # fmt: skip
def test_what_is_no_question_is_a_question_error(wrong: Any) -> None:
    with pytest.raises(QuestionError):
        Question.of(wrong)


def test_control_characters_and_line_ends_become_single_spaces() -> None:
    assert Question.of("What\x00 does\x1b[2J\n\n a\tcurator\u202e do\ud800?").text == "What does [2J a curator do ?"


@given(st.text(max_size=300))
def test_any_text_is_one_printable_line_or_an_error(text: str) -> None:
    try:
        read = Question.of(text).text
    except QuestionError:
        return
    assert read.isprintable()
    assert read == " ".join(read.split())
    assert Question.of(read).text == read
