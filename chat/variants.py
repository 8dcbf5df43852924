"""Several occupations under one title: the kinds a document tells apart, and which of them a question means."""

from __future__ import annotations

import re
from collections.abc import Sequence

from chat.wording import plain, points_back
from ingest.index import Index
from ingest.lexical import STOPWORDS
from ingest.roles import singular
from ingest.stored import StoredStatement

#: What asks for the kinds of an occupation.
ASKS_KINDS = re.compile(
    r"\b(?:kinds?|types?|sorts?|branches) of (?:\w+ )?the role\b|\b(?:fields?|areas|branches) (?:of|in|can|do|does|within)\b.*\bspeciali[sz]\w*|"
    r"\b(?:speciali[sz]e|specialt(?:y|ies)|subspecialt\w+|specialisms?|different (?:kinds?|types?|sorts?) of)\b",
    re.I,
)
#: Words of a kind's title, at most ("Mental health and substance abuse social workers").
_TITLE = 8
_DASH = re.compile(r"\s*—\s*|\s+–\s+")
#: How many statements before it a sentence may go on from ("the highest 10 percent earned ...").
_BEFORE = 2
#: Words before an occupation that make no kind of it.
_NO_KIND = frozenset(
    "these those some many most all other such typical experienced prospective aspiring new newly".split()
)


def kinds(statements: Sequence[StoredStatement], role: str, aliases: Sequence[str]) -> list[StoredStatement]:
    """The first sentence on each kind of the role ("Tax lawyers handle ..."): a title that ends as the role's does, with more before it."""
    heads = {singular(name.split()[-1]).lower() for name in (role, *aliases)}
    joint = " and " in role or "," in role  # each occupation of a joint title is a kind of it
    own = {name.lower() for name in (role, *(() if joint else aliases))}
    found: dict[str, StoredStatement] = {}
    for statement in statements:
        if statement.role != role or statement.facet not in ("duties", "summary", None):
            continue
        title = singular(_subject(plain(statement), heads) or "-").lower()
        if " " in title and title not in own:
            found.setdefault(title, statement)
    return list(found.values())


def _subject(words: str, heads: set[str]) -> str:
    """The words a sentence opens with up to the first that ends an occupation's title; empty where none of the first few does."""
    opening: list[str] = []
    for word in _DASH.sub(", ", words).split()[:_TITLE]:
        opening.append(word)
        if singular(word.strip(",;:()") or "x").lower() in heads:
            return " ".join(opening).strip(",;:()")
        if word[-1] in ",;:" or (word.lower() in STOPWORDS and word.lower() != "and") or word.lower() in _NO_KIND:
            return ""
    return ""


def of_the_kind(index: Index, statements: Sequence[StoredStatement], role: str, question: str) -> list[StoredStatement]:
    """Without what is told of another occupation of the role's title than the one the question names ("testers", not "developers")."""
    aliases = next((r.aliases for r in index.roles() if r.name == role), ())
    if not (" and " in role or "," in role):
        return list(statements)
    parts = [a for a in aliases if a.split()[-1].lower() in role.lower()]
    if len({a.split()[-1].lower() for a in parts}) == 1:  # "Urban and Regional Planner" is one occupation
        return list(statements)
    named = [a for a in parts if _any_of([a]).search(question)]
    others = [a for a in parts if a not in named]
    if not named or not others:
        return list(statements)
    of_named, of_others = _any_of(named), _any_of(others)
    kept: list[StoredStatement] = []
    dropped: StoredStatement | None = None
    for s in statements:
        words = f"{s.lead} {s.text}"
        goes_on = (
            dropped is not None and s.row - dropped.row <= _BEFORE and s.section == dropped.section and points_back(s)
        )
        if goes_on or (of_others.search(words) and not of_named.search(words)):
            dropped = s
        else:
            kept.append(s)
            dropped = None if of_named.search(words) else dropped
    return kept


def _any_of(aliases: Sequence[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, aliases))})s?\b", re.I)
