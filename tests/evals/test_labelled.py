"""Labelled questions: those that are shipped load, and what is amiss is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from evals.labelled import Labelled, load_labelled
from evals.questions import PairError
from evals.suites import SUITES


@pytest.mark.parametrize("name", sorted(SUITES))
def test_every_suite_has_told_and_untold_questions(name: str) -> None:
    kinds = {one.told for one in load_labelled(name)}
    assert kinds == {True, False}


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("- told: true\n  gold: [x]", "entry 1"),
        ("- {question: a, told: false}\n- {question: b, told: true}", "entry 2"),
        ("- just words", "entry 1"),
        ("- [", "cannot be read"),
    ],
)
def test_an_entry_that_is_amiss_is_named(tmp_path: Path, text: str, named: str) -> None:
    (tmp_path / "made.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(PairError, match=named):
        load_labelled("made", tmp_path)


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("what does the role earn?", "what does an Actuary earn?"),
        ("do the role work nights?", "do Actuaries work nights?"),
        ("The role at night?", "an Actuary at night?"),
    ],
)
def test_the_role_stands_for_its_name(question: str, asked: str) -> None:
    one = Labelled(question, False, (), "Actuary")
    assert (one.asked, one.turns) == (asked, ())


def test_a_question_that_does_not_name_its_role_is_asked_after_one_that_does() -> None:
    assert Labelled("nights?", False, (), "Actuary").turns == ("What does an Actuary do?",)
    assert Labelled("nights?", False).turns == ()
