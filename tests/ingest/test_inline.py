"""Structure that lost its lines is found again, as slices of the same text."""

from __future__ import annotations

import pytest
from hypothesis import given

from ingest.blocks import Block
from ingest.inline import common_words, expand
from tests.ingest.lines import phrases


def pieces(text: str, kind: str = "paragraph") -> list[tuple[str, str]]:
    block = Block(kind, 0, len(text))  # type: ignore[arg-type]
    return [(b.kind, text[b.start : b.end]) for b in expand(text, block, common_words(text))]


def test_a_flattened_page_gets_its_headings_and_items_back() -> None:
    text = (
        "Words first. ## Daily Duties The tester plays: - **Bugs**: Write them down. - **Talk**: Speak up. ## Outlook"
    )
    assert pieces(text) == [
        ("paragraph", "Words first."),
        ("heading", "Daily Duties"),
        ("label", "The tester plays:"),
        ("item", "**Bugs**: Write them down."),
        ("item", "**Talk**: Speak up."),
        ("heading", "Outlook"),
    ]


def test_a_range_of_sums_is_not_taken_for_a_list() -> None:
    text = "The pay: - Ohio $95,000 - $120,000 a year. - Utah $80,000 - $90,000 a year."
    assert [words for kind, words in pieces(text) if kind == "item"] == [
        "Ohio $95,000 - $120,000 a year.",
        "Utah $80,000 - $90,000 a year.",
    ]


def test_a_posting_on_one_line_is_cut_at_its_labels_and_items() -> None:
    text = (
        "We hire. Job Duties: Builds arms that sort parcels Collaborates with the staff Required Education: A degree. "
        "Required Skills: Experience with ROS Ability to read drawings"
    )
    assert pieces(text) == [
        ("paragraph", "We hire."),
        ("label", "Job Duties:"),
        ("item", "Builds arms that sort parcels"),
        ("item", "Collaborates with the staff"),
        ("label", "Required Education:"),
        ("paragraph", "A degree."),
        ("label", "Required Skills:"),
        ("item", "Experience with ROS"),
        ("item", "Ability to read drawings"),
    ]


def test_a_label_that_joins_two_names_over_a_line_end_is_read_whole() -> None:
    text = "x and\nSkills:\ny Pay and\nBenefits:\nz Education:\nw"
    assert [words for kind, words in pieces(text) if kind == "label"] == ["Skills:", "Pay and\nBenefits:", "Education:"]


def test_figures_with_their_place_are_parted() -> None:
    text = "Duties: Works. Education: None. Salary Range: Ohio Range: $95,000 Utah Range: $80,000"
    assert [words for _, words in pieces(text)[-2:]] == ["Ohio Range: $95,000", "Utah Range: $80,000"]


def test_a_paragraph_that_an_item_swallowed_is_set_free() -> None:
    text = "Strong writing The team works in three cities and meets twice a year."
    assert pieces(text, "item") == [
        ("item", "Strong writing"),
        ("paragraph", "The team works in three cities and meets twice a year."),
    ]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("They work with care. Analysts share three things:", "Analysts share three things:"),
        ("There are several trends: Faster Data: Firms want it now.", "There are several trends:"),
    ],
)
def test_a_lead_in_becomes_a_label(text: str, label: str) -> None:
    assert ("label", label) in pieces(text)


def test_an_item_that_only_leads_in_governs_the_items_below_it() -> None:
    text = "knows these tools:"
    (label,) = expand(text, Block("item", 0, len(text), indent=2), frozenset())
    assert (label.kind, label.indent) == ("label", 2)


def test_plain_prose_headings_and_rows_stay_as_they_are() -> None:
    assert pieces("It is quiet. Nothing: happens here.") == [("paragraph", "It is quiet. Nothing: happens here.")]
    assert pieces("## Not: - opened", "heading") == [("heading", "## Not: - opened")]


def test_thousands_of_labels_in_a_row_are_read_without_harm() -> None:
    assert len(pieces("Aa: " * 1500 + "some words.")) == 1500


@given(phrases)
def test_the_pieces_lie_in_order_within_the_block(text: str) -> None:
    for kind in ("paragraph", "item"):
        end = 0
        for block in expand(text, Block(kind, 0, len(text)), common_words(text)):
            assert end <= block.start < block.end <= len(text)
            end = block.end
