"""How strongly a statement puts what a yes/no question asks for."""

from __future__ import annotations

from dataclasses import replace

import pytest

from chat.need import how_strongly, to_the_point
from chat.question import Question
from chat.reading import understand
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


def test_what_was_asked_about_comes_first(index: Index) -> None:
    asked = understand(Question("Does a Data Curator need a master's degree?"), index)
    told = (stated("A bachelor's degree helps."), stated("A master's degree helps."))
    assert to_the_point(told, asked) == told[::-1]


def test_what_points_back_stays_behind_what_it_points_at(village: Index) -> None:
    asked = understand(Question("Must one polish a lens?", ()), village)
    texts = ("Trims the wick.", "Looks after glass.", "For example, they polish a lens.")
    wick, glass, lens = (replace(stated(text), row=row) for row, text in enumerate(texts))
    assert to_the_point((wick, glass, lens), asked) == (glass, lens, wick)
    assert to_the_point((), asked) == ()
