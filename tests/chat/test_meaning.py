"""The facets of a question by meaning: what is kept of the model is its vectors alone."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Sequence

import numpy as np
import pytest

from chat.meaning import (
    ASIDE,
    ELSEWHERE,
    asks_for_a_job,
    examples,
    facet_that_stands_out,
    facets_by_meaning,
    leaning_of,
    may_ask_for_a_job,
)
from ingest.embed import Embedder
from ingest.facets import FACETS
from ingest.index import Index

#: Facet -> ways to ask for it that the shipped examples do not hold.
ASKED = {
    "pay": ["What's the cash situation for the role?", "Could the role afford a house?", "How fat is the wallet of the role?"],
    "skills": ["Which talents should I bring as the role?", "What knowledge must the role possess?"],
    "tools": ["Which gadgets and programs are on the computer of the role?", "What software is the role stuck with?"],
    "education": ["Do I have to sit in lecture halls to be the role?", "Is a diploma a must for the role?"],
    "experience": ["How long should I have worked elsewhere first to be the role?", "How many years on the job before being the role?"],
    "duties": ["What keeps the role busy from nine to five?", "What does the role get up to on a Monday?"],
    "outlook": ["Will robots take over from the role?", "Is the role a dying trade?"],
    "places": ["Is the role outdoors or at a desk?", "Which sectors take on the role?"],
    "challenges": ["What drives the role mad?", "Is being the role tough on the nerves?", "What is annoying about being the role?"],
    "path": ["How can I move into the role from retail?", "What's the first step towards being the role?"],
    "related": ["What jobs are a lot like the role?", "Which careers resemble the role?"],
    "fit": ["What personality would enjoy being the role?", "Would an introvert be content as the role?"],
    "names": ["What do others call the role?", "Under which titles is the role advertised?"],
    ELSEWHERE: [
        "Will the role have weekends free?", "Does the role have to work overtime at night?",
        "How expensive is the course for the role?", "What does the school for the role charge in fees?",
        "Is the role in a trade union?", "How many days off does the role get?",
    ],
}  # fmt: skip
QUESTIONS = [(question, facet) for facet, asked in ASKED.items() for question in asked]


class _Flat(Embedder):
    """Every text means the same."""

    def __init__(self) -> None:
        super().__init__("flat")
        self.embedder = self  # as an index has one

    def encode(self, texts: Sequence[str], progress: object = None) -> np.ndarray:
        return np.stack([self.embed(text) for text in texts])

    def embed(self, text: str) -> np.ndarray:
        return np.ones(3, np.float32) / np.sqrt(np.float32(3))


def test_no_model_is_kept_alive() -> None:
    index = _Flat()
    assert facets_by_meaning("What?", index)["pay"] > 0.99
    gone = weakref.ref(index)
    del index
    gc.collect()
    assert gone() is None


def test_a_facet_stands_out_by_meaning(index: Index) -> None:
    near = facets_by_meaning("What do they put into the wallet of the role each month?", index)
    assert next(iter(near)) == "pay"
    assert facet_that_stands_out({"pay": 0.9, "skills": 0.5}) == "pay"
    assert facet_that_stands_out({"pay": 0.9, "skills": 0.87}) is None


def test_every_facet_of_the_examples_is_known() -> None:
    assert set(examples()) == {*FACETS, ELSEWHERE, ASIDE}
    asked = [question for questions in examples().values() for question in questions]
    assert all(isinstance(question, str) and question[-1] in "?." for question in asked)
    assert len(asked) == len(set(asked))


@pytest.mark.parametrize(("question", "facet"), QUESTIONS)
def test_a_question_in_other_words_lands_on_its_facet(index: Index, question: str, facet: str) -> None:
    assert question not in examples()[facet]
    assert next(iter(facets_by_meaning(question, index))) == facet


@pytest.mark.parametrize("question", ASKED[ELSEWHERE])
def test_hours_fees_and_visas_are_no_facet(index: Index, question: str) -> None:
    assert facet_that_stands_out(facets_by_meaning(question, index)) is None


def test_elsewhere_never_stands_out_nor_leans() -> None:
    near = {ELSEWHERE: 0.9, "pay": 0.5, "skills": 0.4, "duties": 0.1}
    assert facet_that_stands_out(near) is None
    assert dict(leaning_of(near)) == {"pay": 1.0, "skills": 0.2}


def test_what_is_far_from_every_facet_leans_to_none(index: Index) -> None:
    assert leaning_of({"pay": 0.2, "skills": 0.1}) == ()
    assert leaning_of(facets_by_meaning("blorf zint quaddle", index)) == ()


def test_less_near_takes_a_greater_lead() -> None:
    assert facet_that_stands_out({"pay": 0.6, "skills": 0.52}) == "pay"
    assert facet_that_stands_out({"pay": 0.5, "skills": 0.42}) is None
    assert facet_that_stands_out({"pay": 0.5, "skills": 0.3}) == "pay"
    assert facet_that_stands_out({"pay": 0.4, "skills": 0.1}) is None


@pytest.mark.parametrize(
    "question",
    ["I was a sailor and like knots. Any ideas what I could do?", "I love bells. Is there a career in it?",
     "She draws all day, could she live on that?", "Which profession would be right for me?"],
)  # fmt: skip
def test_a_sentence_that_asks_for_a_job(question: str, village: Index) -> None:
    assert asks_for_a_job(question, village)


@pytest.mark.parametrize(
    "question",
    [
        "What does the role earn?",
        "Does one need a degree?",
        "I like blorf and zint quaddle.",
        "How long does the training take?",
    ],
)
def test_a_sentence_that_asks_for_something_else(question: str, village: Index) -> None:
    assert not asks_for_a_job(question, village)


def test_what_is_no_facet_stands_out_for_nothing_and_is_leant_to_by_nothing(village: Index) -> None:
    for question in ("How many vacation days does the role get?", "What should I cook on Sunday?"):
        near = facets_by_meaning(question, village)
        assert next(iter(near)) in (ELSEWHERE, ASIDE)
        assert facet_that_stands_out(near) is None
        assert not {ELSEWHERE, ASIDE} & dict(leaning_of(near)).keys()


def test_after_an_earlier_turn_a_question_may_ask_for_what_is_like_it(village: Index) -> None:
    question = "Is there some other job like it?"
    assert asks_for_a_job(question, village)
    assert not asks_for_a_job(question, village, after=True)


@pytest.mark.parametrize(
    ("question", "may"),
    [
        ("Which trade would make use of both?", True),
        ("What do the people hiring want to find in it?", False),
        ("", False),
    ],
)
def test_what_may_ask_which_job_suits(question: str, may: bool, village: Index) -> None:
    assert may_ask_for_a_job(question, village) == may
