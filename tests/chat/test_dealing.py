"""Occupations that are named without being asked about."""

from __future__ import annotations

from dataclasses import replace

import pytest

from chat.dealing import subjects
from chat.mentions import Mention
from chat.rolefinder import RoleFinder

KNOWN = ("Surveyor", "Ringer", "Lamp Maker")


def named(text: str, *names: str) -> list[Mention]:
    """The mentions of these names in a text; those with a capital are covered."""
    found = []
    for name in names:
        at = text.lower().index(name.lower())
        end = at + len(name) + text[at + len(name) :].startswith("s")
        found.append(Mention(at, end, name.lower(), (name,) if name in KNOWN else ()))
    return found


@pytest.mark.parametrize(
    ("question", "names", "asked_about"),
    [
        ("Does a surveyor work with biologists?", ["Surveyor", "biologists"], ["surveyor"]),
        ("Does a surveyor work closely with a ringer?", ["Surveyor", "Ringer"], ["surveyor"]),
        ("Does a surveyor work for ringers or bakers?", ["Surveyor", "Ringer", "bakers"], ["surveyor"]),
        ("Whom does a ringer report to, and does a surveyor report to the mayor?", ["Surveyor", "mayor"], ["surveyor"]),
        ("Does a ringer manage designers?", ["Ringer", "manage designers"], ["ringer"]),
        ("Must a surveyor learn to pilot drones?", ["Surveyor", "pilot"], ["surveyor"]),
        ("Does a surveyor need a pilot licence?", ["Surveyor", "pilot"], ["surveyor"]),
        ("Does a ringer use ropes or some other tone editor?", ["Ringer", "tone editor"], ["ringer"]),
        ("What do surveyors and bakers earn?", ["Surveyor", "bakers"], ["surveyor", "bakers"]),
        ("Is it better to work with bakers than as a surveyor?", ["bakers", "Surveyor"], ["bakers", "surveyor"]),
        ("Do ringers work harder than lamp makers?", ["Ringer", "Lamp Maker"], ["ringer", "lamp maker"]),
        ("Surveyor or baker?", ["Surveyor", "baker"], ["surveyor", "baker"]),
        ("I look after the surveyor's ropes, as a ringer", ["Surveyor", "Ringer"], ["ringer"]),
        ("Are the surveyor's shifts longer than the ringer's shifts?", ["Surveyor", "Ringer"], ["surveyor", "ringer"]),
        (
            "Which are longer, the surveyors' shifts or the ringers' shifts?",
            ["Surveyor", "Ringer"],
            ["surveyor", "ringer"],
        ),
        ("I'm a surveyor who works with ringers. How do I become one?", ["Surveyor", "Ringer"], ["surveyor", "ringer"]),
        ("What does a surveyor do that a ringer doesn't?", ["Surveyor", "Ringer"], ["surveyor", "ringer"]),
        ("Is a surveyor's pay above a ringer's?", ["Surveyor", "Ringer"], ["surveyor", "ringer"]),
        ("Does a baker work with pilots?", ["baker", "pilots"], ["baker", "pilots"]),
    ],
)
def test_whom_one_works_with_is_not_asked_about(question: str, names: list[str], asked_about: list[str]) -> None:
    assert [m.words for m in subjects(named(question, *names), question)] == asked_about


def test_it_is_so_of_mentions_as_they_are_found(finder: RoleFinder) -> None:
    text = "I look after the turbine mechanic's ropes, as a data curator"
    assert [m.words for m in subjects(finder.find(text), text)] == ["data curator"]


@pytest.mark.parametrize(
    "turns", ["become a pirate", "turn into a pirate", "move up to a pirate", "end up as a pirate"]
)
def test_what_somebody_may_become_is_asked_of_nobody(turns: str) -> None:
    text = f"can a surveyor {turns} later on?"
    surveyor, pirate = named(text, "Surveyor", "pirate")
    assert subjects([replace(surveyor, roles=("Surveyor",)), pirate], text)[0].words == "surveyor"
    assert len(subjects([replace(surveyor, roles=("Surveyor",)), pirate], text)) == 1
