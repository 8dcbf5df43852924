"""Whom a statement speaks of: the roles it names, else the one it stands under."""

from __future__ import annotations

import pytest

from chat.rolefinder import RoleFinder
from chat.subject import roles_told, speaks_of_others
from tests.chat.fakes import BATTERY, CURATOR, TURBINE, stated


@pytest.mark.parametrize(
    ("text", "lead", "told"),
    [
        ("Cleans tables.", "", {CURATOR}),
        ("Data Curators clean tables.", "", {CURATOR}),
        ("Battery Technicians clean cells.", "", {BATTERY}),
        ("Clean cells.", "Battery Technicians:", {BATTERY}),
        ("Works with Battery Technicians.", "", {BATTERY, CURATOR}),
        ("Data Curators and Windtechs keep records.", "", {CURATOR, TURBINE}),
    ],
)
def test_the_words_of_a_statement_tell_whom_it_is_about(
    finder: RoleFinder, text: str, lead: str, told: set[str]
) -> None:
    assert roles_told(stated(text, lead=lead), finder) == told


def test_without_a_role_the_headings_tell(finder: RoleFinder) -> None:
    assert roles_told(stated("Cleans tables.", role=None, heading="The Data Curator"), finder) == {CURATOR}


@pytest.mark.parametrize(
    ("text", "others"),
    [
        ("Windtechs earn $5.", True),
        ("Data Curators earn more than Windtechs.", False),
        ("Earns $5, more than a Windtech.", False),
        ("Earns $5.", False),
    ],
)
def test_a_statement_that_speaks_of_others_is_told_apart(finder: RoleFinder, text: str, others: bool) -> None:
    assert speaks_of_others(stated(text), CURATOR, finder) is others
