"""Several occupations under one title: the kinds a document tells apart, and which of them is meant."""

from __future__ import annotations

from dataclasses import replace

import pytest

from chat import CareerChain
from chat.variants import ASKS_KINDS, kinds, of_the_kind
from ingest.index import Index
from ingest.stored import StoredStatement
from tests.chat.fakes import stated
from tests.chat.village import BREWER, KEEPER


def told(*texts: str, facet: str | None = "duties") -> list[StoredStatement]:
    return [replace(stated(text, KEEPER), row=row, facet=facet) for row, text in enumerate(texts)]


def test_each_kind_is_told_by_its_first_sentence() -> None:
    first, other, again = told(
        "Coastal lamp keepers warn ships.", "Railway lamp keepers fill lamps.", "Coastal lamp keepers also row."
    )
    assert kinds([first, other, again], KEEPER, ()) == [first, other]


@pytest.mark.parametrize(
    "text",
    [
        "Lamp keepers trim the wick.",
        "A lamp keeper trims the wick.",
        "Most lamp keepers sleep by day.",
        "Experienced lamp keepers train others.",
        "In winter, coastal lamp keepers row.",
        "The wick is trimmed by coastal lamp keepers.",
        "Keepers sleep.",
        "",
    ],
)
def test_what_is_said_of_all_or_of_some_is_no_kind(text: str) -> None:
    assert kinds(told(text), KEEPER, ()) == []


def test_an_alias_is_no_kind_but_makes_some() -> None:
    sentences = told("Tower wardens climb.", "River tower wardens row.")
    assert kinds(sentences, KEEPER, ("Tower Warden",)) == sentences[1:]


def test_no_kind_is_read_from_another_role_or_facet() -> None:
    coastal = "Coastal lamp keepers warn ships."
    assert kinds(told(coastal, facet="pay"), KEEPER, ()) == []
    assert kinds([replace(s, role=BREWER) for s in told(coastal)], KEEPER, ()) == []


@pytest.mark.parametrize(
    "question",
    ["What kinds of the role are there?", "In which fields does the role specialize?", "Which specialties are there?"],
)
def test_kinds_are_asked_for(question: str) -> None:
    assert ASKS_KINDS.search(question)


@pytest.mark.parametrize("question", ["What kind of person is the role?", "Is the role kind?", "a special day"])
def test_not_every_kind_is_one_of_the_role(question: str) -> None:
    assert not ASKS_KINDS.search(question)


def test_kinds_are_answered_one_by_one(village_chain: CareerChain) -> None:
    answer = village_chain.invoke(f"What kinds of {KEEPER}s are there?")
    assert [c.quote.split()[0] for c in answer.citations] == ["Coastal", "Railway"]


@pytest.mark.parametrize(
    ("named", "opens"),
    [
        ("herb brewers", ["Herb", "Both"]),
        ("Salve Maker", ["Salve", "Both"]),
        ("herb brewers and salve makers", ["Herb", "Salve", "Both"]),
        ("people of this trade", ["Herb", "Salve", "Both"]),
    ],
)
def test_of_two_occupations_in_one_title_the_one_named_is_told(village: Index, named: str, opens: list[str]) -> None:
    kept = of_the_kind(village, village.statements.of_role(BREWER), BREWER, f"What do {named} do?")
    assert [s.text.split()[0] for s in kept] == opens


def test_a_title_of_one_occupation_is_told_whole(village: Index) -> None:
    own = village.statements.of_role(KEEPER)
    assert of_the_kind(village, own, KEEPER, "What does a wicky do?") == own


def test_what_goes_on_from_another_kinds_sentence_goes_with_it(village: Index) -> None:
    brewers, median, lowest, makers, highest = (
        replace(stated(text, BREWER), row=row)
        for row, text in enumerate(
            (
                "Herb brewers earned $41,000.", "The median is the middle.", "The lowest 10 percent earned less than $20,000.",
                "Salve makers earned $50,000.", "The highest 10 percent earned more than $90,000.",
            )
        )
    )  # fmt: skip
    kept = of_the_kind(village, [brewers, median, lowest, makers, highest], BREWER, "What does a salve maker earn?")
    assert kept == [median, makers, highest]


def test_a_kind_may_have_a_long_title_and_what_it_is_called_after_a_dash() -> None:
    long, dashed = told(
        "Night and bad weather relief lamp keepers wait.", "Coastal lamp keepers—also called wickies—warn ships."
    )
    assert kinds([long, dashed], KEEPER, ()) == [long, dashed]


def test_each_occupation_of_a_joint_title_is_a_kind() -> None:
    role = "Lamp and Bell Keeper"
    lamp, bell = (replace(s, role=role) for s in told("Lamp keepers trim wicks.", "Bell keepers pull ropes."))
    assert kinds([lamp, bell], role, ("Lamp Keeper", "Bell Keeper")) == [lamp, bell]
