"""Lessons: texts as they are embedded, and the places of those that answer."""

from __future__ import annotations

import pytest

import evals.lessons
from evals.labelled import Labelled
from evals.lessons import lesson, lessons, lessons_of_names
from evals.naming import Named
from evals.suites import Suite
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


def test_a_loose_name_points_at_what_sums_its_role_up(monkeypatch: pytest.MonkeyPatch) -> None:
    roles = [f"{kind} Keeper" for kind in ("Lamp", "Bee", "Zoo", "Goal", "Inn", "Park", "Shop", "Game")]
    told = [
        f"# {role}\n\n## What it is\n\nThe {role} looks after things.\n\n## Tasks\n\n- {role}s carry keys all day."
        for role in roles
    ]
    documents = [
        parse_document(f"---\nrole: {r}\n---\n\n{t}", "made.md", format="markdown")
        for r, t in zip(roles, told, strict=True)
    ]
    named = tuple(Named(role, f"who minds the {role.split()[0].lower()} there?") for role in roles)
    monkeypatch.setattr(evals.lessons, "SUITES", {"made": Suite("made", (), {}, {})})
    monkeypatch.setattr(evals.lessons, "load_naming", lambda name: named)
    monkeypatch.setattr(evals.lessons, "_documents", lambda roots: iter(documents))
    learned, unseen = list(lessons_of_names()), list(lessons_of_names(unseen=True))
    assert [len(one.asked) for one in (*learned, *unseen)] == [7, 1]
    for one in (*learned, *unseen):
        for question, places in one.asked:
            (role,) = [r for r in roles if r.split()[0].lower() in question]
            assert [one.texts[place].split(" > ")[0] for place in places] == [role, role]
        assert len(set(one.texts)) == len(one.texts)
