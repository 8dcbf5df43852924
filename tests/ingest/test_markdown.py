"""Markdown: blocks at the file's own offsets, front matter, footnotes."""

from __future__ import annotations

import pytest

from ingest.errors import SourceError
from ingest.markdown import footnote_definitions, front_matter, read_blocks


def kinds(text: str, body: int = 0) -> list[tuple[str, str]]:
    return [(block.kind, text[block.start : block.end]) for block in read_blocks(text, body)]


def test_headings_lose_their_hashes_and_underlines_and_keep_their_level() -> None:
    text = "# Top #\n\nMiddle\n------\n\n### Low\n\n> ## Quoted\n"
    assert [(b.level, text[b.start : b.end]) for b in read_blocks(text)] == [
        (1, "Top"),
        (2, "Middle"),
        (3, "Low"),
        (2, "Quoted"),
    ]


def test_bullets_numbers_checkboxes_and_quote_marks_are_not_part_of_the_words() -> None:
    text = "- one thing\n- [x] done thing\n\n1. first thing\n\n> quoted words\n\n- # Heading in a list\n"
    assert kinds(text) == [
        ("item", "one thing"),
        ("item", "done thing"),
        ("item", "first thing"),
        ("paragraph", "quoted words"),
        ("heading", "Heading in a list"),
    ]


def test_items_of_a_nested_list_stand_apart_with_their_depth() -> None:
    text = "- outer words\n  go on\n    - inner words\n- next\n"
    assert [(b.indent, text[b.start : b.end]) for b in read_blocks(text)] == [
        (1, "outer words\n  go on"),
        (2, "inner words"),
        (1, "next"),
    ]


@pytest.mark.parametrize(
    ("table", "rows"),
    [
        ("| a | b |\n|---|---|\n| one | two |\n", ["| a | b |", "| one | two |"]),
        ("a | b\n--- | ---\none | two", ["a | b", "one | two"]),
        ("> | a | b |\n> |---|---|\n> | one | two |", ["| a | b |", "| one | two |"]),
        ("- | a | b |\n  |---|---|\n  | one | two |", ["| a | b |", "| one | two |"]),
    ],
)
def test_a_table_row_is_one_block_wherever_the_table_stands(table: str, rows: list[str]) -> None:
    assert kinds(table) == [("row", row) for row in rows]


def test_code_html_rules_and_footnote_definitions_are_not_content() -> None:
    text = "```\ncode here\n```\n\n<div>markup</div>\n\n---\n\nWords stay.[^n]\n\n[^n]: A note\n    that goes on\n"
    assert kinds(text) == [("paragraph", "Words stay.[^n]")]


@pytest.mark.parametrize("odd", ["\x0b", "\x0c", "\x1c", "\x85", "\u2028", "\u2029"])
def test_line_separators_that_markdown_does_not_know_move_no_offset(odd: str) -> None:
    assert kinds(f"before {odd} after\n\n# Head{odd}ing\n\n- item\n") == [
        ("paragraph", f"before {odd} after"),
        ("heading", f"Head{odd}ing"),
        ("item", "item"),
    ]


@pytest.mark.parametrize("newline", ["\r\n", "\r"])
def test_other_line_ends_move_no_offset(newline: str) -> None:
    text = "# Top\n\n- one\n- two\n\n[^n]: note\n\nLast words.\n".replace("\n", newline)
    assert kinds(text) == [("heading", "Top"), ("item", "one"), ("item", "two"), ("paragraph", "Last words.")]


def test_front_matter_is_read_and_the_body_begins_behind_it() -> None:
    text = "---\ntitle: A Guide\ndate: 2024-05-01\n---\n# Top\n"
    fields, body = front_matter(text)
    assert fields["title"] == "A Guide"
    assert text[body:] == "# Top\n"
    assert kinds(text, body) == [("heading", "Top")]


def test_a_text_without_front_matter_begins_at_once() -> None:
    assert front_matter("# Top\n---\ntitle: no\n---\n") == ({}, 0)
    assert front_matter("---\n# only a comment\n---\nwords")[0] == {}


@pytest.mark.parametrize(
    "fields",
    [
        "- a\n- b",
        "just words",
        "a: [1",
        "a: b: c",
        "\tx: y",
        "date: 2024-13-45",
        "date: !!timestamp soon",
        "n: !!int ten",
    ],
)
def test_front_matter_that_is_no_mapping_is_refused_with_a_reason(fields: str) -> None:
    with pytest.raises(SourceError, match="front matter"):
        front_matter(f"---\n{fields}\n---\n")


def test_front_matter_runs_no_code() -> None:
    with pytest.raises(SourceError, match="not valid YAML"):
        front_matter("---\na: !!python/object/apply:os.getcwd []\n---\n")


def test_footnote_definitions_are_read_with_their_later_lines() -> None:
    text = "Words.[^a][^b-2]\n\n[^a]: One\n    and more\n[^b-2]: Two\n"
    assert footnote_definitions(text) == {"a": "One and more", "b-2": "Two"}
