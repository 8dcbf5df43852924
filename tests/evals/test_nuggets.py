"""Facts are counted by their accepted forms, over the answer in plain words."""

from __future__ import annotations

import pytest

from evals.nuggets import broken, clean, complete, facts, followup_loss, lacking, relevance, vital
from evals.questions import normalised
from ingest.index import Index
from tests.evals.answers import case, fact, pair, quoting, refusal, said
from tests.evals.samples import CLIMBING, DRAWING, PAY, WORK

ASKED = pair(
    facts=(
        fact("climbing", "climb"),
        fact("piers", "pier", "pillar"),
        fact("drawing", "sketch", vital=False),
        fact("swimming", "swim", vital=False),
    )
)


@pytest.mark.parametrize(
    ("text", "of_vital", "of_all", "whole"),
    [
        ("Climb high piers and sketch, and swim.", 1, 1, 1),
        ("Climb high pillars.", 1, 0.5, 1),
        ("Climb, and sketch, and swim.", 0.5, 0.75, 0),
        ("Sketch.", 0, 0.25, 0),
        ("Climb high piers for $5.", 1, 0.5, 0),
    ],
)
def test_the_share_of_facts_and_whether_all_is_there(
    small: Index, text: str, of_vital: float, of_all: float, whole: float
) -> None:
    told = case(small, ASKED, said((text, [CLIMBING])))
    assert (vital(told), facts(told), complete(told)) == (of_vital, of_all, whole)


def test_what_is_lacking_and_what_is_forbidden_is_named(small: Index) -> None:
    told = case(small, ASKED, said(("High pillars for $5.", [CLIMBING])))
    assert lacking(told) == ("climbing",)
    assert broken(told) == (r"\$\d",)
    assert clean(told) == 0


def test_without_wanted_facts_only_cleanness_is_measured(small: Index) -> None:
    told = case(small, pair(facts=(), expect="refused"), refusal())
    assert [vital(told), facts(told), complete(told), relevance(told), clean(told)] == [None, None, None, None, 1]


@pytest.mark.parametrize(
    ("quotes", "share"),
    [([CLIMBING], 1), ([CLIMBING, WORK], 1 / 2), ([CLIMBING, DRAWING, WORK, PAY], 2 / 4), ([WORK, PAY], 0)],
)
def test_relevance_is_the_share_of_sentences_with_a_wanted_fact(small: Index, quotes: list[str], share: float) -> None:
    assert relevance(case(small, ASKED, quoting(*quotes))) == pytest.approx(share)


def test_a_refusal_is_no_irrelevant_answer(small: Index) -> None:
    assert relevance(case(small, ASKED, refusal())) is None


@pytest.mark.parametrize(
    ("as_asked", "written_out", "loss"),
    [
        (quoting(CLIMBING), quoting(CLIMBING), 0),
        (refusal(), quoting(CLIMBING), 1),
        (said(("To climb.", [CLIMBING])), quoting(CLIMBING), 0.5),
        (quoting(CLIMBING), refusal(), -1),
    ],
)
def test_followup_loss_is_recall_written_out_less_recall_as_asked(
    small: Index, as_asked: object, written_out: object, loss: float
) -> None:
    assert followup_loss(case(small, ASKED, as_asked, written_out=written_out)) == loss  # type: ignore[arg-type]


def test_only_a_followup_can_lose_facts(small: Index) -> None:
    assert followup_loss(case(small, ASKED, quoting(CLIMBING))) is None


@pytest.mark.parametrize("text", ["problem-solving [3]", "**Problem** solving", "Problem\nsolving", "problem–solving"])
def test_an_accepted_form_is_found_across_marks_hyphens_and_lines(text: str) -> None:
    assert fact("it", "problem solving").stands_in(normalised(text))


@pytest.mark.parametrize(
    ("words", "plain"),
    [
        ("**Problem-solving** [1] [12]", "Problem solving"),
        ("the team’s “best”\n  work", 'the team\'s "best" work'),
        (r"from \[A\] to 20–30%", "from [A] to 20 30%"),
    ],
)
def test_forms_are_looked_for_in_plain_words(words: str, plain: str) -> None:
    assert normalised(words) == plain
