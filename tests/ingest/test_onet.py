"""O*NET's text release: one page per occupation, with every value's scale, teller and date."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest import build_index, open_index
from ingest.document import Document
from ingest.onet import occupations
from ingest.reader import parse_document
from tests.ingest.lines import check_document
from tests.ingest.onet_release import CODE, packed, tables
from tests.ingest.samples import quote, quotes

CHIEF, ACCOUNTANT, COOK = "11-1011.00", "13-2011.00", "35-2019.00"


@pytest.fixture
def documents(tmp_path: Path) -> dict[str, Document]:
    """Code -> document of the hand-made release."""
    return parsed(packed(tmp_path / "release.zip"))


def parsed(path: Path) -> dict[str, Document]:
    return {code: parse_document(text, code) for code, text in occupations(path)}


def under(document: Document, heading: str) -> list[tuple[str, str]]:
    """(lead-in, words) of every statement below a heading."""
    return [
        (s.lead, quote(document, s)) for s in document.statements if document.sections[s.section].path[-1] == heading
    ]


def items(document: Document, heading: str) -> list[str]:
    return [words for _, words in under(document, heading)]


def test_every_occupation_is_one_document_in_the_order_of_the_codes(documents: dict[str, Document]) -> None:
    assert list(documents) == [CHIEF, ACCOUNTANT, COOK]
    for document in documents.values():
        check_document(document)


def test_sections_come_in_a_readers_order_each_with_its_facet_and_role(documents: dict[str, Document]) -> None:
    found = [(s.path[-1], s.facet) for s in documents[CHIEF].sections if len(s.path) > 1]
    assert found == [
        ("What it is", "summary"),
        ("Tasks", "duties"),
        ("Skills", "skills"),
        ("Technology", "tools"),
        ("Education", "education"),
        ("Experience", "experience"),
        ("Training", "education"),
        ("Work styles", "fit"),
        ("Interests", "fit"),
        ("Work values", "fit"),
        ("Related occupations", "related"),
        ("Other names", "names"),
    ]
    assert {s.role for s in documents[CHIEF].sections} == {"Chief Executive"}


def test_an_occupation_without_data_is_a_page_of_what_there_is(documents: dict[str, Document]) -> None:
    assert quotes(documents[COOK]) == ["All cooks not listed separately.", "Falafel Cart Cook"]


def test_titles_give_the_role_and_its_names(documents: dict[str, Document]) -> None:
    names = {code: (d.source.title, d.roles[0].name, d.roles[0].aliases) for code, d in documents.items()}
    assert names == {
        CHIEF: (
            "Chief Executives",
            "Chief Executive",
            ("CEO", "Chief Executive Officer", "Finance Director", "President"),
        ),
        ACCOUNTANT: (
            "Accountants and Auditors",
            "Accountants and Auditors",
            ("Accountant", "Auditor", "CPA", "Certified Public Accountant", "Finance Director"),
        ),
        COOK: ("Cooks, All Other", "Cook", ("Falafel Cart Cook",)),
    }


def test_an_alias_of_two_occupations_is_one_of_both(tmp_path: Path, encoded: list[str]) -> None:
    build_index([packed(tmp_path / "release.zip")], tmp_path / "index")
    with open_index(tmp_path / "index") as index:
        assert [role.name for role in index.roles() if "Finance Director" in role.aliases] == [
            "Accountants and Auditors",
            "Chief Executive",
        ]
        assert [source.id for source in index.sources()] == [f"release.zip/{c}" for c in (CHIEF, ACCOUNTANT, COOK)]


def test_where_a_page_comes_from_and_under_which_licence_is_told(documents: dict[str, Document]) -> None:
    source = documents[CHIEF].source
    assert source.publisher == (
        "U.S. Department of Labor, Employment and Training Administration (USDOL/ETA), O*NET 29.3 Database"
    )
    assert (source.date, source.url) == ("May 2025", f"https://www.onetonline.org/link/summary/{CHIEF}")
    assert source.licence is not None
    assert source.licence.startswith("CC BY 4.0; this page includes information from the O*NET 29.3 Database by")
    for words in ("used under the CC BY 4.0 license", "trademark of USDOL/ETA", "not approved, endorsed, or tested"):
        assert words in source.licence


def test_tasks_are_told_core_first_with_who_told_them_and_when(documents: dict[str, Document]) -> None:
    both = "Core tasks, as told by experts on this occupation and people in this occupation between 12/2019 and 08/2023"
    assert under(documents[CHIEF], "Tasks") == [
        (both, "Prepare budgets for approval."),
        (both, "Direct human resources activities."),
        (
            "Supplemental tasks, as told by experts on this occupation in 07/2019",
            "Nominate citizens to boards or commissions.",
        ),
    ]


def test_tasks_without_a_type_and_emerging_ones_are_told_apart(documents: dict[str, Document]) -> None:
    assert under(documents[ACCOUNTANT], "Tasks") == [
        ("Tasks, as told by people in this occupation in 09/2022", "Examine books of account for accuracy."),
        ("Emerging tasks, as told by people in this occupation in 08/2024", "Review payroll with automated tools."),
    ]


def test_skills_come_by_importance_with_value_level_scale_and_date(documents: dict[str, Document]) -> None:
    found = under(documents[CHIEF], "Skills")
    assert {lead for lead, _ in found} == {
        "Importance from 1 (not important) to 5 (extremely important) and level needed from 0 to 7, the most important first, "
        "as told by analysts in 08/2023"
    }
    assert [words for _, words in found] == [
        "Judgment and Decision Making: importance 4.75 of 5, level 5.38 of 7",
        "Reading Comprehension: importance 4.12 of 5, level 4.62 of 7",
        *(f"Middling Skill {n}: importance 3.{n} of 5" for n in range(6, 0, -1)),
    ]  # those that matter little follow only where there are fewer than eight


def test_what_matters_little_is_listed_where_there_is_little_else(tmp_path: Path) -> None:
    rows = [f"{CODE}|Element ID|Element Name|Scale ID|Data Value|Not Relevant"]
    rows += [f"{COOK}|{n}|Skill {n}|IM|1.{n}|" for n in range(10)] + [f"{COOK}|3|Skill 3|LV|0|Y"]
    found = parsed(packed(tmp_path / "release.zip", tables(Skills=rows)))
    assert items(found[COOK], "Skills") == [f"Skill {n}: importance 1.{n} of 5" for n in range(9, 1, -1)]


def test_ratings_the_release_advises_to_suppress_are_told_nowhere(documents: dict[str, Document]) -> None:
    text = documents[CHIEF].source.text
    assert not [name for name in ("Negotiation", "Persistence") if name in text]
    assert items(documents[ACCOUNTANT], "Knowledge") == ["Economics and Accounting: importance 4.71 of 5"]


def test_technology_that_postings_ask_for_comes_first(documents: dict[str, Document]) -> None:
    assert under(documents[CHIEF], "Technology") == [
        ("Hot technologies that job postings for this occupation often ask for", "Microsoft Excel"),
        ("Hot technologies, which job postings of all kinds often ask for", "Atlassian JIRA"),
        ("Other technology by kind", "Data base user interface and query software: AdSense Tracker; Databox"),
    ]


def test_education_experience_and_training_are_told_as_those_asked_told_them(documents: dict[str, Document]) -> None:
    asked, zone = (
        "28 people asked, as told by people in this occupation in 08/2023",
        ("Job Zone Five: Extensive Preparation Needed, the job zone of this occupation"),
    )
    education = f"Level of education required, {asked}"
    assert under(documents[CHIEF], "Education") == [
        (education, "Bachelor's Degree: 62.5 % of those asked"),
        (education, "Post-Secondary Certificate: 33.04 % of those asked (a rough estimate)"),
        (education, "High School Diploma: 4.46 % of those asked"),
        (zone, "Most of these occupations require graduate school."),
    ]
    assert under(documents[CHIEF], "Experience") == [
        (f"Related work experience required, {asked}", "Over 10 years: 81.2 % of those asked"),
        (zone, "Many require more than five years of experience."),
    ]
    assert under(documents[CHIEF], "Training") == [
        (f"Training on the job required, {asked}", "Up to and including 1 month: 55 % of those asked"),
        (zone, "Employees may need some training."),
    ]


def test_styles_interests_and_values_come_highest_first_with_their_scale(documents: dict[str, Document]) -> None:
    assert items(documents[CHIEF], "Work styles") == [
        "Initiative: importance 4.95 of 5",
        "Integrity: importance 4.9 of 5",
    ]
    assert items(documents[CHIEF], "Interests") == ["Enterprising: 7 of 7", "Realistic: 1.3 of 7"]
    assert items(documents[CHIEF], "Work values") == ["Achievement: 6.33 of 7"]


def test_related_occupations_are_named_nearest_first_and_unknown_ones_not(documents: dict[str, Document]) -> None:
    assert under(documents[CHIEF], "Related occupations") == [
        ("Closest related occupations", "Accountants and Auditors"),
        ("Closest related occupations", "Cooks, All Other"),
        ("Further related occupations", "Cooks, All Other"),
    ]


def test_every_other_table_may_be_absent(tmp_path: Path) -> None:
    whole = tables()
    for name in set(whole) - {"Occupation Data"}:
        assert len(parsed(packed(tmp_path / "release.zip", tables(without=name)))) == 3
    bare = parsed(packed(tmp_path / "release.zip", {"Occupation Data": whole["Occupation Data"]}))
    assert [len(document.statements) for document in bare.values()] == [1, 1, 1]


def test_a_changed_row_changes_the_one_document_it_tells_of(tmp_path: Path, encoded: list[str]) -> None:
    release = packed(tmp_path / "release.zip")
    build_index([release], tmp_path / "index")
    encoded.clear()
    rows = tables()["Alternate Titles"]
    packed(release, tables(Alternate_Titles=[*rows, f"{COOK}|Noodle Cook||08"]))
    report = build_index([release], tmp_path / "index")
    assert (report.changed, report.unchanged) == ((f"release.zip/{COOK}",), 2)
    assert all("ook" in text or "noodle" in text for text in encoded)
