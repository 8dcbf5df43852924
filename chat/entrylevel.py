"""Occupations that one enters without a degree, where that is asked of all ("jobs without college?"): each with the words that say so."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from chat import suggesting
from chat.draft import BLANK, Draft, Line, point, quote_line
from chat.wording import escape, plain
from ingest.index import Index
from ingest.stored import StoredStatement
from prompts import phrase

#: Roles that are shown.
_SHOWN = 8
_JOBS = re.compile(r"\b(?:jobs?|careers?|roles?|occupations?|professions?|trades?|work)\b", re.I)
_WITHOUT = re.compile(
    r"\b(?:without|no|(?:do|does)(?:n[’']t| not) (?:need|require|ask for|want|have)|not (?:need|requir)\w*|only|just|straight (?:from|after|out of))\b"
    r"(?:\W+\w+){0,3}?\W+(?:degrees?|college|universit\w*|school|qualifications?|diploma|schooling)\b(?:\W+(?:degrees?|diplomas?|education|qualifications?)\b)?",
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


#: What says that some do, and how that stands behind what most do.
_SOME_DO = re.compile(
    r"\bwithout (?:a |any )?(?:degree|college)\b|\bno degree\b|\bnot need (?:a |any )?(?:particular |set |formal )?(?:credentials?|degree)\b",
    re.I,
)
_SOME = 1.0


#: Words that narrow nothing.
_PRAISE = frozenset("easiest easy quickest quick fastest fast decent nice common popular simple simplest real".split())


@dataclass(frozen=True, slots=True)
class _Entry:
    role: str
    share: float
    statement: StoredStatement


def asks(question: str, terms: Sequence[str] = ()) -> bool:
    """True where a question asks which jobs one gets without a degree, and no word of its ``terms`` narrows them ("tech jobs")."""
    without = _WITHOUT.search(question)
    if without is None or _JOBS.search(question) is None:
        return False
    return all(term in without[0].lower() or term in _PRAISE for term in terms)


def answer(index: Index, sources: Sequence[str] = ()) -> Draft | None:
    """The roles that most, or some, enter without a degree, those first of which most people say so; None where none is told of."""
    entries: dict[str, _Entry] = {}
    for s in index.statements.of_facet("education"):
        share = _share(s)
        if s.role and share and (not sources or s.source in sources):
            known = entries.get(s.role)
            entries[s.role] = known if known and known.share >= share else _Entry(s.role, share, s)
    found = sorted(entries.values(), key=lambda e: (-e.share, e.role))
    if not found:
        return None
    head = phrase("entry_level", count=len(found), roles=len(index.roles()))
    lines = [Line.words(head), BLANK, *(point(e.statement, f"**{escape(e.role)}** – ") for e in found[:_SHOWN])]
    if left := len(found) - _SHOWN:
        lines += [BLANK, quote_line(phrase("entry_level_more", count=left))] if left > 0 else []
    suggestions = tuple(q for e in found[:3] for q in suggesting.about(index, e.role, ("education",), 1))
    return Draft("answer", tuple(lines), (), suggestions, 0.7)


def _share(statement: StoredStatement) -> float:
    """How many of a hundred enter without a degree by a statement, all where it calls that typical, few where it says that some do;
    0 where it says nothing of it."""
    words = plain(statement)
    if _SOME_DO.search(f"{statement.label}: {words}"):
        return _SOME
    if not _LOW.search(words) or _HIGH.search(words.replace("high school", "")):
        return 0.0
    if _ASKED.search(statement.lead):
        share = _SHARE.search(words)
        return float(share[1]) if share and float(share[1]) >= _MOST else 0.0
    typical = _ENTRY.search(statement.label) or (statement.kind == "sentence" and _TYPICAL.search(words))
    return 100.0 if typical else 0.0
