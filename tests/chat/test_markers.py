"""Markers in every form models write them, and sentences taken from a text that is still growing."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from chat.markers import LONGEST, SentenceReader, split_markers

#: Texts made of what matters: stops, brackets, digits, line ends.
TEXTS = st.lists(
    st.sampled_from(
        [
            *"AbZ.!?:,;-–[]【】()*\"' \t\n#^",
            "1",
            "23",
            "[1]",
            " [2, 3]",
            ". ",
            ".\n",
            "e.g. ",
            "4. ",
            "[x]",
            "[[1]]",
            "(#a)",
            "| ",
            "Statement 2",
            "\\[1\\]",
        ]
    ),
    max_size=25,
).map("".join)
HOSTILE = ["[", "1,", "[1,", " ", "[1] ", "[1]", ".[1]", ". ", ".", "]", ").", "[ ", "[1", "1. "]


def fed(parts: list[str]) -> list[str]:
    """The sentences of a text that comes in parts, and what is left, as a reader of a stream takes them."""
    reader = SentenceReader()
    return [*(sentence for part in parts for sentence in reader.feed(part)), reader.rest]


@pytest.mark.parametrize(
    ("sentence", "words", "numbers"),
    [
        ("SQL is needed [1].", "SQL is needed.", (1,)),
        ("SQL is needed. [1]", "SQL is needed.", (1,)),
        ("SQL is needed.[1]", "SQL is needed.", (1,)),
        ("SQL is needed [1] .", "SQL is needed.", (1,)),
        ("SQL. [1, 2]", "SQL.", (1, 2)),
        ("SQL. [1,2;3]", "SQL.", (1, 2, 3)),
        ("SQL. [1][2] [2]", "SQL.", (1, 2)),
        ("SQL. [1-3]", "SQL.", (1, 2, 3)),
        ("SQL. [1–3, 7]", "SQL.", (1, 2, 3, 7)),
        ("SQL. [1-2-3]", "SQL.", (1, 2, 3)),
        ("SQL. [3-1]", "SQL.", (3, 1)),
        ("SQL. [1-99]", "SQL.", (1, 99)),
        ("SQL. [[1]]", "SQL.", (1,)),
        ("SQL. 【1】", "SQL.", (1,)),
        ("SQL. [^1] [#2] [ 3 ]", "SQL.", (1, 2, 3)),
        ("SQL [1], Python [2] and R.", "SQL, Python and R.", (1, 2)),
        ("SQL [1], [2] and [3].", "SQL.", (1, 2, 3)),
        ("SQL. [Statement 2]", "SQL.", (2,)),
        ("SQL. [statements 2 and 3; source: 4]", "SQL. [statements 2 and 3; source: 4]", ()),
        ("SQL. [Sources: 2 & 3]", "SQL.", (2, 3)),
        (r"SQL. \[1\]", "SQL.", (1,)),
        ("SQL. ［1］", "SQL.", (1,)),
        ("SQL. [1](https://e.example/2)", "SQL.", (1,)),
        ("`SELECT 1` [2]", "`SELECT 1`", (2,)),
        ("| SQL [1] | R 【2】 |", "| SQL | R |", (1, 2)),
        ("Since [2019] .NET is [x] used.", "Since [2019] .NET is [x] used.", ()),
        ("No marker.", "No marker.", ()),
    ],
)
def test_markers_are_read_in_every_form(sentence: str, words: str, numbers: tuple[int, ...]) -> None:
    assert split_markers(sentence) == (words, numbers)


@given(TEXTS)
def test_splitting_markers_never_fails_and_leaves_none(text: str) -> None:
    words, numbers = split_markers(text)
    assert len(set(numbers)) == len(numbers)
    assert not numbers or len(words) < len(text)


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("One. [1] Two. [2] Three", ["One. [1]", " Two. [2]", " Three"]),
        ("One [1]. Two [2]. ", ["One [1].", " Two [2]. "]),
        ("One. [1] [2] Two.", ["One. [1] [2]", " Two."]),
        ("It is “one.” Two", ["It is “one.”", " Two"]),
        ("- One [1]\n- Two [2]\n", ["- One [1]\n", "- Two [2]\n", ""]),
        ("1. One thing. [1]\n2. Two", ["1. One thing. [1]\n", "2. Two"]),
        ("Tools, e.g. Python. [1] Two", ["Tools, e.g. Python. [1]", " Two"]),
        ("It pays $1.5 million. [1] Two", ["It pays $1.5 million. [1]", " Two"]),
        ("One. ", ["One. "]),
        ("One. [", ["One. ["]),
        ("One. [1] ", ["One. [1] "]),
        ("", [""]),
        ("One. [[1]] Two. 【2】 Three", ["One. [[1]]", " Two. 【2】", " Three"]),
        ("One. [Statement 1] Two", ["One. [Statement 1]", " Two"]),
        ("One. [1](#a) Two", ["One. [1](#a)", " Two"]),
        ("One. [1](a b) Two", ["One. [1](a b) Two"]),
        ("| One. Two. [1] | x |\n| Three", ["| One. Two. [1] | x |\n", "| Three"]),
        ("`a.b` is. [1] Two", ["`a.b` is. [1]", " Two"]),
        ("About approx. five. Dr. No. [1] Two", ["About approx. five.", " Dr. No. [1]", " Two"]),
    ],
)
def test_a_sentence_is_taken_with_its_markers_once_it_is_finished(text: str, sentences: list[str]) -> None:
    assert fed([text]) == sentences


@given(TEXTS)
@example("A. [1] [2] B. [3]")
@example("A.\n[1] B")
@example("A. [ b. C]] D")
def test_a_text_split_at_any_point_gives_the_same_sentences(text: str) -> None:
    whole = fed([text])
    assert fed(list(text)) == whole
    for at in range(len(text) + 1):
        assert fed([text[:at], text[at:]]) == whole


@given(st.lists(TEXTS, max_size=6))
def test_no_character_is_lost(parts: list[str]) -> None:
    assert "".join(fed(parts)) == "".join(parts)


@pytest.mark.parametrize("run", [*HOSTILE, ".[", ".[1](", ".[1] [", "[1", ".(", "\\[", ".[[", "| .", ". [1,"])
def test_reading_takes_time_in_proportion_to_the_text(run: str) -> None:
    """Four times the text takes about four times the steps, not sixteen: counted, so that no clock decides."""
    steps = []
    for size in (4_000, 16_000):
        reader, count = SentenceReader(), 0
        take = reader._take

        def counted(*given: object, take: object = take) -> None:
            nonlocal count
            count += 1
            take(*given)

        reader._take = counted
        for sign in ("A. " + run * size)[:size]:
            reader.feed(sign)
        steps.append(count)
    assert steps[1] <= 5 * steps[0]
    assert steps[0] <= 25 * 4_000


@given(st.lists(st.sampled_from(["word ", "no. ", ". ", "[1]", "x" * 400]), max_size=30).map("".join))
def test_no_sentence_is_longer_than_its_bound(text: str) -> None:
    assert all(len(sentence) <= LONGEST for sentence in fed([text]))


@pytest.mark.parametrize("run", HOSTILE)
def test_a_hostile_text_is_read_to_its_end(run: str) -> None:
    text = (run * 50_000)[:50_000]
    for hostile in (text, text + "x", "A. " + text):
        assert "".join(fed([hostile])) == hostile
        assert len(split_markers(hostile)[0]) <= len(hostile)
