"""Headings to sections: paths, roles and facets, and what stands under a lead-in."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from tests.ingest.lines import phrases
from tests.ingest.samples import FLATTENED, PAGE, parse, statement


def sections(text: str, name: str = "page.md") -> list[tuple[tuple[str, ...], str | None, str | None]]:
    return [(section.path, section.role, section.facet) for section in parse(text, name).sections]


def test_markdown_headings_nest_by_their_level() -> None:
    text = "# Guide\n\n## Skills\n\n### Tools\n\nPython is used here.\n\n## Pay\n\nIt pays well here.\n"
    assert [path for path, *_ in sections(text)[1:]] == [
        ("Guide",),
        ("Guide", "Skills"),
        ("Guide", "Skills", "Tools"),
        ("Guide", "Pay"),
    ]


def test_bare_headings_nest_by_what_stands_below_them() -> None:
    paths = [path for path, *_ in sections(PAGE, "cloud.txt")]
    assert ("Roles in Cloud Computing", "Cloud Architect", "Key Responsibilities", "Required Skills") in paths
    assert ("Roles in Cloud Computing", "Site Reliability Engineer", "Salary") in paths


def test_a_heading_that_names_an_occupation_gives_its_role_to_all_below_it() -> None:
    document = parse(PAGE, "cloud.txt")
    roles = {
        words: document.sections[statement(document, words).section].role
        for words in ("Cloud computing", "A calm", "The average")
    }
    assert roles == {"Cloud computing": None, "A calm": "Cloud Architect", "The average": "Site Reliability Engineer"}


def test_a_section_without_a_facet_of_its_own_takes_the_one_above() -> None:
    text = "# Guide\n\n## Skills\n\n### Numbers\n\nCount with care every day.\n\n# Other\n\nWords that say nothing.\n"
    facets = {path[-1]: facet for path, _, facet in sections(text)}
    assert facets["Numbers"] == "skills"
    assert facets["Other"] is None


def test_a_lead_in_governs_the_items_below_it_and_no_prose_after_them() -> None:
    document = parse("# Guide\n\nThree things matter:\n\n- care\n- time\n\nProse follows them here.\n", "page.md")
    assert [s.lead for s in document.statements] == ["Three things matter", "Three things matter", ""]


def test_a_label_in_title_case_is_a_section_and_not_a_lead_in() -> None:
    document = parse(PAGE, "cloud.txt")
    calm = statement(document, "A calm")
    assert document.sections[calm.section].path[-1] == "Required Skills"
    assert calm.lead == ""


def test_a_lead_in_inside_a_paragraph_governs_its_items() -> None:
    document = parse(FLATTENED)
    assert statement(document, "**Finding bugs**").lead == "There are two parts"


def test_a_heading_repeated_below_itself_counts_once() -> None:
    assert sections("# AI Ethicist\n\n## 1. AI Ethicist\n\nThey think about harm.\n")[-1][0] == ("AI Ethicist",)


def test_a_heading_that_only_stands_over_other_occupations_is_no_role() -> None:
    text = "# AI Lead\n\n## Data Engineer\n\nThey build the pipes.\n\n## Data Scientist\n\nThey ask the data.\n"
    assert {role for _, role, _ in sections(text)} == {None, "Data Engineer", "Data Scientist"}


def test_places_below_a_salary_label_are_about_pay() -> None:
    text = "Data Clerk\n\nSalary\nThe pay varies.\n\nLocation:\n- Ohio: $40,000\n"
    assert sections(text, "page.txt")[-1][2] == "pay"


def test_a_heading_without_words_makes_no_section() -> None:
    assert [path for path, *_ in sections("# Guide\n\n##\n\n## ###\n\nWords that say something.\n")[1:]] == [("Guide",)]


@given(st.lists(phrases, min_size=1, max_size=8))
def test_sections_cover_the_text_without_gap_or_overlap(lines: list[str]) -> None:
    text = "\n\n".join(f"{'#' * (1 + at % 4)} {line}\n\nWords that say something." for at, line in enumerate(lines))
    found = parse(text, "page.md").sections
    assert (found[0].start, found[-1].end) == (0, len(text))
    assert all(one.end == following.start for one, following in pairwise(found))
