"""Typos in plain words are mended; words that are words are never bent into others."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chat.spelling import mended
from ingest.index import Index


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
