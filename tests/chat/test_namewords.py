"""The words of the roles' names: how much of a name a text holds, and where."""

from __future__ import annotations

from chat.namewords import NameWords, pointed_out
from ingest.document import Role
from ingest.index import Index
from tests.chat.village import KEEPER


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


def test_rare_words_of_names_weigh_more_and_others_nothing() -> None:
    names = NameWords([Role("Conference Planner", ()), Role("City Planner", ())])
    assert names.rarity("a conference") > names.rarity("some planner") > names.rarity("a wedding") == 0
