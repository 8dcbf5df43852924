"""Labelled questions: those that are shipped load, and what is amiss is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from evals.labelled import load_labelled
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
