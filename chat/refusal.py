"""Answers that answer nothing, and say what and why: refusals, questions back, greetings."""

from __future__ import annotations

from collections.abc import Sequence

from chat import suggesting
from chat.draft import BLANK, Draft, Line
from chat.understanding import Understanding, with_article
from ingest.index import Index
from prompts import phrase


def refuse(missing: Sequence[str], suggestions: Sequence[str] = ()) -> Draft:
    """Not in these documents, what exactly, and the nearest that is."""
    lines = [Line.words(phrase("refused", missing=listed(missing)))]
    if suggestions:
        lines += [BLANK, Line.words(phrase("nearest", questions=" ".join(suggestions)))]
    return Draft("refused", tuple(lines), tuple(missing), tuple(suggestions))


def off_topic(suggestions: Sequence[str], missing: Sequence[str]) -> Draft:
    """Something that is no question about a career."""
    lines = [Line.words(phrase("refused_topic"))]
    if suggestions:
        lines += [BLANK, Line.words(phrase("nearest", questions=" ".join(suggestions)))]
    return Draft("refused", tuple(lines), tuple(missing), tuple(suggestions))


def clarify(index: Index, understanding: Understanding) -> Draft:
    """A question that several readings fit: two or three of them to choose from."""
    roles = understanding.ambiguous or tuple(r.name for r in index.roles())
    readings = suggesting.of_roles(index, roles, understanding.facets) or suggesting.of_roles(index, roles, ())
    head = phrase("clarify_role", words=understanding.loose) if understanding.loose else phrase("clarify")
    lines = (Line.words(head), BLANK, *(Line.words(reading, "- ") for reading in readings))
    return Draft("clarify", lines, suggestions=readings)


def said(index: Index, understanding: Understanding) -> Draft | None:
    """What needs no documents: greetings, what the program can do, which roles it knows, attempts to steer it."""
    roles = index.roles()
    starters = suggesting.of_roles(index, [r.name for r in roles], ("duties",), 1) + suggesting.of_roles(
        index, [r.name for r in roles], ("pay",), 2
    )
    match understanding.shape:
        case "greeting" | "thanks" | "doubt":
            return Draft("meta", (Line.words(phrase(understanding.shape)),), suggestions=starters, confidence=1.0)
        case "capabilities":
            words = phrase("capabilities", sources=index.manifest.sources, roles=len(roles))
            return Draft("meta", (Line.words(words),), suggestions=starters, confidence=1.0)
        case "roles":
            head = Line.words(phrase("roles", count=len(roles)))
            shown = tuple(Line.words(role.name, "- ") for role in roles[:60])
            return Draft("meta", (head, BLANK, *shown), suggestions=starters, confidence=1.0)
        case "steer":
            return Draft("refused", (Line.words(phrase("refused_steer")),), ("anything but careers",), starters)
    return None


def asked_for(facet: str, role: str) -> str:
    """What was asked, as the object of "these documents do not tell"."""
    return phrase(f"asked.{facet}", a_role=with_article(role))


def listed(things: Sequence[str]) -> str:
    """The things in one phrase: "a", then "a or b", then "a, b or c"."""
    return things[0] if len(things) == 1 else f"{', '.join(things[:-1])} or {things[-1]}"
