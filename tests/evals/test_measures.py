"""A case in numbers, cases as one figure, and the curve over them."""

from __future__ import annotations

import statistics
from dataclasses import replace

import pytest

from evals.measures import BY_NAME, MEASURES, Measure, Score, curve, figure, score
from evals.refusing import Point
from ingest.index import Index
from tests.evals.answers import case, pair, quoting, refusal
from tests.evals.samples import CLIMBING, DRAWING, PAY

SCORE = Score("a", "list", "dev", "answer", "answer", {"vital": 1.0, "words": 40.0}, 0.9, True)


def test_names_are_one_each() -> None:
    assert len(BY_NAME) == len(MEASURES)


@pytest.mark.parametrize("measure", MEASURES, ids=lambda measure: measure.name)
def test_every_measure_tells_what_it_is(measure: Measure) -> None:
    assert len(measure.definition) > 30


def test_what_rests_on_the_judge_says_so() -> None:
    assert {m.name for m in MEASURES if m.judged} == {"citation_recall", "citation_precision"}


def test_less_is_better_of_losses_wrong_refusals_words_and_time() -> None:
    less = {m.name for m in MEASURES if not m.higher_is_better}
    assert less == {"followup_loss", "wrong_refusals", "words", "milliseconds"}


def test_a_case_in_numbers(small: Index) -> None:
    gold = case(small, pair(), refusal()).gold
    found = score(case(small, pair(), quoting(CLIMBING, DRAWING), passages=gold))
    assert (found.pair, found.kind, found.part) == ("skills", "list", "dev")
    assert (found.expect, found.got, found.confidence, found.right) == ("answer", "answer", 0.5, True)
    assert (found.lacking, found.broken) == ((), ())
    assert {name: found.values[name] for name in ("vital", "exact", "right_kind", "recall@1", "mrr")} == {
        "vital": 1, "exact": 1, "right_kind": 1, "recall@1": 0.5, "mrr": 1,
    }  # fmt: skip
    assert (found.values["words"], found.values["milliseconds"]) == (21, 250)


def test_a_measure_that_does_not_apply_is_left_out(small: Index) -> None:
    found = score(case(small, pair(), quoting(CLIMBING)))
    apart = {"followup_loss", "figures_kept", "refusal_recall", "refusal_precision"}
    assert {m.name for m in MEASURES} - set(found.values) == apart


def test_what_is_wrong_with_a_case_is_kept_for_a_person(small: Index) -> None:
    found = score(case(small, pair(), quoting(DRAWING, PAY)))
    assert (found.right, found.lacking, found.broken) == (False, ("climbing",), (r"\$\d",))


def test_words_are_counted_of_questions_that_the_documents_answer(small: Index) -> None:
    assert BY_NAME["words"].of(case(small, pair(expect="refused"), refusal())) is None


def test_a_figure_is_the_mean_of_what_applies_and_the_median_of_words() -> None:
    values = [(1.0, 40.0), (0.0, 44.0), (0.5, 400.0)]
    scores = [replace(SCORE, values={"vital": vital, "words": words}) for vital, words in values]
    scores.append(replace(SCORE, values={}))
    assert figure(scores, "vital") == statistics.fmean([1, 0, 0.5])
    assert figure(scores, "words") == 44
    assert figure(scores, "mrr") is None


def test_the_curve_is_of_answers_given_over_all_that_was_asked() -> None:
    asked = [
        SCORE,
        replace(SCORE, got="partial", right=False, confidence=0.4),
        replace(SCORE, got="refused", right=False, confidence=0.99),
        replace(SCORE, got="clarify", expect="clarify"),
    ]
    assert curve(asked) == [Point(1 / 4, 0), Point(2 / 4, 1 / 2)]
