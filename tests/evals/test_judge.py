"""The judge proves what is quoted, stops what no word can make up for, and estimates the rest."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evals.calibration import Calibration, Errors
from evals.features import NAMES
from evals.judge import Evidence, Judge, Verdict, is_verbatim
from ingest.index import Index
from tests.evals.samples import CLIMBING, DRAWING, PAY, SEWING

PAID = Evidence(PAY, ("Bridge Inspector", "Pay"), role="Bridge Inspector")
CLIMBS = Evidence(CLIMBING, ("Bridge Inspector", "Skills"), role="Bridge Inspector")


@pytest.fixture(scope="module")
def judge(small: Index) -> Judge:
    return Judge(small)


@pytest.mark.parametrize(
    "claim",
    [PAY, f"Pay: {PAY}", f"Bridge Inspector, pay: {PAY}", PAY.replace("In Norway", "*In Norway*"), PAY + " [1]"],
)
def test_a_quote_is_proved(judge: Judge, claim: str) -> None:
    assert judge.verdict(claim, [PAID]) == Verdict("proved", 1.0)


@pytest.mark.parametrize("claim", [f"{PAY} Piers are of stone.", f"Not: {PAY}", PAY[:30], CLIMBING, ""])
def test_what_is_more_or_less_than_a_quote_is_not_proved(judge: Judge, claim: str) -> None:
    assert judge.verdict(claim, [PAID]).kind != "proved"


def test_nothing_cited_supports_nothing(judge: Judge) -> None:
    assert judge.verdict(PAY, []) == Verdict("unsupported", 0.0, "cites nothing")


@pytest.mark.parametrize(
    ("claim", "reason"),
    [
        ("In Norway in 2024 a Bridge Inspector earned $61,301 a year.", "61301"),
        ("In Norway in 2023 a Bridge Inspector earned $61,300 a year.", "2023"),
        ("In Norway in 2024 a Bridge Inspector earned $61,300 a month.", "month"),
        ("In Norway in 2024 a Bridge Inspector earned €61,300 a year.", "€"),
        ("In Norway in 2024 a Kite Designer earned $61,300 a year.", "Kite Designer"),
        ("In Norway in 2024 a Bridge Inspector never earned $61,300 a year.", "denies"),
        ("With a PhD a Bridge Inspector in Norway in 2024 earned $61,300 a year.", "doctorate"),
        ("Sailing yachts round the cape is a joy.", "too little"),
    ],
)
def test_a_fault_is_found_and_named(judge: Judge, claim: str, reason: str) -> None:
    verdict = judge.verdict(claim, [PAID])
    assert not verdict.supported
    assert reason in verdict.reason


@pytest.mark.parametrize(
    "claim",
    [
        "A Bridge Inspector earned 61,300 dollars a year in Norway in 2024.",
        "In 2024 the yearly pay of a Bridge Inspector in Norway was $61,300.",
    ],
)
def test_the_same_in_other_words_is_supported(judge: Judge, claim: str) -> None:
    verdict = judge.verdict(claim, [PAID])
    assert verdict.kind == "supported"
    assert 0.5 <= verdict.probability <= 1


def test_citations_count_together(judge: Judge) -> None:
    both = "A Bridge Inspector sketches every crack that is found and earned $61,300 a year in Norway in 2024."
    drawing = Evidence(DRAWING, role="Bridge Inspector")
    assert judge.verdict(both, [PAID, drawing]).supported
    assert not judge.verdict(both, [drawing]).supported


def test_the_role_may_be_told_by_where_the_quote_stands(judge: Judge) -> None:
    told = Evidence("Able to climb high piers.", ("Bridge Inspector", "Skills"), role="Bridge Inspector")
    assert judge.verdict("A Bridge Inspector is able to climb high piers.", [told]).supported
    assert "Kite Designer" in judge.verdict("A Kite Designer is able to climb high piers.", [told]).reason


def test_a_loose_word_for_a_role_that_the_quote_has_too_is_no_other_role(judge: Judge) -> None:
    told = Evidence("Reports go to owners, inspectors and clerks.", role="Kite Designer")
    assert judge.verdict("Reports go to owners, clerks and inspectors.", [told]).supported


def test_without_an_index_roles_are_not_told_apart() -> None:
    judge = Judge()
    assert judge.verdict(SEWING.replace("Kite Designer", "Bridge Inspector"), [Evidence(SEWING)]).supported
    assert not judge.verdict("It pays $61,301 a year.", [Evidence("It pays $61,300 a year.")]).supported


def test_the_threshold_is_the_calibrations() -> None:
    weights = tuple(0.0 for _ in NAMES)
    for bias, supported in ((1.0, True), (-1.0, False)):
        judge = Judge(calibration=Calibration(weights, bias, 0.5, Errors(1, 1.0, 0.0, 0.0)))
        assert judge.verdict("Kites fly.", [Evidence("Kites can fly high.")]).supported == supported


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_text_can_be_judged(claim: str, quote: str) -> None:
    verdict = Judge().verdict(claim, [Evidence(quote)])
    assert 0 <= verdict.probability <= 1
    assert bool(verdict.reason) == (verdict.kind == "unsupported")


def test_words_from_headings_may_be_added_to_a_quote_and_no_others() -> None:
    told = Evidence("SQL and Python.", ("Skills of a Curator",), "Needed:", "Curator")
    assert is_verbatim("Skills of a Curator, needed: SQL and Python.", told)
    assert not is_verbatim("Skills of a Curator, not needed: SQL and Python.", told)
    assert not is_verbatim("anything", Evidence(""))
