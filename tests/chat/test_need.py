"""How strongly a statement puts what a yes/no question asks for."""

from __future__ import annotations

from dataclasses import replace

import pytest

from chat.need import asks_for_extras, how_strongly, is_extra, to_the_point
from chat.question import Question
from chat.reading import understand
from chat.terms import Term
from ingest.index import Index
from prompts import phrase
from tests.chat.fakes import stated


@pytest.mark.parametrize(
    ("words", "strength"),
    [
        ("A master's degree is required.", "required"),
        ("A master's degree is preferred.", "preferred"),
        ("A master's degree is not always required.", "optional"),
    ],
)
def test_the_strength_of_a_need_is_told(index: Index, words: str, strength: str) -> None:
    asked = understand(Question("Does a Data Curator need a master's degree?"), index)
    assert how_strongly(asked, stated(words)) == phrase(strength) + " "


@pytest.mark.parametrize(
    "question", ["What degree does a Data Curator need?", "Does a Data Curator need a driving licence?"]
)
def test_no_strength_of_what_was_not_asked(index: Index, question: str) -> None:
    assert how_strongly(understand(Question(question), index), stated("A master's degree is required.")) == ""


@pytest.mark.parametrize(
    ("question", "asks"),
    [
        ("Which skills are nice to have as a Data Curator?", True),
        ("What is not a must for a Data Curator?", True),
        ("What would be a plus for a Data Curator?", True),
        ("Which degree is preferred for a Data Curator?", True),
        ("What are the preferred working hours of a Data Curator?", False),
        ("Which skills does a Data Curator need?", False),
        ("Is a master's degree preferred of a Data Curator?", False),
    ],
)
def test_what_is_welcome_is_asked_for(index: Index, question: str, asks: bool) -> None:
    assert asks_for_extras(understand(Question(question), index)) is asks


def test_what_is_welcome_is_no_must() -> None:
    assert is_extra(stated("A master's degree, preferred"))
    assert is_extra(stated("A degree is not always required."))
    assert is_extra(stated("Some employers prefer a master's degree."))
    assert not is_extra(stated("A degree is required."))


def test_what_bears_out_a_word_asked_about_comes_first_the_rest_as_it_was() -> None:
    term = Term("lens", 1.0, {"len": 1.0})
    texts = ("Trims the wick.", "Looks after glass.", "For example, they polish a lens.", "Sweeps.", "Cleans a lens.")
    wick, glass, lens, broom, clean = (replace(stated(text), row=row) for row, text in enumerate(texts))
    assert to_the_point((wick, glass, lens, broom, clean), [term]) == (glass, lens, clean, wick, broom)
    assert to_the_point((wick, clean), []) == (wick, clean)


def test_what_is_said_of_some_is_no_must_for_all(index: Index) -> None:
    asked = understand(Question("Can I be a Data Curator without Latin?"), index)
    assert how_strongly(asked, stated("Latin is required.")) == phrase("required") + " "
    assert not how_strongly(asked, stated("Any curator who files Latin reports is required to know Latin."))
    assert not how_strongly(asked, stated("If books are old, Latin is required."))
