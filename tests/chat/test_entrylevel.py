"""Jobs that one enters without a degree: found by what documents call typical, and by what most of those asked say."""

from __future__ import annotations

from dataclasses import replace

import pytest

from chat import CareerChain
from chat.entrylevel import _share, answer, asks
from ingest.index import Index
from ingest.stored import StoredStatement
from tests.chat.fakes import stated
from tests.chat.village import KEEPER


@pytest.mark.parametrize(
    "question",
    [
        "jobs without a degree",
        "What's the easiest job to get without college?",
        "Which careers don't need a university degree?",
        "What work is there with no qualifications?",
        "good jobs straight out of high school",
        "jobs with only a high school diploma",
    ],
)
def test_jobs_without_a_degree_are_asked_for_in_many_words(question: str) -> None:
    assert asks(question)


@pytest.mark.parametrize(
    "question", ["Which degree does the job need?", "jobs without night shifts", "Can I study without a diploma?"]
)
def test_other_questions_ask_for_something_else(question: str) -> None:
    assert not asks(question)


def test_a_word_that_narrows_the_jobs_asks_for_more_than_the_list() -> None:
    assert asks("the easiest jobs without college", ("easiest", "college"))
    assert asks("which jobs don't need a university degree?", ("university", "degree"))
    assert not asks("tech jobs without college", ("tech", "college"))


def told(text: str, **fields: object) -> StoredStatement:
    return replace(stated(text), facet="education", **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("statement", "share"),
    [
        (told("A high school diploma is required."), 100),
        (told("High school diploma or equivalent", kind="item", label="Typical Entry-Level Education"), 100),
        (told("High School Diploma: 61.5 % of those asked", kind="item", lead="Level of education required, 20 asked"), 61.5),
        (told("High School Diploma: 38 % of those asked", kind="item", lead="Level of education required, 20 asked"), 0),
        (told("A high school diploma and a bachelor's degree are required."), 0),
        (told("High school teachers typically are awarded a certificate."), 0),
        (told("Keepers may not need particular credentials."), 1),
        (told("Some start with a certificate.", label="Without a degree"), 1),
        (told("Some have a high school diploma."), 0),
        (told("Patience is required."), 0),
    ],
)  # fmt: skip
def test_what_most_enter_with_counts(statement: StoredStatement, share: float) -> None:
    assert _share(statement) == share


def test_every_job_listed_cites_what_says_so(village_chain: CareerChain) -> None:
    told = village_chain.invoke("Which jobs can I get without a degree?")
    assert told.kind == "answer"
    assert KEEPER in told.text
    assert "52 %" in told.citations[0].quote


def test_where_no_job_is_told_to_ask_none_nothing_is_listed(coast: Index) -> None:
    assert answer(coast) is None
