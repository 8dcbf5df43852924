"""Whom a statement speaks of: the roles it names, else the one it stands under."""

from __future__ import annotations

from dataclasses import replace

import pytest

from chat.rolefinder import RoleFinder
from chat.subject import definition, is_of_group, roles_told, speaks_of_none_but, speaks_of_others
from ingest.stored import StoredStatement
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


@pytest.mark.parametrize(
    ("text", "of_group"),
    [
        ("Total, all occupations: $49,500", True),
        ("Museum workers: 3%", True),
        ("Data curation occupations: 5%", False),
        ("Data Curators: $61,000", False),
        ("The pay of all occupations is $49,500.", False),
    ],
)
def test_a_figure_of_a_whole_group_is_known_by_its_label(text: str, of_group: bool) -> None:
    statement = replace(stated(text), label=text.partition(":")[0] if ":" in text else "")
    assert is_of_group(statement, CURATOR) is of_group


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        (["Tables are clean.", "Data Curators keep tables clean."], "Data Curators keep tables clean."),
        (["A Data Curator keeps order.", "Data Curators rest."], "A Data Curator keeps order."),
        (["Data Curators"], None),
        (["Senior Data Curators lead."], None),
    ],
)
def test_a_definition_opens_with_the_role(texts: list[str], found: str | None) -> None:
    statements = [replace(stated(text), facet="duties", row=at) for at, text in enumerate(texts)]
    defining = definition(statements, CURATOR)
    assert (defining.text if defining else None) == found


@pytest.mark.parametrize(
    ("text", "alone"),
    [
        ("The median wage for Battery Technicians was $51,000.", True),
        ("Battery Technicians and Windtechs earn $51,000.", False),
        ("Data Curators earn more than Battery Technicians, $61,000.", False),
        ("They earn $61,000, like Battery Technicians.", False),
        ("They earn $61,000.", False),
    ],
)
def test_a_sum_under_another_role_counts_only_where_it_is_said_of_this_one_alone(
    finder: RoleFinder, text: str, alone: bool
) -> None:
    assert speaks_of_none_but(stated(text), BATTERY, finder) is alone


def test_the_self_employed_of_an_occupation_are_no_group_of_occupations() -> None:
    def labelled(label: str) -> StoredStatement:
        return replace(stated(f"{label}: 18%"), label=label)

    assert not is_of_group(labelled("Self-employed workers"), CURATOR)
    assert is_of_group(labelled("Construction trades workers"), CURATOR)
