"""Occupations that one enters without a degree, where that is asked of all ("jobs without college?"): each with the words that say so."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from chat import suggesting
from chat.draft import BLANK, Draft, Line, point, quote_line
from chat.refusal import refuse
from chat.wording import escape, plain
from ingest.index import Index
from ingest.stored import StoredStatement
from prompts import phrase

#: Roles that are shown.
_SHOWN = 8
_JOBS = re.compile(r"\b(?:jobs?|careers?|roles?|occupations?|professions?|trades?|work)\b", re.I)
_WITHOUT = re.compile(
    r"\b(?:without|no|(?:do|does)(?:n[’']t| not) (?:need|require|ask for|want|have)|not (?:need|requir)\w*|only|just|straight (?:from|after|out of))\b"
    r"(?:\W+\w+){0,3}?\W+(?:degrees?|college|universit\w*|school|qualifications?|diploma|schooling)\b",
    re.I,
)
#: What is no degree, and what is one.
_LOW = re.compile(
    r"\b(?:(?:high|secondary) school (?:diploma|education|graduat)\w*|no formal educational?|less than (?:a )?high school)\b",
    re.I,
)
_HIGH = re.compile(r"\b(?:bachelor|master|doctor|degree|college|postsecondary|university|graduat)\w*", re.I)
#: What says that most enter so: a value under such a label, a share of those asked, a sentence on what is typical.
_ENTRY = re.compile(r"\bentry[- ]level education\b", re.I)
_ASKED, _SHARE, _MOST = re.compile(r"\beducation\b", re.I), re.compile(r"(\d[\d.]*) ?% of\b"), 50.0
_TYPICAL = re.compile(r"\b(?:typical\w*|usually|needs?|required|requires|enough)\b", re.I)


@dataclass(frozen=True, slots=True)
class _Entry:
    role: str
    share: float
    statement: StoredStatement


def asks(question: str) -> bool:
    """True where a question asks which jobs one gets without a degree."""
    return _JOBS.search(question) is not None and _WITHOUT.search(question) is not None


def answer(index: Index, sources: Sequence[str] = ()) -> Draft:
    """The roles that most enter without a degree, those first of which most people say so; a refusal where none is told of."""
    entries: dict[str, _Entry] = {}
    for s in index.statements.of_facet("education"):
        share = _share(s)
        if s.role and share and s.role not in entries and (not sources or s.source in sources):
            entries[s.role] = _Entry(s.role, share, s)
    found = sorted(entries.values(), key=lambda e: (-e.share, e.role))
    if not found:
        return refuse([phrase("no_degree")], suggesting.starters(index))
    head = phrase("entry_level", count=len(found), roles=len(index.roles()))
    lines = [Line.words(head), BLANK, *(point(e.statement, f"**{escape(e.role)}** – ") for e in found[:_SHOWN])]
    if left := len(found) - _SHOWN:
        lines += [BLANK, quote_line(phrase("entry_level_more", count=left))] if left > 0 else []
    suggestions = tuple(q for e in found[:3] for q in suggesting.about(index, e.role, ("education",), 1))
    return Draft("answer", tuple(lines), (), suggestions, 0.7)


def _share(statement: StoredStatement) -> float:
    """How many of a hundred enter without a degree by a statement, all where it calls that typical; 0 where it says neither."""
    words = plain(statement)
    if not _LOW.search(words) or _HIGH.search(words.replace("high school", "")):
        return 0.0
    if _ASKED.search(statement.lead):
        share = _SHARE.search(words)
        return float(share[1]) if share and float(share[1]) >= _MOST else 0.0
    typical = _ENTRY.search(statement.label) or (statement.kind == "sentence" and _TYPICAL.search(words))
    return 100.0 if typical else 0.0
