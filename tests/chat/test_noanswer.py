"""How near a statement must come: each question asks for a nearness of its own."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from chat import noanswer
from chat.noanswer import NoAnswer, margin
from ingest.index import Index

MADE = NoAnswer("made", 10.0, np.array([1.0, -1.0, 2.0], np.float32), 0.5)
QUESTION = np.array([0.6, 0.8], np.float32)


def test_the_margin_is_the_log_odds_of_a_softmax_with_one_more_option() -> None:
    raised = np.exp(10 * np.array([0.3, 0.1]))
    none = np.exp(0.6 - 0.8 + 2.0)
    assert MADE.margin(QUESTION, np.array([0.3, 0.1])) == pytest.approx(np.log(raised.sum() / none))


@given(st.lists(st.floats(-1, 1), min_size=1, max_size=8), st.floats(-1, 1))
def test_one_more_statement_never_makes_an_answer_less_likely(cosines: list[float], more: float) -> None:
    alone = MADE.margin(QUESTION, np.array(cosines))
    assert np.isfinite(alone)
    assert MADE.margin(QUESTION, np.array([*cosines, more])) >= alone


def test_what_was_learned_is_kept(tmp_path: Path) -> None:
    MADE.save(tmp_path / "kept.npz")
    with np.load(tmp_path / "kept.npz") as kept:
        assert set(kept) == {"model", "scale", "weights", "usual"}
        assert kept["weights"].astype(np.float32).tolist() == MADE.weights.tolist()


def test_it_was_learned_for_the_built_in_model(village: Index) -> None:
    assert noanswer.learned().model == village.embedder.name


def test_a_question_that_is_told_has_a_greater_margin_than_one_that_is_not(village: Index) -> None:
    rows = [s.row for role in village.roles() for s in village.statements.of_role(role.name)]
    told = margin(village, "what does the role do all day?", rows)
    assert told > margin(village, "how big is the year-end bonus of the role?", rows)
    assert told > margin(village, "is the role allowed to bring a dog to work?", rows)


def test_another_model_has_the_margin_of_a_usual_question(village: Index, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(noanswer, "learned", lambda: MADE)
    assert margin(village, "what does the role do all day?", [0]) == MADE.usual
