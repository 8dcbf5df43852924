"""A run's summary, the thresholds it misses, and where a suite's index comes from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, cast

import pytest

from chat.answer import Answer
from chat.chain import CareerChain
from chat.question import Question, Turn
from evals import run
from evals.measures import Score
from evals.questions import load
from evals.run import THRESHOLDS, SuiteMissing, failures, index_of, summary
from tests.evals.samples import PAIR, write_documents, write_pairs

ANSWERED = Score(
    pair="a", kind="fact", expect="answer", got="answer", vital=1.0, facts=0.5, retrieved=1.0, rank=0.5, cited=1.0,
    exact=1.0, borne_out=1.0, clean=True, right_kind=True, words=40, seconds=0.010, confidence=0.9,
)  # fmt: skip
REFUSED = replace(
    ANSWERED, pair="r", expect="refused", got="refused", vital=None, facts=None, retrieved=None, rank=None, cited=None,
    exact=None, borne_out=None, words=9, seconds=0.030,
)  # fmt: skip
WRONGLY_REFUSED = replace(ANSWERED, pair="w", got="refused", vital=0.0, right_kind=False, cited=None, words=9)
WRONGLY_ANSWERED = replace(REFUSED, pair="x", got="answer", right_kind=False, clean=False)


def test_a_summary_is_the_mean_of_what_applies() -> None:
    found = summary([ANSWERED, WRONGLY_REFUSED, REFUSED, WRONGLY_ANSWERED])
    assert found["questions"] == 4
    assert (found["vital"], found["rank"], found["cited"]) == (0.5, 0.5, 1)
    assert (found["right_kind"], found["clean"]) == (0.5, 0.75)


def test_refusals_are_counted_on_both_sides() -> None:
    found = summary([ANSWERED, ANSWERED, ANSWERED, WRONGLY_REFUSED, REFUSED, WRONGLY_ANSWERED])
    assert (found["wrong_refusals"], found["refused"]) == (0.25, 0.5)


def test_words_and_milliseconds_are_medians() -> None:
    long = replace(ANSWERED, words=400, seconds=9.0)
    found = summary([ANSWERED, replace(ANSWERED, words=42, seconds=0.012), long, REFUSED])
    assert found["words"] == 42
    assert found["milliseconds"] == 21


def test_a_measure_that_applies_to_no_answer_is_left_out() -> None:
    assert {"vital", "cited", "wrong_refusals", "words"} & set(summary([REFUSED])) == set()
    assert summary([]) == {"questions": 0}


@pytest.mark.parametrize(
    ("measured", "line"),
    [
        ({"exact": 0.994}, "guides: exact is 0.994, at least 1 is asked"),
        ({"wrong_refusals": 0.5}, "guides: wrong_refusals is 0.5, at most 0.1 is asked"),
        ({"words": 400.0}, "guides: words is 400, at most 120 is asked"),
    ],
)
def test_a_threshold_missed_is_one_readable_line(
    monkeypatch: pytest.MonkeyPatch, measured: dict[str, float], line: str
) -> None:
    monkeypatch.setitem(THRESHOLDS, "guides", {"exact": 1.0, "wrong_refusals": 0.10, "words": 120})
    assert failures("guides", measured) == [line]


def test_a_threshold_just_reached_is_not_missed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(THRESHOLDS, "guides", {"vital": 0.8, "words": 120})
    assert failures("guides", {"vital": 0.8, "words": 120}) == []


def test_pairs_of_your_own_have_no_thresholds() -> None:
    assert failures("mine", {"vital": 0.0, "exact": 0.0}) == []


@pytest.mark.parametrize("suite", ["guides", "seeds"])
def test_every_quote_of_a_shipped_suite_must_be_exact_and_cited(suite: str) -> None:
    assert {THRESHOLDS[suite][name] for name in ("cited", "exact", "borne_out")} == {1.0}


def test_every_threshold_is_on_a_measure_there_is() -> None:
    measures = set(summary([ANSWERED, REFUSED]))
    assert {name for limits in THRESHOLDS.values() for name in limits} <= measures


# -- the index of a suite ---------------------------------------------------------------------------


def test_a_suite_whose_documents_are_absent_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(run, "DATA", tmp_path / "absent")
    with pytest.raises(SuiteMissing, match="'seeds' are not here"):
        index_of("seeds", None)


def test_a_given_index_is_asked_as_it_is(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(run, "DATA", tmp_path / "absent")
    assert index_of("seeds", str(tmp_path / "index")) == tmp_path / "index"
    assert not (tmp_path / "index").exists()


@pytest.mark.usefixtures("encoded")
def test_a_suite_gets_an_index_of_its_own(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    write_documents(tmp_path / "data" / "bridges")
    monkeypatch.setattr(run, "DATA", tmp_path / "data")
    monkeypatch.setenv("CAREER_INDEX_DIR", str(tmp_path / "index"))
    assert index_of("bridges", None) == tmp_path / "index" / "suites" / "bridges"
    assert list((tmp_path / "index" / "suites" / "bridges").iterdir())


# -- asking -----------------------------------------------------------------------------------------


class Echo:
    """A chain that answers with its question and remembers what it was asked."""

    def __init__(self) -> None:
        self.asked: list[Question] = []

    def invoke(self, question: Question) -> Answer:
        self.asked.append(question)
        return Answer(f"About: {question.text}", "answer", question.text)


@pytest.fixture
def asked(tmp_path: Path) -> Callable[[list[str]], list[Question]]:
    """What a chain is asked for a pair with these turns before it."""

    def ask(turns: list[str]) -> list[Question]:
        write_pairs(tmp_path, [{**PAIR, "turns": turns}])
        chain = Echo()
        run.ask(load("mine", tmp_path)[0], cast(CareerChain, cast(Any, chain)))
        return chain.asked

    return ask


def test_the_turns_before_a_question_are_asked_first(asked: Callable[[list[str]], list[Question]]) -> None:
    first, second, last = asked(["What is it?", "And then?"])
    assert (first.text, first.history) == ("What is it?", ())
    assert second.history == (Turn("user", "What is it?"), Turn("assistant", "About: What is it?"))
    assert last.text == PAIR["question"]
    assert [turn.text for turn in last.history] == [
        "What is it?",
        "About: What is it?",
        "And then?",
        "About: And then?",
    ]


def test_a_question_without_turns_is_asked_alone(asked: Callable[[list[str]], list[Question]]) -> None:
    assert asked([]) == [Question(PAIR["question"])]
