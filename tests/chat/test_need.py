"""How strongly a statement puts what a yes/no question asks for."""

from __future__ import annotations

import pytest

from chat.need import how_strongly
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
