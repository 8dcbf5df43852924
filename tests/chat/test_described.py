"""The role that a question describes without naming it."""

from __future__ import annotations

import pytest

from chat.chain import CareerChain
from chat.described import NameWords, pointed_out, role_described
from ingest.document import Role
from ingest.index import Index
from tests.chat.village import KEEPER, WEAVER


@pytest.mark.parametrize(
    ("question", "role"),
    [
        ("How long does it take to learn to look after the lamp of a lighthouse tower?", KEEPER),
        ("Who won the football match last night?", None),
        ("", None),
    ],
)
def test_a_question_may_mean_a_role_without_naming_it(village: Index, question: str, role: str | None) -> None:
    assert role_described(village, question) == role


def test_how_a_role_was_meant_is_said(village_chain: CareerChain) -> None:
    answer = village_chain.invoke("How long does it take to learn to look after the lamp of a lighthouse tower?")
    assert answer.text.startswith(f"> Taken as a question about a {KEEPER}.")
    assert all(KEEPER in c.section for c in answer.citations)


def test_among_the_roles_given_the_one_described_is_meant(village: Index) -> None:
    text = "the one who looks after the lamp of a tower"
    assert role_described(village, text, (KEEPER, WEAVER)) == KEEPER
    assert role_described(village, text, (WEAVER,)) in (WEAVER, None)


def test_one_that_must_be_surer_is_farther_ahead(village: Index) -> None:
    for text in ("rings in a tower", "somebody who knots", "salves and herbs for the sick", "work by night"):
        assert role_described(village, text, surely=False) in (None, role_described(village, text))


def test_words_of_a_name_count_by_how_rare_they_are() -> None:
    roles = [
        Role("Conference Planner", ("Event Planner",)),
        Role("City Planner", ("Town Planner",)),
        Role("Bus Driver", ("Coach Driver",)),
    ]
    shared = NameWords(roles).shared("plans big conferences")
    assert list(shared) == ["Conference Planner", "City Planner"]
    assert 0 < shared["City Planner"] < shared["Conference Planner"] < 1


def test_the_work_stands_for_the_person() -> None:
    names = NameWords([Role("Bus Driver", ()), Role("Herb Brewer", ())])
    assert list(names.shared("driving a bus")) == ["Bus Driver"]
    assert list(names.shared("brewing")) == ["Herb Brewer"]
    assert names.shared("") == {} == names.shared("the of and")


def test_the_words_that_name_a_role_are_pointed_out(village: Index) -> None:
    assert pointed_out(village, "Is keeping the lamp a nine to five?", KEEPER) == (
        "Is the role a nine to five?",
        "keeping the lamp",
    )
    assert pointed_out(village, "Who rings at night?", KEEPER) == ("Who rings at night?", "")
