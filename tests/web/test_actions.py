"""What a visitor's actions lead to, and that nothing of one chat is kept where another could see it."""

from __future__ import annotations

from itertools import pairwise
from types import SimpleNamespace

import pytest

from tests.web.fakes import ETHICIST, FakeChain, FakeIndex
from web import build_app
from web.adviser import UNFORESEEN, Adviser
from web.examples import example_questions
from web.turn import Turn, history


@pytest.fixture
def adviser() -> Adviser:
    return Adviser(FakeChain(), FakeIndex())


def event(**data):
    return SimpleNamespace(_data=data or None)


def ask(adviser: Adviser, question: str, turns=()):
    return list(adviser.ask(question, turns, event()))


def test_an_answer_grows_by_sentences(adviser: Adviser) -> None:
    screens = ask(adviser, "What skills?")
    texts = [screen[0][-1].text for screen in screens]
    assert texts[0] == ""
    assert len(texts) > 3
    assert all(later.startswith(earlier) for earlier, later in pairwise(texts))
    assert 'id="turn-1"' in screens[-1][1]
    assert "data-live" not in screens[-1][1]


def test_follow_ups_carry_the_chat_as_plain_messages(adviser: Adviser) -> None:
    turns = ask(adviser, "What skills?")[-1][0]
    ask(adviser, "And its pay?", turns)
    asked = adviser.chain.asked[-1]
    assert asked["question"] == "And its pay?"
    assert asked["history"] == [
        {"role": "user", "content": "What skills?"},
        {"role": "assistant", "content": turns[0].answer.text},
    ]


def test_only_the_last_answer_offers_suggestions(adviser: Adviser) -> None:
    turns = ask(adviser, "What skills?")[-1][0]
    chat = ask(adviser, "plumber", turns)[-1][1]
    assert "What does it pay?" not in chat
    assert "What does a Gen AI Lead earn?" in chat


def test_a_chosen_question_leaves_what_is_being_typed(adviser: Adviser) -> None:
    screens = list(adviser.ask("half typed", (), event(question="What skills?")))
    assert screens[0][0][0].question == "What skills?"
    assert screens[0][3] != ""


def test_nothing_typed_asks_nothing(adviser: Adviser) -> None:
    ask(adviser, "   ")
    assert adviser.chain.asked == []


def test_an_error_is_told_in_its_own_words(adviser: Adviser) -> None:
    turns, chat, *_ = ask(adviser, "broken model")[-1]
    assert "The model &#39;x&#39; did not answer" in chat
    assert history(turns) == []


def test_a_bug_is_told_without_its_details(adviser: Adviser, caplog) -> None:
    chat = ask(adviser, "bug")[-1][1]
    assert UNFORESEEN.split(".")[0] in chat
    assert "secret" not in chat
    assert "ZeroDivisionError" in caplog.text


def test_a_refusal_is_no_error(adviser: Adviser) -> None:
    chat = ask(adviser, "plumber")[-1][1]
    assert "Not in these documents" in chat
    assert "problem" not in chat


def test_stopping_keeps_what_has_come(adviser: Adviser) -> None:
    turns = (Turn(1, "q", "A sentence. "),)
    kept, chat, *_ = adviser.stop(turns)
    assert kept == turns
    assert "A sentence." in chat
    assert "Stopped here." in chat
    assert history(turns)[1]["content"] == "A sentence. "


def test_clearing_greets_again(adviser: Adviser) -> None:
    turns, chat, *_ = adviser.clear()
    assert turns == ()
    assert "What would you like to know?" in chat
    assert "3 documents on 3 roles" in chat


def test_the_welcome_follows_the_index(adviser: Adviser) -> None:
    del adviser.index.held[ETHICIST.id]
    assert "2 documents on 3 roles" in adviser.welcome()
    assert "2 documents on 3 roles" in adviser.clear()[1]


def test_the_page_asks_for_the_welcome_when_it_is_loaded() -> None:
    index = FakeIndex()
    app = build_app(FakeChain(), index)
    del index.held[ETHICIST.id]
    (loading,) = (f for f in app.fns.values() if any(event == "load" for _, event in f.targets))
    assert "2 documents on 3 roles" in loading.fn()


@pytest.mark.parametrize("question", ["plumber", "which"])
def test_what_is_offered_is_shown_once(adviser: Adviser, question: str) -> None:
    turns, chat, *_ = ask(adviser, question)[-1]
    (offered,) = turns[-1].answer.suggestions
    assert chat.count(offered) == 1
    assert f"data-ask>{offered}</button>" in chat
    assert offered in ask(adviser, "What skills?", turns)[-1][1]


def test_a_citation_opens_its_document_and_returns(adviser: Adviser) -> None:
    turns = ask(adviser, "What skills?")[-1][0]
    turns = ask(adviser, "plumber", turns)[-1][0]
    assert "<mark" in adviser.show(turns, event(turn=1, marker=1))
    assert "rests on no passage" in adviser.show(turns, event(back=True))


@pytest.mark.parametrize("data", [{"turn": 9, "marker": 1}, {"turn": 1, "marker": "x"}, {"marker": None}])
def test_a_citation_that_is_not_there_changes_nothing(adviser: Adviser, data) -> None:
    turns = ask(adviser, "What skills?")[-1][0]
    assert adviser.show(turns, event(**data)) == {"__type__": "update"}


def test_a_document_that_left_the_index_keeps_its_quote(adviser: Adviser) -> None:
    turns = ask(adviser, "What skills?")[-1][0]
    del adviser.index.held[ETHICIST.id]
    assert "no longer in the index" in adviser.show(turns, event(turn=1, marker=1))


def test_examples_are_about_roles_that_are_known() -> None:
    roles = FakeIndex().roles()
    examples = example_questions(roles)
    assert examples[0] == "What skills does an AI Ethicist need?"
    assert not any("Product Manager" in example for example in examples)
    assert example_questions([]) == []
