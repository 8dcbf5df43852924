"""Typos in plain words are mended; words that are words are never bent into others."""

from __future__ import annotations

from string import ascii_lowercase

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from chat.spelling import _TARGETS, english, mended, spelled_out
from ingest.index import Index
from ingest.vocabulary import Vocabulary


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("wich skilss are neeeded", "which skills are needed"),
        ("what is the salery", "what is the salary"),
        ("is univercity requierd?", "is university required?"),
        ("outlok  and   eduction", "outlook  and   education"),
    ],
)
def test_typos_in_the_words_of_a_question_are_mended(index: Index, typed: str, meant: str) -> None:
    assert mended(typed, index.lexical, []) == meant


@pytest.mark.parametrize(
    "text",
    [
        "which celery and which toll suit a jog",
        "gearboxes, hydraulic brakes and Dublin Core metadata",
        "Salery SALERY",
        "zzyzx blorf quaddle",
        "skl edu",
        "",
    ],
)
def test_whole_words_names_and_nonsense_are_left_alone(index: Index, text: str) -> None:
    assert mended(text, index.lexical, []) == text


def test_a_span_to_keep_is_not_touched(index: Index) -> None:
    assert mended("salery of a salery", index.lexical, [(12, 18)]) == "salary of a salery"


@given(st.text(max_size=80))
def test_everything_but_words_stays_where_it_is(index: Index, text: str) -> None:
    def bare(words: str) -> str:
        return "".join(c for c in words if not (c.isascii() and c.isalpha()))

    once = mended(text, index.lexical, [])
    assert bare(once) == bare(text)
    assert mended(once, index.lexical, []) == once


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("shuttres against stroms", "shutters against storms"),
        ("lonelines of a tower", "loneliness of a tower"),
        ("the spnoge and the winhc", "the sponge and the winch"),
        ("ferrry for barrles", "ferry for barrels"),
        ("900 crwns!", "900 crowns!"),
    ],
)
def test_one_slip_is_mended_into_a_word_of_the_documents(coast: Index, typed: str, meant: str) -> None:
    assert mended(typed, coast.lexical, []) == typed
    assert mended(typed, coast.lexical, [], coast.vocabulary) == meant


@pytest.mark.parametrize(
    "text",
    ["gallrey", "bouy", "spnogse", "pshonge", "Spnoge", "SPNOGE", "tornado", "knits and cole", "blorf quaddle"],
    ids=["two candidates", "four letters", "two slips", "another first letter", "a name", "capitals", "a word", "words", "nonsense"],
)  # fmt: skip
def test_what_may_be_several_words_or_none_is_left_alone(coast: Index, text: str) -> None:
    assert mended(text, coast.lexical, [], coast.vocabulary) == text


def test_one_letter_more_tells_two_candidates_apart(coast: Index) -> None:
    """The documents hold both words that "gallrey" is one slip away from."""
    assert {"gallery", "galley"} <= set(coast.vocabulary.beginning("g"))
    assert mended("galllery and gallley", coast.lexical, [], coast.vocabulary) == "gallery and galley"


def test_forms_of_one_word_are_no_two_candidates(coast: Index) -> None:
    assert {"boat", "boats"} <= set(coast.vocabulary.beginning("b"))
    assert mended("boatz", coast.lexical, [], coast.vocabulary) == "boat"


def test_a_slip_in_a_span_to_keep_stays(coast: Index) -> None:
    assert mended("spnoge of a spnoge", coast.lexical, [(12, 18)], coast.vocabulary) == "sponge of a spnoge"


def documents_words(index: Index) -> list[str]:
    """The words of the documents, in their order."""
    return [w for letter in ascii_lowercase for w in index.vocabulary.beginning(letter) if w.isascii() and w.isalpha()]


@given(st.data())
def test_real_words_are_never_bent(coast: Index, data: st.DataObject) -> None:
    real = st.sampled_from(sorted(word for word in english() if word.isascii()))
    text = " ".join(data.draw(st.lists(real | st.sampled_from(documents_words(coast)), min_size=1, max_size=8)))
    assert mended(text, coast.lexical, [], coast.vocabulary) == text


@given(st.data())
def test_a_slip_becomes_a_word_one_slip_away_or_stays(coast: Index, data: st.DataObject) -> None:
    known = documents_words(coast)
    word = data.draw(st.sampled_from([w for w in known if len(w) >= 6]))
    at = data.draw(st.integers(1, len(word) - 2))
    swapped, short = word[:at] + word[at + 1] + word[at] + word[at + 2 :], word[:at] + word[at + 1 :]
    slip = data.draw(st.sampled_from([swapped, short]))
    found = mended(slip, coast.lexical, [], coast.vocabulary)
    assert found == slip or found in _TARGETS or (found in known and OSA.distance(slip, found) == 1)


def test_a_short_word_is_not_bent_into_another_of_its_length(index: Index) -> None:
    known = Vocabulary(["adobe", "events"], np.zeros((2, 3), np.float32))
    assert mended("i adore evnts", index.lexical, [], known) == "i adore events"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("im 43 and dont like maths", "I'm 43 and don't like maths"),
        ("can i do it w/o a degree", "can i do it without a degree"),
        ("whats the diff", "what is the difference"),
        ("IM is a chat", "IM is a chat"),
        ("dont know R", "don't know R"),
        ("i cant do 2 jobs", "i can't do 2 jobs"),
    ],
)
def test_what_people_type_is_written_out(typed: str, meant: str) -> None:
    assert spelled_out(typed) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("how mny hrs a wk do they wrk", "how many hours a week do they work"),
        ("paid by the hr or by the word", "paid by the hour or by the word"),
        ("$30 per hr", "$30 per hour"),
        ("must an hr manager be certified", "must an hr manager be certified"),
        ("is the hr manager the boss", "is the hr manager the boss"),
    ],
)
def test_hours_are_no_human_resources(typed: str, meant: str) -> None:
    assert spelled_out(typed) == meant
