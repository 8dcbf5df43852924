"""Facets: what a heading, and a statement's own words, are about."""

from __future__ import annotations

import pytest

from ingest.facets import FACETS, facet_of_heading, facet_of_words, facets_of_heading


@pytest.mark.parametrize(
    ("heading", "facet"),
    [
        ("Salary and Benefits", "pay"),
        ("Key Responsibilities", "duties"),
        ("A Typical Day", "duties"),
        ("Educational Requirements", "education"),
        ("Work Experience", "experience"),
        ("Required Skills", "skills"),
        ("TOOLS AND SOFTWARE", "tools"),
        ("Job Outlook", "outlook"),
        ("Common Challenges", "challenges"),
        ("Career Path", "path"),
        ("Where the Jobs Are", "places"),
        ("Similar Occupations", "related"),
        ("Salary Negotiation Tips", "pay"),
        ("What It Is", "summary"),
        ("What Software Developers, Analysts, and Testers Do", "duties"),
        ("How to Become a Software Developer", "path"),
        ("Work Environment", "places"),
        ("Injuries and Illnesses", "challenges"),
        ("Number of Jobs, 2024", "outlook"),
    ],
)
def test_a_heading_names_its_facet_in_any_case(heading: str, facet: str) -> None:
    assert facet in FACETS
    assert facet_of_heading(heading) == facet_of_heading(heading.upper()) == facet
    assert facet in facets_of_heading(heading)


@pytest.mark.parametrize("heading", ["Team Management", "", "Paying Attention", "Job Roles, Skills & Responsibilities"])
def test_a_heading_about_something_else_names_none(heading: str) -> None:
    assert facet_of_heading(heading) is None


def test_a_heading_may_name_several_facets() -> None:
    assert facets_of_heading("Salary Negotiation Tips") == {"pay", "practice"}


@pytest.mark.parametrize("words", ["The average salary is high.", "They earn $90,000 a year.", "Range: £40k to £60k"])
def test_words_that_state_what_is_paid_are_about_pay_wherever_they_stand(words: str) -> None:
    assert facet_of_words(words, "", "duties") == "pay"


def test_a_sum_that_nobody_is_paid_changes_nothing() -> None:
    assert facet_of_words("A licence costs $90.", "", "tools") == "tools"


def test_a_lead_in_tells_the_facet_only_where_the_section_tells_none() -> None:
    assert facet_of_words("Python", "Tools", None) == "tools"
    assert facet_of_words("Python", "Tools", "summary") == "tools"
    assert facet_of_words("Python", "Tools", "skills") == "skills"
    assert facet_of_words("Python", "", None) is None


def test_a_label_tells_the_facet_in_a_summary_unless_it_names_an_occupation() -> None:
    assert facet_of_words("Typical Entry-Level Education: Bachelor's degree", "Quick Facts", "summary") == "education"
    assert facet_of_words("Software developers: 12", "", "summary") == "summary"


def test_what_is_told_of_related_roles_stays_related() -> None:
    assert facet_of_words("Actuaries: 2024 Median Pay: $125,770", "", "related") == "related"
