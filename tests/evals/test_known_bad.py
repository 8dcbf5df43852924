"""Each measure fails the answers it is there to catch, and passes the right one."""

from __future__ import annotations

import pytest

from evals.measures import BY_NAME, MEASURES, Measure
from evals.suites import SUITES
from ingest.index import Index
from tests.evals.answers import case
from tests.evals.known_bad import KNOWN, Asked, Known, markdown

MUST_BE_KNOWN = {m.name for m in MEASURES if m.group in ("facts", "citations", "refusals")} | {"words"}


def measured(measure: Measure, asked: Asked, index: Index) -> float | None:
    return measure.of(case(index, asked.pair, asked.answer, written_out=asked.written_out))


def least_good(measure: Measure) -> float:
    """What a good answer reaches: the best there is, or for words what the guides' answers may have."""
    if measure.name == "words":
        return SUITES["guides"].most["words"]
    return float(measure.higher_is_better)


@pytest.mark.parametrize("known", KNOWN, ids=lambda known: f"{known.measure}: {known.fault}")
def test_a_known_fault_fails_its_measure(known: Known, small: Index) -> None:
    measure = BY_NAME[known.measure]
    value = measured(measure, known.bad, small)
    assert value is not None
    limit = least_good(measure)
    assert value < limit if measure.higher_is_better else value > limit


@pytest.mark.parametrize("known", KNOWN, ids=lambda known: f"{known.measure}: {known.fault}")
def test_the_answer_without_the_fault_passes(known: Known, small: Index) -> None:
    measure = BY_NAME[known.measure]
    value = measured(measure, known.good, small)
    assert value is not None
    limit = least_good(measure)
    assert value >= limit if measure.higher_is_better else value <= limit


def test_every_measure_of_answers_has_a_known_fault() -> None:
    assert {known.measure for known in KNOWN} == MUST_BE_KNOWN


def test_the_table_names_every_fault_with_its_measures() -> None:
    lines = markdown().splitlines()
    assert len(lines) == 2 + len({known.fault for known in KNOWN})
    assert "| the year changed | `facts`, `citation_recall`, `figures_kept` |" in lines
