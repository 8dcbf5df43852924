"""Which occupation a heading or a text is about."""

from __future__ import annotations

import pytest

from ingest.roles import (
    is_occupation,
    role_of_heading,
    role_of_text,
    role_of_title,
    singular,
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
