"""Lessons: texts as they are embedded, and the places of those that answer."""

from __future__ import annotations

from evals.labelled import Labelled
from evals.lessons import lesson, lessons
from ingest.document import Document
from ingest.reader import parse_document

TEXT = """---
role: Lamp Keeper
---

# Lamp Keeper

## Work

- Lamp keepers trim wicks at dusk.
- They climb ladders to reach the lamps.

## Tools

- Ladders
- Cloths
- Oil cans
"""


def made() -> Document:
    return parse_document(TEXT, "made.md", format="markdown")


def test_a_question_points_at_the_texts_that_hold_its_gold() -> None:
    asked = [
        Labelled("heights?", True, ("They climb ladders to reach the lamps.",), "Lamp Keeper"),
        Labelled("a pension?", False, (), "Lamp Keeper"),
        Labelled("what of words that stand nowhere?", True, ("They sail.",), "Lamp Keeper"),
    ]
    found = lesson("Lamp Keeper", [made()], asked)
    (question, (place,)), untold = found.asked
    assert (question, untold) == ("heights?", ("a pension?", ()))
    assert found.texts[place] == "Lamp Keeper > Work: They climb ladders to reach the lamps."


def test_names_share_the_text_of_their_passage() -> None:
    asked = [Labelled(f"{name}?", True, (name,), "Lamp Keeper") for name in ("Cloths", "Oil cans")]
    found = lesson("Lamp Keeper", [made()], asked)
    (_, cloths), (_, cans) = found.asked
    assert cloths == cans
    assert found.texts[cloths[0]] == "Lamp Keeper > Tools\nLadders Cloths Oil cans"


def test_lessons_have_texts_and_questions_told_and_untold() -> None:
    practice = next(lessons())
    assert practice.texts
    assert {bool(answers) for _, answers in practice.asked} == {True, False}
    assert all(place < len(practice.texts) for _, answers in practice.asked for place in answers)


def test_what_is_told_of_another_role_is_no_text_of_it() -> None:
    assert lesson("Sailor", [made()], []).texts == ()
