"""Idioms are put plainly; what holds none, and what the documents say themselves, stays as it was typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chat.idioms import IDIOMS, LIKINGS, _idioms, said_plainly
from chat.question import Question
from chat.reading import understand
from ingest.index import Index


def never(phrase: str) -> bool:
    return False


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("Does a Bell Ringer hold the purse strings?", "Does a Bell Ringer manage the budget?"),
        ("who is Holding  the purse-strings, and why", "who is manage the budget, and why"),
        ("What would Uncle Sam pay?", "What would the federal government pay?"),
        ("hold the purse. Strings are for violins", "hold the purse. Strings are for violins"),
        ("What does a Lamp Keeper do?", "What does a Lamp Keeper do?"),
        ("", ""),
    ],
)
def test_idioms_are_said_plainly(typed: str, plain: str) -> None:
    assert said_plainly(typed, never) == plain


def test_what_documents_say_themselves_stays() -> None:
    asked: list[str] = []

    def says(phrase: str) -> bool:
        asked.append(phrase)
        return True

    assert said_plainly("who holds the purse strings?", says) == "who holds the purse strings?"
    assert "holds the purse strings" in asked


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=80))
def test_any_text_is_read_and_one_without_letters_stays(text: str) -> None:
    assert isinstance(said_plainly(text, never), str)
    assert said_plainly(text, lambda _: True) == text


def test_every_line_of_the_file_has_forms_and_a_meaning_and_no_form_stands_twice() -> None:
    lines = [line for line in IDIOMS.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    forms = [form for line in lines for form in line.split(" = ")[0].split(" / ")]
    assert all(line.count(" = ") == 1 and line.split(" = ")[1].strip() for line in lines)
    assert len(forms) == len(set(forms))
    assert len(lines) > 1000


def test_of_two_that_begin_alike_the_longer_is_tried_first() -> None:
    for forms in (*_idioms(IDIOMS).values(), *_idioms(LIKINGS).values()):
        lengths = [len(roots) for roots, _ in forms]
        assert lengths == sorted(lengths, reverse=True)


def test_a_question_is_understood_in_plain_words_and_kept_as_typed(village: Index) -> None:
    asked = understand(Question("Does a Bell Ringer hold the purse strings?"), village)
    assert "budget" in asked.text
    assert asked.asked == "Does a Bell Ringer hold the purse strings?"
