"""Which occupation a heading or a text is about."""

from __future__ import annotations

import pytest

from ingest.roles import (
    is_occupation,
    occupation_of_title,
    role_of_heading,
    role_of_text,
    role_of_title,
    singular,
    titles_of,
    without_numbering,
)


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("Data Scientist", "Data Scientist"),
        ("2.5 AI Ethicists", "AI Ethicist"),
        ("## Cloud Architects", "Cloud Architect"),
        ("Head of Analytics", "Head of Analytics"),
        ("Director of Research & Development", "Director of Research & Development"),
        ("Speech-Language Pathologist", "Speech-Language Pathologist"),
    ],
)
def test_a_heading_that_names_an_occupation_gives_it_in_the_singular(heading: str, role: str) -> None:
    assert role_of_heading(heading) == role


@pytest.mark.parametrize(
    "heading",
    [
        "Team Management",
        "Data Scientists and Engineers",
        "Data Scientist Skills",
        "Engineer",
        "What does a data engineer do",
        "Data Engineer vs Data Scientist",
        "Head of",
        "How to Become a Data Engineer",
        "One Two Three Four Five Six Seven Engineer",
        "***",
        "",
    ],
)
def test_other_headings_name_no_occupation(heading: str) -> None:
    assert role_of_heading(heading) is None


@pytest.mark.parametrize(
    ("many", "one"),
    [
        ("AI Ethicists", "AI Ethicist"),
        ("Secretaries", "Secretary"),
        ("Data Analysis", "Data Analysis"),
        ("DevOps", "DevOps"),
        ("Data Ethics", "Data Ethics"),
        ("Mechanics", "Mechanic"),
        ("Coaches", "Coach"),
        ("Waitresses", "Waitress"),
        ("Nurse Midwives", "Nurse Midwife"),
    ],
)
def test_names_are_put_in_the_singular(many: str, one: str) -> None:
    assert singular(many) == one


@pytest.mark.parametrize("word", ["engineers", "Ethicist", "statistician", "lead", "radiographers"])
def test_words_that_end_an_occupations_title_are_known(word: str) -> None:
    assert is_occupation(word)
    assert not is_occupation("management")


@pytest.mark.parametrize("word", ["tourist", "tourists", "assist", "consists", "playlist"])
def test_what_ends_like_an_occupation_and_is_none(word: str) -> None:
    assert not is_occupation(word)


def test_what_remains_of_a_title_names_something() -> None:
    assert titles_of("First-Line Supervisors of All Other Guards") == ("First-Line Supervisor of All Other Guards", ())


def test_numbers_and_marks_are_no_part_of_a_heading() -> None:
    assert without_numbering("2.5. AI Ethicist:") == "AI Ethicist"
    assert without_numbering("3 **Bold**") == "Bold"


def test_a_text_is_about_the_occupation_its_sentences_name_most() -> None:
    text = "A Data Engineer builds pipes. A Data Scientist is near. The Data Engineer works late."
    assert role_of_text(text) == "Data Engineer"
    assert role_of_text("Nobody is named here. The Weather is fine.") is None


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Job Title: MLOps Engineer Location: Dublin Salary: €70,000", "MLOps Engineer"),
        ("Veterinary Nurse - Riverside Surgery, Leeds. We need a kind person.", "Veterinary Nurse"),
        ("We are a bakery in Kent and looking for a Pastry Chef with two years of practice.", "Pastry Chef"),
        ("The bakery opens at six. It sells bread.", None),
    ],
)
def test_a_posting_is_about_the_job_it_offers(text: str, role: str | None) -> None:
    assert role_of_text(text) == role


@pytest.mark.parametrize(
    ("title", "role"),
    [
        ("Beekeeper", "Beekeeper"),
        ("Beekeepers", "Beekeeper"),
        ("Pay", None),
        ("Team Lead, Berlin", "Team Lead"),
        ("Air Traffic Controllers", "Air Traffic Controller"),
        ("Nanny", "Nanny"),
        ("A Nanny", None),
        ("Data Model", None),
        ("How to Be a Tutor", None),
    ],
)
def test_a_title_may_name_an_occupation_in_one_word(title: str, role: str | None) -> None:
    assert role_of_title(title) == role


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
