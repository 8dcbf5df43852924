"""A cited document is shown with the passage marked, whatever it holds and whatever became of it."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape

import pytest

from tests.web.fakes import ENDLESS, ETHICIST, SKILLS, STRANGER, cite, make_source
from web.blocks import read_blocks
from web.document import find_quote, render_document


def marked(html: str) -> str:
    """The words marked in a rendered document."""
    return unescape("".join(re.findall(r"<mark[^>]*>(.*?)</mark>", html, re.DOTALL)))


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


@pytest.mark.parametrize("citation", SKILLS.citations)
def test_the_quote_is_what_is_marked(citation) -> None:
    assert squeezed(marked(render_document(ETHICIST, citation, 1))) == squeezed(citation.quote)


@pytest.mark.parametrize("source", [ETHICIST, STRANGER], ids=["guide", "hostile"])
def test_any_slice_can_be_marked(source) -> None:
    for start in range(0, len(source.text), 7):
        for length in (1, 9, 60, 300):
            quote = source.text[start : start + length]
            citation = replace(cite(1, source, source.text[:1]), quote=quote, start=start, end=start + len(quote))
            words = squeezed(marked(render_document(source, citation, 1)))
            expected = squeezed(quote)
            assert words == expected or words == re.sub(r"[|:-]", "", expected) or "|" in quote


def test_every_character_but_table_bars_is_kept() -> None:
    blocks = list(read_blocks(ETHICIST.text, (0, len(ETHICIST.text)), None))
    kept = "".join(piece.text for block in blocks for cell in block.cells for piece in cell)
    assert squeezed(kept) == re.sub(r"\s|\||-{6}-*", "", ETHICIST.text).replace("-----", "")


def test_lines_broken_for_width_are_joined_and_short_ones_are_not() -> None:
    kinds = [block.kind for block in read_blocks(ETHICIST.text, (0, len(ETHICIST.text)), None)]
    assert kinds == [
        "heading",
        "heading",
        "paragraph",
        "paragraph",
        "heading",
        "item",
        "item",
        "row",
        "row",
        "paragraph",
    ]


def test_a_few_long_lines_leave_the_rest_joined() -> None:
    text = (
        "See "
        + "x" * 200
        + "\n"
        + ("- A list item that goes on for the whole of its line and\n  then on the next.\n" * 20)
    )
    kinds = [block.kind for block in read_blocks(text, (0, len(text)), None)]
    assert kinds == ["paragraph", *["item"] * 20]


def test_front_matter_stands_apart() -> None:
    text = "---\ntitle: A\n- b\n---\n# A\n"
    assert [block.kind for block in read_blocks(text, (0, len(text)), None)] == ["matter", "heading"]


def test_lines_of_plain_text_are_paragraphs_and_section_titles_are_headings() -> None:
    text = "Skills\n" + "A long line of prose. " * 20 + "\nPay\nIt pays."
    kinds = [block.kind for block in read_blocks(text, (0, len(text)), None, headings=("Skills",))]
    assert kinds == ["heading", "paragraph", "paragraph", "paragraph"]


def test_a_hostile_document_is_shown_as_words() -> None:
    html = render_document(STRANGER, cite(1, STRANGER, "A quote | with **stars**"), 1)
    assert "<script" not in html
    assert "<img" not in html
    assert "javascript:" not in re.sub(r">[^<]*<", "><", html)
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html


def test_an_old_answer_says_that_the_document_has_changed() -> None:
    citation = SKILLS.citations[1]
    moved = make_source(ETHICIST.id, ETHICIST.title, "New first line.\n\n" + ETHICIST.text)
    html = render_document(moved, citation, 1)
    assert "has changed since the answer was given" in html
    assert marked(html) == citation.quote
    gone = make_source(ETHICIST.id, ETHICIST.title, "All is new.")
    assert find_quote(gone, citation).state == "gone"
    assert "no longer holds the passage" in render_document(gone, citation, 1)
    assert citation.quote in render_document(None, citation, 1)


def test_only_the_surroundings_of_a_long_document_are_shown() -> None:
    html = render_document(ENDLESS, cite(1, ENDLESS, "Line 2000 of"), 1)
    assert marked(html) == "Line 2000 of"
    assert len(html) < 150_000
    assert "The document begins earlier." in html
    assert "The document goes on." in html


def test_a_passage_taken_from_a_document_of_the_same_title_names_its_publisher() -> None:
    guide = make_source("guide.md", "Salvor", "A Salvor earns $9 a day.[^a]\n")
    citation = replace(cite(1, guide, "A Salvor earns $9 a day."), publisher="Harbour Gazette", date="1931")
    html = " ".join(str(render_document(guide, citation, 1)).split())
    assert "The passage is from “Salvor” (Harbour Gazette, 1931)" in html
    assert "publisher not named" not in html
