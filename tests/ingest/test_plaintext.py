"""Plain text: which lines are headings, labels, items and paragraphs."""

from __future__ import annotations

import pytest

from ingest.blocks import Block
from ingest.plaintext import read_blocks


def kinds(text: str) -> list[tuple[str, str]]:
    return [(block.kind, text[block.start : block.end]) for block in read_blocks(text)]


@pytest.mark.parametrize("bullet", ["-", "*", "•", "▪", "◦", "–", "1.", "12)"])
def test_every_bullet_opens_an_item_and_is_not_part_of_it(bullet: str) -> None:
    assert kinds(f"{bullet} writes the plan\n  {bullet} keeps the books") == [
        ("item", "writes the plan"),
        ("item", "keeps the books"),
    ]


def test_a_hyphen_inside_a_word_is_no_bullet() -> None:
    assert kinds("-5 degrees is cold for a server room.") == [("paragraph", "-5 degrees is cold for a server room.")]


def test_bare_headings_labels_and_prose_are_told_apart() -> None:
    text = "Cloud Architect\n\nRequired Skills:\nDraws the plan before anything is built.\n"
    assert kinds(text) == [
        ("heading", "Cloud Architect"),
        ("label", "Required Skills:"),
        ("paragraph", "Draws the plan before anything is built."),
    ]


def test_numbered_headings_carry_their_depth() -> None:
    text = "1. Roles in the Field\nProse that says something.\n1.2 Data Steward\nMore prose here.\n1.2.3 Daily Duties\n"
    assert [(b.level, text[b.start : b.end]) for b in read_blocks(text) if b.kind == "heading"] == [
        (1, "1. Roles in the Field"),
        (2, "1.2 Data Steward"),
        (3, "1.2.3 Daily Duties"),
    ]


def test_a_run_of_numbered_lines_is_a_list_not_headings() -> None:
    assert [kind for kind, _ in kinds("1. Machine Learning\n2. Data Cleaning\n3. Public Speaking")] == ["item"] * 3


def test_text_wrapped_at_a_column_is_one_paragraph() -> None:
    wrapped = "The steward keeps the records in\norder and answers for\nthem."
    assert kinds(wrapped) == [("paragraph", wrapped)]
    assert len(kinds("The steward keeps records.\nthey answer for them.")) == 2


def test_an_indented_line_goes_on_with_the_item_above_it() -> None:
    assert kinds("- keeps the records\n  in order\nand so it goes.") == [
        ("item", "keeps the records\n  in order"),
        ("paragraph", "and so it goes."),
    ]


def test_an_item_remembers_the_column_of_its_bullet() -> None:
    assert [block.indent for block in read_blocks("- first of all\n    - below the first")] == [0, 4]


def test_windows_line_ends_and_blank_lines_leave_no_trace() -> None:
    assert kinds("Daily Work\r\n\r\n \t\r\n- sorts parcels\r\n") == [
        ("heading", "Daily Work"),
        ("item", "sorts parcels"),
    ]


@pytest.mark.parametrize("text", ["", " \n\t\n"])
def test_nothing_gives_no_blocks(text: str) -> None:
    assert read_blocks(text) == []


def test_the_end_of_a_long_paragraph_is_all_that_is_looked_at() -> None:
    lines = ["some words in lower case"] * 20_000
    assert read_blocks("\n".join(lines)) == [Block("paragraph", 0, 25 * 20_000 - 1)]
