"""Questions that name a role loosely: the shipped ones load, what is amiss is named, and the role meant comes first once learned."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from chat.described import WEIGHTS
from evals.naming import Seen, _in_turn, load_naming, measured, weights_of
from evals.questions import PairError, load


def test_the_shipped_questions_load_and_none_is_on_a_role_of_the_test_pairs() -> None:
    shipped = load_naming("onet")
    assert len(shipped) >= 880
    tested = {role for pair in load("onet") if pair.part == "test" for role in pair.roles}
    assert tested.isdisjoint(one.role for one in shipped)
    assert load_naming("guides") == ()


def test_a_line_without_a_question_is_named(tmp_path: Path) -> None:
    (tmp_path / "made.txt").write_text("Lamp Keeper | who trims the wick?\nWeaver\n", encoding="utf-8")
    with pytest.raises(PairError, match=r"made\.txt, line 2"):
        load_naming("made", tmp_path)


def test_the_sign_that_tells_the_role_meant_is_learned() -> None:
    random = np.random.default_rng(0)
    told = []
    for _ in range(60):
        features = random.normal(size=(8, len(WEIGHTS)))
        told.append(Seen("made", "dev", "Lamp Keeper", features, int(features[:, 2].argmax())))
    weights = weights_of(told)
    assert int(np.abs(weights).argmax()) == 2
    first, taken, right = measured(told, weights)
    assert first > 0.9
    assert right <= taken <= 1
    assert measured(told, -weights)[0] < 0.3


def test_a_role_that_does_not_come_into_question_is_not_found() -> None:
    lost = Seen("made", "dev", "Lamp Keeper", np.eye(len(WEIGHTS)), None)
    assert measured([lost], np.ones(len(WEIGHTS)))[2] == 0


def test_without_questions_no_role_is_kept_out_in_turn() -> None:
    assert _in_turn([], []) == []


def test_each_role_is_kept_out_once() -> None:
    random = np.random.default_rng(0)
    told = [Seen("made", "naming", f"Keeper {at % 7}", random.normal(size=(5, len(WEIGHTS))), 0) for at in range(21)]
    folds = _in_turn(told, told)
    assert sorted(one.role for asked, _ in folds for one in asked) == sorted(one.role for one in told)
    roles = [{one.role for one in asked} for asked, _ in folds]
    assert sum(map(len, roles)) == len(set().union(*roles)) == 7
