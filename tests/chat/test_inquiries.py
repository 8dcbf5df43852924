"""Of an inquiry among people the answers named most are shown, and what was asked first stands first."""

from __future__ import annotations

from dataclasses import replace

from chat.choosing import whole_list
from chat.evidence import Ranked
from chat.inquiries import in_their_order, most_named
from tests.chat.fakes import stated


def share(text: str, row: int, heading: str = "Education") -> Ranked:
    section = ("Keeper", heading)
    return Ranked(replace(stated(text), kind="item", row=row, section=section, lead=heading), 1.0, 0.5, 0.5)


DEGREES = [share(f"Degree {n}: {50 - n} % of those asked", n) for n in range(7)]
WEEKS = [share(f"Weeks {n}: {40 - n} % of those asked", 20 + n, "Training") for n in range(7)]


def test_what_was_asked_first_stands_first() -> None:
    assert in_their_order([*WEEKS, *DEGREES]) == [*DEGREES, *WEEKS]
    shown = [s.text for s in whole_list([*WEEKS, *DEGREES], 60).statements]
    assert shown[0].startswith("Degree 0")
    assert any(text.startswith("Weeks") for text in shown)


def test_without_an_inquiry_the_ranking_stays() -> None:
    prose = [replace(r, statement=replace(r.statement, text="They climb the tower.")) for r in (*WEEKS, *DEGREES)]
    assert in_their_order(prose) == prose


def test_of_each_inquiry_the_most_named_are_kept() -> None:
    assert most_named([*WEEKS, *DEGREES]) == [*WEEKS[:3], *DEGREES[:3]]
