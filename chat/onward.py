"""What comes after an occupation, told from how one comes into it: documents tell of both as a career's path."""

from __future__ import annotations

from dataclasses import replace

from chat.asking import LEADS_ON
from chat.matters import matters_of
from chat.understanding import Understanding
from chat.wording import with_article
from ingest.index import Index
from prompts import phrase

_ONWARD, _INTO = ("advancement", "leaving"), ("steps", "switching-in", "newcomers")


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
