"""Passages: runs of statements that are embedded together, and the text they are embedded as."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ingest.passages import MAX_WORDS, heading, passage_text, statement_text
from tests.ingest.lines import check_document
from tests.ingest.samples import GUIDE, PAGE, parse, statement


@given(st.lists(st.integers(1, 60), min_size=1, max_size=20))
def test_a_passage_holds_few_words_unless_one_statement_is_longer(sizes: list[int]) -> None:
    document = parse("# Guide\n\n" + "\n".join(f"- {'word ' * size}end" for size in sizes) + "\n", "page.md")
    check_document(document)
    words = [len(document.source.text[p.start : p.end].split()) for p in document.passages]
    bullets = [p.last - p.first - 1 for p in document.passages]
    assert all(count - marks <= MAX_WORDS for count, marks in zip(words, bullets, strict=True))


def test_a_list_item_of_several_sentences_is_not_cut_in_its_middle() -> None:
    item = "- " + " ".join(f"Sentence {at} of the item has some more words in it." for at in range(30))
    assert len(parse(item, "page.md").passages) == 1


def test_a_passage_stays_within_one_section() -> None:
    document = parse("# Guide\n\n## Pay\n\nIt pays well here.\n\n## Tools\n\nThey use few tools.\n", "page.md")
    assert [document.sections[p.section].path[-1] for p in document.passages] == ["Pay", "Tools"]


def test_what_is_embedded_is_the_heading_path_and_the_slice() -> None:
    document = parse(PAGE, "cloud.txt")
    passage = document.passages[-1]
    assert passage_text(document, passage) == (
        "Roles in Cloud Computing > Site Reliability Engineer > Salary\n"
        + document.source.text[passage.start : passage.end]
    )


def test_what_is_embedded_names_the_role_where_the_path_does_not() -> None:
    document = parse("---\nrole: AI Ethicist\ntitle: Guide\n---\n# Guide\n\n## Pay\n\nIt pays well here.\n", "page.md")
    assert passage_text(document, document.passages[0]).startswith("AI Ethicist > Guide > Pay\n")


def test_a_statement_is_embedded_under_its_lead_in_on_one_line() -> None:
    document = parse(GUIDE.replace("they look at", "they look\n  at"), "steward.md")
    assert statement_text(document, statement(document, "Patience")) == (
        "Data Steward > Data Quality Analyst > Skills > Good analysts share three things: "
        "Patience: they look at the same table twice."
    )


def test_a_deep_heading_path_keeps_its_deepest_parts() -> None:
    document = parse(
        "\n\n".join(f"{'#' * level} Part {level}" for level in range(1, 7)) + "\n\nWords at the end.\n", "page.md"
    )
    assert heading(document.sections[-1], depth=2) == "Part 5 > Part 6"
