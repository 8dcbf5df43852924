"""What the titles of occupations' pages name."""

from __future__ import annotations

import pytest

from ingest.titles import occupation_of_title, titles_of


@pytest.mark.parametrize(
    ("title", "name", "aliases"),
    [
        ("Data Scientists", "Data Scientist", ()),
        ("registered nurses", "Registered Nurse", ()),
        ("Computer and Information Research Scientists", "Computer and Information Research Scientist", ()),
        ("Accountants and Auditors", "Accountants and Auditors", ("Accountant", "Auditor")),
        (
            "Software developers, quality assurance analysts, and testers",
            "Software Developers, Quality Assurance Analysts, and Testers",
            ("Software Developer", "Quality Assurance Analyst", "Software Tester"),
        ),
        (
            "Database Administrators and Architects",
            "Database Administrators and Architects",
            ("Database Administrator", "Database Architect"),
        ),
        (
            "Computer Systems Engineers/Architects",
            "Computer Systems Engineers/Architects",
            ("Computer Systems Engineer", "Computer Systems Architect"),
        ),
        ("Dentists, General", "General Dentist", ("Dentist",)),
        ("Engineers, All Other", "Engineer", ()),
        ("First-Line Supervisors of Sales and Office Workers", "First-Line Supervisor of Sales and Office Workers", ()),
        ("Bed Makers and Orderlies", "Bed Makers and Orderlies", ("Bed Maker", "Orderly")),
        (
            "Taxi Drivers, Shuttle Drivers, and Chauffeurs",
            "Taxi Drivers, Shuttle Drivers, and Chauffeurs",
            ("Taxi Driver", "Shuttle Driver", "Chauffeur"),
        ),
        ("EMTs and Paramedics", "EMTs and Paramedics", ("EMT", "Paramedic")),
        ("Police and Detectives", "Police and Detectives", ("Police", "Detective")),
        ("Police and Sheriff's Patrol Officers", "Police and Sheriff's Patrol Officer", ()),
        ("Derrick Operators, Oil and Gas", "Oil and Gas Derrick Operator", ("Derrick Operator",)),
        ("Craft and Fine Artists", "Craft and Fine Artist", ()),
        ("Atmospheric Scientists, Including Meteorologists", "Atmospheric Scientist", ("Meteorologist",)),
        ("", "", ()),
    ],
)
def test_an_occupations_title_gives_a_role_and_its_other_names(title: str, name: str, aliases: tuple[str, ...]) -> None:
    assert titles_of(title) == (name, aliases)


@pytest.mark.parametrize(
    "title", ["How to Become a Lawyer", "Our team of engineers", "Education", "Work Environment", "Hire engineers", ""]
)
def test_a_title_that_names_something_else_is_no_occupation(title: str) -> None:
    assert occupation_of_title(title) is None


def test_a_title_in_any_case_may_be_an_occupation() -> None:
    assert occupation_of_title("lawyers") == ("Lawyer", ())
    assert occupation_of_title("Accountants and auditors") == ("Accountants and Auditors", ("Accountant", "Auditor"))


@pytest.mark.parametrize(
    "headings", [["Summary", "What Kite Fliers Do"], ["How to become a kite flier"], ["How to Become an Kite Flier?"]]
)
def test_a_heading_may_tell_that_a_title_is_an_occupation(headings: list[str]) -> None:
    assert occupation_of_title("Kite Fliers") is None
    assert occupation_of_title("Kite Fliers", headings) == ("Kite Flier", ())
    assert occupation_of_title("Kite Fliers", ["What Others Do", "Pay"]) is None


@pytest.mark.parametrize(
    ("title", "aliases"),
    [
        ("Urban and Regional Planners", ("Urban Planner", "Regional Planner")),
        (
            "Computer and Information Research Scientists",
            ("Computer Scientist", "Computer Research Scientist", "Information Research Scientist"),
        ),
        ("Meeting, Convention, and Event Planners", ("Meeting Planner", "Convention Planner", "Event Planner")),
        ("Data Scientists", ()),
    ],
)
def test_what_a_title_joins_before_one_word_names_it_too(title: str, aliases: tuple[str, ...]) -> None:
    found = occupation_of_title(title)
    assert found is not None
    assert found[1] == aliases


def test_what_remains_of_a_title_names_something() -> None:
    assert titles_of("First-Line Supervisors of All Other Guards") == ("First-Line Supervisor of All Other Guards", ())


@pytest.mark.parametrize("title", ["Painter " * 13, "P" * 201, "a, " * 60 + "and b Planners", "and " * 12])
def test_what_is_too_long_is_no_occupation_s_title(title: str) -> None:
    assert occupation_of_title(title, [f"What {title} Do"]) is None
