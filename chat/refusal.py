"""Answers that answer nothing, and say what and why: refusals, questions back, greetings."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from chat import suggesting
from chat.draft import BLANK, Draft, Line, quote_line
from chat.offer import nearest_line, reading_line
from chat.understanding import Understanding
from chat.wording import escape, with_article
from ingest.index import Index
from prompts import phrase

#: How many roles are listed at once.
_LISTED = 60
_ANYTHING = "anything on "


def refuse(missing: Sequence[str], suggestions: Sequence[str] = ()) -> Draft:
    """Not in these documents, what exactly, and the nearest that is."""
    return _refused(phrase("refused", missing=escape(listed(missing))), missing, suggestions)


def off_topic(suggestions: Sequence[str], missing: Sequence[str]) -> Draft:
    """Something that is no question about a career."""
    return _refused(phrase("refused_topic"), missing, suggestions)


def _refused(words: str, missing: Sequence[str], suggestions: Sequence[str]) -> Draft:
    lines = [Line.words(words)]
    if suggestions:
        lines += [BLANK, Line.words(nearest_line(suggestions))]
    return Draft("refused", tuple(lines), tuple(missing), tuple(suggestions))


def clarify(index: Index, understanding: Understanding) -> Draft:
    """A question that several readings fit: two or three of them to choose from, and how many more there are."""
    roles = understanding.ambiguous or tuple(r.name for r in index.roles())
    named = bool(understanding.ambiguous)
    readings = suggesting.of_roles(index, roles, understanding.facets, likeliest_first=named) or suggesting.of_roles(
        index, roles, (), likeliest_first=named
    )
    loose = escape(understanding.loose)
    head = phrase("clarify_role", words=loose) if loose else phrase("clarify")
    lines = [Line.words(head), BLANK, *(Line.words(reading_line(reading)) for reading in readings)]
    if understanding.ambiguous and (left := len(roles) - len(readings)):
        lines += [BLANK, Line.words(phrase("clarify_more", count=left))]
    return Draft("clarify", tuple(lines), suggestions=readings)


def nothing_more(suggestions: Sequence[str]) -> Draft:
    """All that the documents tell was in the answers before."""
    return Draft("meta", (Line.words(phrase("no_more")),), suggestions=tuple(suggestions), confidence=1.0)


def said(index: Index, understanding: Understanding) -> Draft | None:
    """What needs no documents: greetings, what the program can do, which roles it knows, attempts to steer it."""
    match understanding.shape:
        case "greeting" | "thanks" | "doubt":
            return _meta(index, phrase(understanding.shape))
        case "capabilities":
            return _meta(index, phrase("capabilities", sources=index.manifest.sources, roles=len(index.roles())))
        case "roles":
            return _roles(index)
        case "task":
            return off_topic(suggesting.starters(index), ())
        case "steer":
            words = Line.words(phrase("refused_steer"))
            return Draft("refused", (words,), ("anything but careers",), suggesting.starters(index))
    return None


def _meta(index: Index, words: str) -> Draft:
    return Draft("meta", (Line.words(words),), suggestions=suggesting.starters(index), confidence=1.0)


def _roles(index: Index) -> Draft:
    """The roles by name, and how many more there are than are listed."""
    roles = index.roles()
    lines = [Line.words(phrase("roles", count=len(roles))), BLANK]
    lines += [Line.words(escape(role.name), "- ") for role in roles[:_LISTED]]
    if left := len(roles[_LISTED:]):
        lines += [BLANK, quote_line(phrase("roles_more", count=left))]
    return Draft("meta", tuple(lines), suggestions=suggesting.starters(index), confidence=1.0)


def asked_for(facet: str, role: str) -> str:
    """What was asked, as the object of "these documents do not tell"."""
    return phrase(f"asked.{facet}", a_role=with_article(role))


def anything_on(names: Sequence[str]) -> list[str]:
    """What was asked about names and words of which no document tells, one object of "these documents do not tell" each."""
    return [f"{_ANYTHING}“{name}”" for name in names]


def listed(things: Sequence[str]) -> str:
    """The things in one phrase: "a", then "a or b", then "a, b or c"; "anything on" is said once of several in a row."""
    said = [
        thing.removeprefix(_ANYTHING) if before.startswith(_ANYTHING) else thing
        for before, thing in pairwise(["", *things])
    ]
    return said[0] if len(said) == 1 else f"{', '.join(said[:-1])} or {said[-1]}"
