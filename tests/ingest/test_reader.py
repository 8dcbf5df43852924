"""One file to one document: encodings, what is refused, and what holds of every text."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import example, given, settings

from ingest.document import Document
from ingest.errors import SourceError
from tests.ingest.lines import check_document, texts
from tests.ingest.samples import FLATTENED, GUIDE, PAGE, POSTING, parse, quotes


def parsed(text: str, name: str) -> Document | str:
    """The document, or the reason why the text is refused; any other failure is a bug."""
    try:
        return parse(text, name)
    except SourceError as error:
        return str(error)


@pytest.mark.parametrize("name", ["page.txt", "page.md"])
@settings(max_examples=300)
@given(text=texts)
@example(text=GUIDE)
@example(text=PAGE.replace("\n", "\r\n"))
@example(text=POSTING)
@example(text=FLATTENED)
def test_any_text_is_refused_or_read_into_exact_slices(name: str, text: str) -> None:
    document = parsed(text, name)
    assert document == parsed(text, name)
    if isinstance(document, Document):
        check_document(document)
    else:
        assert document


def test_the_version_is_the_hash_of_the_text() -> None:
    source = parse(GUIDE, "steward.md").source
    assert source.version == hashlib.sha256(GUIDE.encode()).hexdigest()
    assert source.text == GUIDE


def test_front_matter_fills_in_where_a_source_comes_from() -> None:
    source = parse(GUIDE, "steward.md").source
    assert (source.title, source.publisher, source.url) == (
        "Data Steward",
        "Example Press",
        "https://example.org/steward",
    )
    assert (source.date, source.licence) == ("2025-03-01", "CC0-1.0")


def test_footnotes_and_listed_sources_are_references() -> None:
    source = parse(GUIDE, "steward.md").source
    handbook, survey = source.reference("handbook"), source.reference("survey")
    assert handbook is not None
    assert (handbook.publisher, handbook.date) == ("Office of Figures", "2024-05")
    assert survey is not None
    assert survey.title == "Survey of Stewards, 2022."
    assert source.reference("absent") is None


def test_a_guide_names_its_role_and_the_roles_other_names() -> None:
    (role,) = parse(GUIDE, "steward.md").roles
    assert (role.name, role.aliases) == ("Data Quality Analyst", ("Data Steward", "Information Steward"))


@pytest.mark.parametrize(
    "field",
    [
        "title: [a, b]",
        "date: {a: b}",
        "aliases: one",
        "aliases: [[a]]",
        "sources: 5",
        "sources: [a]",
        "sources:\n- {title: x}",
    ],
)
def test_a_field_of_the_wrong_shape_is_refused_by_its_name(field: str) -> None:
    with pytest.raises(SourceError, match=f"front matter '{field.split(':')[0]}'"):
        parse(f"---\nrole: AI Ethicist\n{field}\n---\nThey think about harm.\n", "page.md")


def test_front_matter_that_unfolds_without_end_is_refused_at_once() -> None:
    folded = "\n".join(f"a{at}: &a{at} [{', '.join([f'*a{at - 1}'] * 9)}]" for at in range(1, 30))
    for field in ("title", "aliases", "sources"):
        with pytest.raises(SourceError):
            parse(
                f"---\nrole: AI Ethicist\na0: &a0 [x]\n{folded}\n{field}: *a29\n---\nThey think about harm.\n",
                "page.md",
            )


@pytest.mark.parametrize(
    ("text", "name", "title"),
    [
        (GUIDE, "steward.md", "Data Steward"),
        (PAGE, "cloud.txt", "Roles in Cloud Computing"),
        (POSTING, "posting.txt", "Lead Robotics Engineer"),
        ("they wrote it in lower case.", "notes.txt", "notes"),
    ],
)
def test_a_title_is_found_in_every_form(text: str, name: str, title: str) -> None:
    assert parse(text, name).source.title == title


@pytest.mark.parametrize(
    ("text", "name", "roles"),
    [
        (PAGE, "cloud.txt", {"Cloud Architect", "Site Reliability Engineer"}),
        (POSTING, "posting.txt", {"Lead Robotics Engineer"}),
        ("they keep the numbers in order.", "Data Stewards.txt", set()),
        ("they keep the numbers in order.", "Data Analyst.txt", {"Data Analyst"}),
    ],
)
def test_the_roles_a_text_tells_of_are_found(text: str, name: str, roles: set[str]) -> None:
    assert {role.name for role in parse(text, name).roles} == roles


def test_half_a_character_in_front_matter_is_refused() -> None:
    with pytest.raises(SourceError, match="front matter"):
        parse('---\ntitle: "a\\ud800b"\n---\nThey think about harm.\n', "page.md")


def test_a_file_name_is_no_evidence_unless_it_names_a_role() -> None:
    text = "they keep the numbers in order."
    one, other = parse(text, "first.txt"), parse(text, "second.txt")
    assert (one.sections, one.statements, one.passages) == (other.sections, other.statements, other.passages)
    assert (one.source.title, one.source.format) == ("first", "text")


def test_a_list_of_whole_sentences_is_not_cut_inside_an_item() -> None:
    text = "# Web Worker\n\nThey write web pages and sites.\n\n- Design, build, or maintain Web sites, using authoring or scripting languages, and tools.\n- Test pages.\n- Keep order.\n"
    assert "Design, build, or maintain Web sites, using authoring or scripting languages, and tools." in quotes(
        parse(text, "page.md")
    )


def test_items_that_end_in_a_footnote_end_in_a_full_stop_all_the_same() -> None:
    item = "Names: O*NET counts Accountants and Auditors, or bookkeepers, among those who plan, check or audit."
    text = (
        f"# Web Worker\n\nThey write pages.\n\n- {item}[^a]\n- Test pages.[^a]\n- Keep order.[^a]\n\n[^a]: A source.\n"
    )
    assert item in quotes(parse(text, "page.md"))
