"""Facets that a question asks for: named by a word, meant by the whole, or one of several clauses'."""

from __future__ import annotations

import pytest

from chat.question import Question
from chat.reading import understand
from ingest.index import Index
from tests.chat.fakes import CURATOR


@pytest.mark.parametrize(
    ("question", "facets"),
    [
        ("How many years of school does a {} need?", ("education",)),
        ("How many years does a {} go to school?", ("education",)),
        ("Is there a future for a {}, or only five years?", ("outlook",)),
        ("How many years of experience does a {} need?", ("experience",)),
        ("What skills and what experience does a {} need?", ("experience", "skills")),
    ],
)
def test_a_facet_far_from_the_whole_question_is_dropped(index: Index, question: str, facets: tuple[str, ...]) -> None:
    assert understand(Question(question.format(CURATOR)), index).facets == facets


@pytest.mark.parametrize(
    ("question", "facet"),
    [
        ("What is the cash situation for a {}?", "pay"),
        ("Does a {} make a good living?", "pay"),
        ("Will robots take over from a {}?", "outlook"),
        ("What's the first step towards being a {}?", "path"),
        ("What is annoying about being a {}?", "challenges"),
    ],
)
def test_a_facet_is_told_by_meaning_where_no_word_names_it(index: Index, question: str, facet: str) -> None:
    now = understand(Question(question.format(CURATOR)), index)
    assert (now.facets, now.meant, now.topic) == ((facet,), True, facet)


@pytest.mark.parametrize("question", ["How many hours a week does a {} work?", "Am I too old to be a {}?"])
def test_a_matter_of_its_own_is_no_facet(index: Index, question: str) -> None:
    now = understand(Question(question.format(CURATOR)), index)
    assert (now.facets, now.topic) == ((), "elsewhere")


def test_a_word_that_names_a_facet_is_not_meant(index: Index) -> None:
    assert not understand(Question(f"What does a {CURATOR} earn?"), index).meant


def test_a_clause_may_mean_its_facet(index: Index) -> None:
    now = understand(Question(f"What does a {CURATOR} earn and what is annoying about being one?"), index)
    assert set(now.facets) == {"pay", "challenges"}
