"""A degree, a certificate or a licence: what is told of one is no answer to a question for another."""

from __future__ import annotations

from dataclasses import replace

import pytest

from chat.schooling import lacks_licence, of_the_schooling
from ingest.stored import StoredStatement
from tests.chat.fakes import stated


def told(text: str, lead: str = "", facet: str = "education") -> StoredStatement:
    return replace(stated(text, lead=lead), facet=facet)


DEGREE = told("Bachelor's degree: 40 % of those asked", lead="Level of education required")
TRAINING = told("Up to one month: 30 % of those asked", lead="Training on site required")
ADVICE = told("An apprenticeship takes two years.")
WORK = told("Rings the bells.", facet="duties")
CARD = told("Maintain the ringer's license.", facet="duties")
TITLE = told("Licensed Ringer", facet="names")


@pytest.mark.parametrize(
    ("question", "kept"),
    [
        ("which degree does the role need?", [DEGREE, ADVICE, WORK]),
        ("must the role go to university?", [DEGREE, ADVICE, WORK]),
        ("how is the role trained, is there a degree?", [DEGREE, TRAINING, ADVICE, WORK]),
        ("what does the role earn?", [DEGREE, TRAINING, ADVICE, WORK]),
    ],
)
def test_lists_of_other_schooling_are_left_out(question: str, kept: list[StoredStatement]) -> None:
    assert of_the_schooling([DEGREE, TRAINING, ADVICE, WORK], question) == kept


def test_where_nothing_of_it_is_told_everything_stays() -> None:
    assert of_the_schooling([TRAINING, WORK], "does the role need a degree?") == [TRAINING, WORK]


def test_a_licence_is_found_in_any_section() -> None:
    found = of_the_schooling([DEGREE, ADVICE, CARD, TITLE, WORK], "do you need a licence to be the role?")
    assert found == [replace(CARD, facet="education"), TITLE, WORK]


@pytest.mark.parametrize(
    ("question", "lacks"),
    [
        ("does the role need a licence?", True),
        ("does the role need a permit?", True),
        ("does the role need a licence or a degree?", False),
        ("what does the role earn?", False),
    ],
)
def test_a_licence_that_no_statement_tells_is_lacking(question: str, lacks: bool) -> None:
    assert lacks_licence([DEGREE, TITLE, WORK], question) is lacks
    assert not lacks_licence([DEGREE, CARD], question)
