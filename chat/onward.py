"""What comes after an occupation, told from how one comes into it: documents tell of both as a career's path."""

from __future__ import annotations

import re
from dataclasses import replace

from chat.asking import LEADS_ON
from chat.matters import matters_of
from chat.understanding import Understanding
from chat.wording import with_article
from ingest.index import Index
from ingest.stored import StoredStatement
from prompts import phrase

#: Facets of questions on how one becomes one, and what asks how long that takes.
_INTO_IT = frozenset(("path", "education"))
_HOW_LONG = re.compile(
    r"\W*(?:and |ok |so )?how long(?: (?:does|would|will|is) (?:it|that|this))?(?: all)?(?: take)?(?: (?:me|you|one))?\W*",
    re.I,
)
_UP = re.compile(r"\b(?:advanc\w*|promot\w*|progress\w*|moving up|what comes next|next steps?)\b", re.I)
_ONWARD, _INTO = ("advancement", "leaving"), ("steps", "switching-in", "newcomers")


def how_long(question: str, before: Understanding | None) -> str:
    """ "How long?" after how one becomes one, in words of its own; empty for any other question."""
    if (
        before is None
        or len(before.roles) != 1
        or _INTO_IT.isdisjoint(before.facets)
        or not _HOW_LONG.fullmatch(question)
    ):
        return ""
    return phrase("how_long", a_role=with_article(before.roles[0]))


def leads_up(statement: StoredStatement) -> bool:
    """True for what stands under a heading on the ways up, not in."""
    return bool(statement.section) and _UP.search(statement.section[-1]) is not None


def leads_on(index: Index, asked: Understanding) -> bool:
    """True where a question on a career's path asks for the ways up or out."""
    if asked.facets != ("path",):
        return False
    if LEADS_ON.search(asked.unnamed):
        return True
    shares = matters_of(index).shares(index.embed(asked.unnamed))
    return sum(shares.get(m, 0.0) for m in _ONWARD) > sum(shares.get(m, 0.0) for m in _INTO)


def written_out(index: Index, now: Understanding) -> Understanding:
    """A follow-up that asks where an occupation leads ("and from there?"), in words of its own."""
    if not now.carried or len(now.roles) != 1 or now.terms or not leads_on(index, now):
        return now
    text = phrase("onward", a_role=with_article(now.roles[0]))
    return replace(now, text=text, unnamed=phrase("onward", a_role="the role"))
