"""What a visitor's actions lead to, and that nothing of one chat is kept where another could see it."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from types import SimpleNamespace

import pytest

from evals.feedback import read
from tests.web.fakes import ETHICIST, FakeChain, FakeIndex, FakeInspector
from web import build_app
from web.adviser import UNFORESEEN, Adviser
from web.examples import example_questions
from web.feedback import Feedback
from web.keeping import NotKept, kept, restored
from web.room import Room
from web.turn import OTHERS_FROM, Turn, history
from web.visitors import Visitors


@dataclass
class Made:
    """An adviser with the chain and index behind it."""

    adviser: Adviser
    chain: FakeChain
    index: FakeIndex

    def __getattr__(self, name):
        return getattr(self.adviser, name)


@pytest.fixture
def adviser(tmp_path: Path) -> Made:
    chain, index = FakeChain(), FakeIndex()
    visitors = Visitors(Room(chain, index, FakeInspector()))
    return Made(Adviser(visitors, Feedback(tmp_path / "kept" / "feedback.jsonl")), chain, index)


def event(**data):
    return SimpleNamespace(_data=data or None)


def ask(adviser: Made, question: str, turns=(), sources=()):
    return list(adviser.ask(question, turns, sources, event()))


def asked(adviser: Made, question: str, turns=()):
    """The screen of the whole answer."""
    return ask(adviser, question, turns)[-1]


def test_an_answer_grows_by_sentences(adviser: Made) -> None:
    screens = ask(adviser, "What skills?")
    assert "Also found, not cited</summary>" in screens[-1].panel
    texts = [screen.turns[-1].text for screen in screens]
    assert texts[0] == ""
    assert len(texts) > 3
    assert all(later.startswith(earlier) for earlier, later in pairwise(texts))
    assert 'id="turn-1"' in screens[-2].chat
    assert "data-live" not in screens[-1].chat
    assert "Also found" not in screens[-2].panel


def test_follow_ups_carry_the_chat_as_plain_messages(adviser: Made) -> None:
    turns = ask(adviser, "What skills?")[-1].turns
    ask(adviser, "And its pay?", turns)
    asked = adviser.chain.asked[-1]
    assert asked["question"] == "And its pay?"
    assert asked["history"] == [
        {"role": "user", "content": "What skills?"},
        {"role": "assistant", "content": turns[0].answer.text},
    ]


def test_only_the_last_answer_offers_suggestions(adviser: Made) -> None:
    turns = ask(adviser, "What skills?")[-1].turns
    chat = asked(adviser, "plumber", turns).chat
    assert "What does it pay?" not in chat
    assert "What does a Gen AI Lead earn?" in chat


def test_a_chosen_question_leaves_what_is_being_typed(adviser: Made) -> None:
    screens = list(adviser.ask("half typed", (), (), event(question="What skills?")))
    assert screens[0][0][0].question == "What skills?"
    assert screens[0][3] != ""


def test_nothing_typed_asks_nothing(adviser: Made) -> None:
    ask(adviser, "   ")
    assert adviser.chain.asked == []


def test_an_error_is_told_in_its_own_words(adviser: Made) -> None:
    turns, chat, *_ = asked(adviser, "broken model")
    assert "The model &#39;x&#39; did not answer" in chat
    assert history(turns) == []


def test_a_bug_is_told_without_its_details(adviser: Made, caplog) -> None:
    chat = asked(adviser, "bug").chat
    assert UNFORESEEN.split(".")[0] in chat
    assert "secret" not in chat
    assert "ZeroDivisionError" in caplog.text


def test_a_refusal_is_no_error(adviser: Made) -> None:
    chat = asked(adviser, "plumber").chat
    assert "Not in these documents" in chat
    assert "problem" not in chat


def test_stopping_keeps_what_has_come(adviser: Made) -> None:
    turns = (Turn(1, "q", "A sentence. "),)
    kept, chat, *_ = adviser.stop(turns)
    assert kept == turns
    assert "A sentence." in chat
    assert "Stopped here." in chat
    assert history(turns)[1]["content"] == "A sentence. "


def test_clearing_greets_again(adviser: Made) -> None:
    turns, chat, *_ = adviser.clear()
    assert turns == ()
    assert "What would you like to know?" in chat
    assert "3 documents on 3 roles" in chat


def test_the_welcome_follows_the_index(adviser: Made) -> None:
    del adviser.index.held[ETHICIST.id]
    assert "2 documents on 3 roles" in adviser.welcome()
    assert "2 documents on 3 roles" in adviser.clear()[1]


def test_the_page_asks_for_the_welcome_when_it_is_loaded() -> None:
    index = FakeIndex()
    app = build_app(FakeChain(), index)
    del index.held[ETHICIST.id]
    loading = next(f for f in app.fns.values() if any(event == "load" for _, event in f.targets))
    assert "2 documents on 3 roles" in loading.fn()[0]


@pytest.mark.parametrize("question", ["plumber", "which"])
def test_what_is_offered_is_shown_once(adviser: Made, question: str) -> None:
    turns, chat, *_ = asked(adviser, question)
    (offered,) = turns[-1].answer.suggestions
    assert chat.count(offered) == 1
    assert f"data-ask>{offered}</button>" in chat
    assert offered in asked(adviser, "What skills?", turns).chat


def test_a_citation_opens_its_document_and_returns(adviser: Made) -> None:
    turns = ask(adviser, "What skills?")[-1].turns
    turns = ask(adviser, "plumber", turns)[-1].turns
    assert "<mark" in adviser.show(turns, (), event(turn=1, marker=1))
    assert "rests on no passage" in adviser.show(turns, (), event(back=True))


@pytest.mark.parametrize("data", [{"turn": 9, "marker": 1}, {"turn": 1, "marker": "x"}, {"marker": None}])
def test_a_citation_that_is_not_there_changes_nothing(adviser: Made, data) -> None:
    turns = ask(adviser, "What skills?")[-1].turns
    assert adviser.show(turns, (), event(**data)) == {"__type__": "update"}


def test_a_document_that_left_the_index_keeps_its_quote(adviser: Made) -> None:
    turns = ask(adviser, "What skills?")[-1].turns
    del adviser.index.held[ETHICIST.id]
    assert "no longer in the index" in adviser.show(turns, (), event(turn=1, marker=1))


def test_examples_are_about_roles_that_are_known() -> None:
    roles = FakeIndex().roles()
    examples = example_questions(roles)
    assert examples[0] == "What does an AI Ethicist need?"
    assert not any("Actuary" in example for example in examples)
    assert example_questions([]) == []


def test_asking_again_takes_what_followed_with_it(adviser: Made) -> None:
    turns = ask(adviser, "plumber", ask(adviser, "What skills?")[-1].turns)[-1].turns
    again = list(adviser.ask("half typed", turns, (), event(question="compare", turn=1)))[-1].turns
    assert [(turn.number, turn.question) for turn in again] == [(3, "compare")]
    assert adviser.chain.asked[-1]["history"] == []


def test_a_question_keeps_to_the_chosen_documents(adviser: Made) -> None:
    ask(adviser, "What skills?", sources=(ETHICIST.id,))
    assert adviser.chain.asked[-1]["sources"] == [ETHICIST.id]
    ask(adviser, "What skills?")
    assert "sources" not in adviser.chain.asked[-1]


def test_a_turn_is_deleted(adviser: Made) -> None:
    turns = ask(adviser, "plumber", ask(adviser, "What skills?")[-1].turns)[-1].turns
    left = adviser.delete(turns, event(turn=1))
    assert [turn.question for turn in left.turns] == ["plumber"]
    assert "What would you like to know?" in adviser.delete(left.turns, event(turn=2)).chat


def test_what_was_found_beside_opens_too(adviser: Made) -> None:
    turns = ask(adviser, "What skills?")[-1].turns
    assert "Also found, not cited (1)" in adviser.beside(turns, ())
    assert "Also found, not cited (1)" in adviser.show(turns, (), event(back=True, others=True))
    html = adviser.show(turns, (), event(turn=1, marker=OTHERS_FROM))
    assert "<mark" in html
    assert str(OTHERS_FROM) not in html


def test_how_a_question_was_understood_stands_apart(adviser: Made) -> None:
    chat = asked(adviser, "What skills?").chat
    assert "How I understood it" in chat
    assert "Understood as" not in re.sub(r"data-copy=\"[^\"]*\"", "", chat)


def test_a_thumb_is_kept_with_all_that_tells_why(adviser: Made) -> None:
    turns = ask(adviser, "And skills?", ask(adviser, "plumber")[-1].turns)[-1].turns
    judged = adviser.judge(turns, event(turn=2, verdict="down"))
    assert 'data-verdict="down" aria-pressed="true"' in judged.chat
    adviser.judge(judged.turns, event(turn=2, verdict="down", reason=" too <b>long</b>\n"))
    path = adviser.feedback.path
    assert len(path.read_text().splitlines()) == 2
    (kept_one,) = read(path)
    assert (kept_one["question"], kept_one["verdict"]) == ("And skills?", "down")
    assert kept_one["reason"] == "too <b>long</b>"
    assert kept_one["answer"] == turns[1].answer.text
    assert kept_one["citations"][0]["quote"] == turns[1].citations[0].quote
    assert kept_one["history"][0]["content"] == "plumber"
    assert kept_one["time"].endswith("+00:00")


@pytest.mark.parametrize("data", [{"turn": 1, "verdict": "great"}, {"turn": 7, "verdict": "up"}, {"verdict": "up"}])
def test_what_is_no_judgement_is_not_kept(adviser: Made, data) -> None:
    turns = ask(adviser, "What skills?")[-1].turns
    assert adviser.judge(turns, event(**data)).turns == {"__type__": "update"}
    assert not adviser.feedback.path.exists()


def test_feedback_that_cannot_be_written_stops_nobody(adviser: Made, caplog) -> None:
    adviser.feedback.path.parent.write_text("a file where a folder should be")
    turns = ask(adviser, "What skills?")[-1].turns
    assert adviser.judge(turns, event(turn=1, verdict="up")).turns == {"__type__": "update"}
    assert "CAREER_FEEDBACK_PATH" in caplog.text


def test_a_chat_comes_back_from_the_browser_as_it_was(adviser: Made) -> None:
    turns = ask(adviser, "compare", ask(adviser, "What skills?")[-1].turns)[-1].turns
    data = json.loads(json.dumps(kept(turns)))
    assert "AI Ethicist" in adviser.restore(event(turns=data)).chat
    back = restored(data)
    assert [t.citations for t in back] == [t.citations for t in turns]
    assert history(back) == history(turns)
    assert asked(adviser, "And its pay?", back).turns[-1].number == 3


def spoilt(path: list, value) -> list:
    """A kept chat with one value exchanged."""
    data = json.loads(json.dumps(kept((Turn(1, "q", "A [1].", FakeChain()._answer("skills")),))))
    *way, last = path
    place = data
    for step in way:
        place = place[step]
    place[last] = value
    return data


@pytest.mark.parametrize(
    "data",
    [
        "no list",
        [3],
        spoilt([0, "number"], "1; drop"),
        spoilt([0, "question"], {"a": 1}),
        spoilt([0, "answer", "kind"], "evil"),
        spoilt([0, "answer", "citations"], "all"),
        spoilt([0, "answer", "citations", 0, "start"], -5),
        spoilt([0, "answer", "citations", 0, "marker"], True),
        spoilt([0, "answer", "suggestions"], [{}]),
        spoilt([0, "text"], "x" * 300_000),
    ],
)
def test_what_is_no_chat_is_not_opened(adviser: Made, data) -> None:
    with pytest.raises(NotKept):
        restored(data)
    refused = adviser.restore(event(turns=data))
    assert "cannot be opened" in json.loads(refused.memory)["notice"]
    assert refused.turns == {"__type__": "update"}
