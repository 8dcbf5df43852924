"""A run as Markdown tables: every measure with its interval, the parts, the kinds, the systems."""

from __future__ import annotations

from dataclasses import replace

import pytest

from evals import tables
from evals.calibration import Errors
from evals.measures import Score
from evals.run import Result

VALUES = {"vital": 1.0, "clean": 1.0, "citation_recall": 1.0, "words": 40.0}
SCORE = Score("a", "list", "dev", "answer", "answer", VALUES, 0.9, True)
SCORES = (
    SCORE,
    replace(SCORE, pair="b", kind="fact", part="test", values={**VALUES, "vital": 0.0}, right=False, confidence=0.4),
    replace(SCORE, pair="c", kind="near-miss", part="test", expect="refused", got="refused", values={"clean": 1.0}),
)
RESULT = Result("mine", "built-in", (), (), SCORES)
REFUSED = Result("none", "built-in", (), (), SCORES[2:])
ERRORS = Errors(100, 0.68, 0.26, 0.37)


def test_the_headline_gives_every_measure_with_its_interval_a_column_per_suite() -> None:
    lines = tables.headline([RESULT, REFUSED], ERRORS).splitlines()
    assert lines[0] == "| measure | mine | none |"
    assert "| questions | 3 | 1 |" in lines
    assert "| vital | 0.5 [0, 1] |  |" in lines
    assert "| clean | 1 [1, 1] | 1 [1, 1] |" in lines
    assert "| aurc | 0.25 |  |" in lines
    assert not any(line.startswith("| mrr ") for line in lines)


def test_what_rests_on_the_judge_is_marked_and_its_errors_stand_below() -> None:
    said = tables.headline([RESULT], ERRORS)
    assert "| citation_recall † | 1 [1, 1] |" in said
    assert said.endswith("† judge: macro-F1 0.68, passes 26% of unsupported and stops 37% of supported claims")


@pytest.mark.parametrize(
    ("table", "row"),
    [
        (tables.parts, "| mine | dev | 1 | 1 |  |  | 1 |  |  |  | 40 |"),
        (tables.parts, "| mine | test | 2 | 0 |  |  | 1 |  |  |  | 40 |"),
        (tables.kinds, "| list | 1 | 1 |  |  |"),
        (tables.kinds, "| near-miss | 1 |  |  |  |"),
        (tables.systems, "| mine | built-in | 0.5 |  |  | 1 |  |  |  |  |  |  | 40 |  |"),
    ],
)
def test_what_does_not_apply_is_left_empty(table: object, row: str) -> None:
    assert row in table([RESULT]).splitlines()  # type: ignore[operator]


def test_kinds_stand_in_their_order_and_only_those_asked() -> None:
    rows = tables.kinds([RESULT]).splitlines()[2:]
    assert [row.split(" | ")[0].strip("| ") for row in rows] == ["fact", "list", "near-miss"]
