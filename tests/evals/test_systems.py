"""The chain is asked as a user would ask it: with the turns before, each with its answer."""

from __future__ import annotations

from pathlib import Path

import pytest

from chat.answer import Answer
from chat.question import Question, Turn
from evals.case import Reply, Span
from evals.ranking import DEPTH
from evals.systems import Chain, converse
from ingest.index import open_index
from ingest.settings import Settings
from tests.evals.samples import BRIDGES, DOCUMENTS


class Echo:
    """A system that answers with its question and remembers what it was asked."""

    name = "echo"

    def __init__(self) -> None:
        self.asked: list[Question] = []

    def ask(self, question: Question) -> Reply:
        self.asked.append(question)
        return Reply(Answer(f"About: {question.text}", "answer", question.text), (), 0.1)

    def units(self, source: str) -> list[Span]:
        return []


def test_a_question_without_turns_has_no_history() -> None:
    echo = Echo()
    assert converse(echo, (), "Skills?").answer.text == "About: Skills?"
    assert echo.asked == [Question("Skills?", ())]


def test_turns_are_asked_first_and_their_answers_are_the_history() -> None:
    echo = Echo()
    converse(echo, ("Duties?", "Pay?"), "Skills?")
    assert [q.text for q in echo.asked] == ["Duties?", "Pay?", "Skills?"]
    assert [len(q.history) for q in echo.asked] == [0, 2, 4]
    assert echo.asked[-1].history == (
        Turn("user", "Duties?"),
        Turn("assistant", "About: Duties?"),
        Turn("user", "Pay?"),
        Turn("assistant", "About: Pay?"),
    )


@pytest.mark.usefixtures("encoded")
def test_the_chain_answers_and_shows_what_it_found(small_dir: Path) -> None:
    settings = Settings(index_dir=small_dir)
    with open_index(small_dir, settings=settings) as index:
        chain = Chain(index, settings)
        assert chain.name == "built-in"
        reply = chain.ask(Question("What skills does a Bridge Inspector need?", ()))
        units = chain.units(BRIDGES)
    assert reply.answer.kind == "answer"
    assert "climb" in reply.answer.text
    assert reply.seconds > 0
    assert 0 < len(reply.passages) <= DEPTH
    assert reply.passages[0] in units
    text = DOCUMENTS["bridge-inspector.md"]
    assert {text[u.start : u.end].strip() for u in units} >= {
        "In Norway in 2024 a Bridge Inspector earned $61,300 a year."
    }


@pytest.mark.usefixtures("encoded")
def test_a_model_gives_the_system_its_name(small_dir: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("evals.systems.build_chain", lambda *_, **__: None)
    settings = Settings(index_dir=small_dir, model="ollama:small")
    with open_index(small_dir, settings=settings) as index:
        assert Chain(index, settings).name == "ollama:small"
        assert Chain(index, settings, "openai:large").name == "openai:large"
