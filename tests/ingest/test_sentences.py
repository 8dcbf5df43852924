"""Where sentences begin and end."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.sentences import footnotes_after, sentence_spans
from tests.ingest.lines import phrases


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in sentence_spans(text, 0, len(text))]


@pytest.mark.parametrize(
    "text",
    [
        "The U.S. Bureau counts them.",
        "A Ph.D. Thesis takes years.",
        "Dr. Ada Smith leads the team.",
        "Use tools, e.g. Python or R.",
        "Pay is $1.5 million vs. Nothing.",
        "J. K. Rowling wrote it.",
        "Version 2.1 came in Jan. 2024.",
        "Wait... more is said here",
    ],
)
def test_a_full_stop_inside_a_sentence_ends_nothing(text: str) -> None:
    assert sentences(text) == [text]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("It pays well.", "Many stay."),
        ("Is it hard?", "Not at all!"),
        ("He said “yes.”", "She left."),
        ("It is in the U.S.", "The pay is good."),
        ("Python, R etc.", "Other tools help."),
        ("It grew 5.5%.", "2024 was better."),
        ("(See below.)", "**Bold words** follow."),
    ],
)
def test_two_sentences_are_parted(first: str, second: str) -> None:
    assert sentences(f"{first} {second}") == [first, second]
    assert sentences(f"{first}\n{second}") == [first, second]


def test_footnote_marks_belong_to_no_sentence_and_are_found_behind_it() -> None:
    text = "It pays well.[^a][^b-2] Many stay.[^c] An end without a stop [^d]"
    assert sentences(text) == ["It pays well.", "Many stay.", "An end without a stop"]
    assert footnotes_after(text, text.index("[^a]")) == ("a", "b-2")
    assert footnotes_after(text, 0) == ()


def test_only_the_span_asked_for_is_read() -> None:
    text = "One here. Two here. Three here."
    assert sentence_spans(text, 10, 19) == [(10, 19)]
    assert sentence_spans("   ", 0, 3) == []


@given(phrases, st.text(max_size=40))
def test_sentences_are_trimmed_ordered_and_lose_no_word(known: str, odd: str) -> None:
    text, end = f"{known} {odd}", 0
    for s, e in sentence_spans(text, 0, len(text)):
        assert end <= s < e
        assert text[s:e] == text[s:e].strip()
        assert "".join(text[end:s].split()).replace("[^a]", "") == ""
        end = e
    assert "".join(text[end:].split()).replace("[^a]", "") == ""
