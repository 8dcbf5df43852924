"""Pages as a large site serves them: 24 occupations of a handbook, with the figures they must give, beside this checkout."""

from __future__ import annotations

import csv
import re
from collections import Counter
from functools import lru_cache
from pathlib import Path

import pytest
from lxml import html

from ingest.document import Document, Statement
from ingest.reader import parse_document
from ingest.webpage import decode, markdown_of
from tests.ingest.lines import check_document

PAGES = Path(__file__).resolve().parents[3] / "shared" / "data" / "ooh_sample"
pytestmark = pytest.mark.skipif(not PAGES.is_dir(), reason=f"the handbook's pages are not in {PAGES}")
#: Column -> how its value is written, the year that must stand with it, and words that say what it is.
FIGURES = {
    "median_pay_annual": ("${:,}", "2024", "per year|annual"),
    "median_pay_hourly": ("${}", "2024", "per hour"),
    "entry_education": ("{}", "", "Entry-Level Education"),
    "work_experience": ("{}", "", "Work Experience"),
    "training": ("{}", "", "Training"),
    "num_jobs_2024": ("{:,}", "2024", "Jobs|jobs|Employment"),
    "projected_employment_2034": ("{:,}", "2034", "Projected Employment"),
    "outlook_pct": ("{}%", "2024–34", "Outlook"),
    "outlook_desc": ("{}", "2024–34", "Outlook"),
    "employment_change": ("{:,}", "2024–34", "Employment Change|Numeric"),
}
ROLES = {
    "accountants-and-auditors": ("Accountants and Auditors", ("Accountant", "Auditor")),
    "computer-and-information-research-scientists": ("Computer and Information Research Scientist", ()),
    "data-scientists": ("Data Scientist", ()),
    "high-school-teachers": ("High School Teacher", ()),
    "lawyers": ("Lawyer", ()),
    "registered-nurses": ("Registered Nurse", ()),
    "software-developers": (
        "Software Developers, Quality Assurance Analysts, and Testers",
        ("Software Developer", "Quality Assurance Analyst", "Software Tester"),
    ),
}
FACETS = {
    "Duties": "duties",
    "Work Environment": "places",
    "Education": "education",
    "Important Qualities": "skills",
    "Advancement": "path",
    "Pay": "pay",
    "Job Outlook": "outlook",
    "Employment": "outlook",
    "Similar Occupations": "related",
    "Contacts for More Information": None,
}


@lru_cache(maxsize=1)
def pages() -> dict[str, tuple[str, Document]]:
    """Slug -> the page and its document."""
    read = {path.stem: decode(path.read_bytes()) for path in sorted(PAGES.glob("*.html"))}
    return {slug: (page, parse_document(markdown_of(page), slug)) for slug, page in read.items()}


def quote(document: Document, statement: Statement) -> str:
    return document.source.text[statement.start : statement.end]


def plain(words: str) -> str:
    return " ".join(words.split())


def tree(page: str) -> html.HtmlElement:
    return html.document_fromstring(page.encode(), parser=html.HTMLParser(encoding="utf-8"))


def test_every_figure_stands_in_a_statement_with_its_year_and_unit() -> None:
    with (PAGES / "occupations.csv").open(newline="") as rows:
        table = list(csv.DictReader(rows))
    missed = [
        (row["slug"], column, value)
        for row in table
        for column, (form, year, unit) in FIGURES.items()
        if (value := form.format(int(row[column]) if "," in form else row[column])) in pages()[row["slug"]][0]
        and not states(pages()[row["slug"]][1], value, year, unit)
    ]
    assert (len(table), missed) == (24, [])


def states(document: Document, value: str, year: str, unit: str) -> bool:
    """True where a statement about the page's own role gives the value, with year and unit in it or its context."""
    whole = re.compile(rf"(?<![\d,.-]){re.escape(value)}(?!\d)")
    for statement in document.statements:
        words = quote(document, statement)
        context = " > ".join([*document.sections[statement.section].path, statement.lead, words])
        if statement.facet != "related" and whole.search(words) and year in context and re.search(unit, context):
            return True
    return False


def test_every_heading_of_the_content_is_a_section() -> None:
    for page, document in pages().values():
        found = {heading for section in document.sections for heading in section.path}
        for heading in tree(page).xpath("//*[@id='panes']//*[self::h2 or self::h3] | //h1"):
            for part in heading.xpath(".//*[contains(@class, 'about-this-section') or @class='invisible']"):
                part.drop_tree()
            words = plain(heading.text_content())
            assert not words or words in found


def test_no_line_of_the_sites_menus_and_footers_is_read() -> None:
    """Lines that recur on nearly every page and stand on none of them inside the content are the site's."""
    recurring: Counter[str] = Counter()
    content: set[str] = set()
    for page, _ in pages().values():
        root = tree(page)
        (panes,) = root.xpath("//*[@id='panes']")
        inside = {plain(e.text_content()) for e in panes.xpath(".//*[not(self::nav) and not(ancestor::nav)]")}
        content |= inside
        recurring.update(
            {plain(e.text_content()) for e in root.iter("a", "p", "li", "strong", "h2", "label", "button", "h5")}
        )
    menu = {line for line, number in recurring.items() if number > 20 and line not in content and line}
    assert len(menu) > 200
    for _, document in pages().values():
        read = {re.sub(r"^(?:#+|-) ", "", line.strip()) for line in document.source.text.splitlines()}
        assert not menu & read
        assert not re.search(
            r"\btab (?:describes|includes|provides)\b|About this section|cookie|Skip to", document.source.text
        )


def test_nearly_every_sentence_of_the_content_is_read_and_none_twice() -> None:
    wanted = found = 0
    for page, document in pages().values():
        text = re.sub(r"\W+", " ", document.source.text.casefold())
        for element in tree(page).xpath("//*[@id='panes']//*[self::p or self::li or self::td]"):
            words = re.sub(r"\W+", " ", element.text_content().casefold()).strip()
            wanted, found = wanted + bool(words), found + (bool(words) and words in text)
        paragraphs = [p for p in document.source.text.split("\n\n") if len(p.split()) > 4 and p[-1] in ".!?"]
        assert len(paragraphs) == len(set(paragraphs))
    assert found / wanted > 0.95


def test_each_page_is_about_its_own_role_and_tells_who_says_so() -> None:
    for slug, (_, document) in pages().items():
        check_document(document)
        (role,) = document.roles
        assert {section.role for section in document.sections} == {role.name}
        name, aliases = ROLES.get(slug, (role.name, ()))
        assert role.name == name
        assert set(aliases) <= set(role.aliases)  # the page itself may tell of more
        source = document.source
        assert (source.publisher, source.date) == ("Bureau of Labor Statistics", "2025-08-28")
        assert (source.url or "").startswith("https://www.bls.gov/ooh/")


def test_headings_tell_their_facets_and_figures_of_other_roles_are_never_this_ones() -> None:
    for _, document in pages().values():
        for section in document.sections:
            assert section.facet == FACETS.get(section.path[-1], section.facet), section.path
            assert not section.path[-1].startswith("What ") or section.facet == "duties"
            assert not section.path[-1].startswith("How to Become") or section.facet == "path"
        for statement in document.statements:
            if "Similar Occupations" in document.sections[statement.section].path:
                assert statement.facet == "related"
