"""A question that asks two things, read part by part: each may be told alone."""

from __future__ import annotations

import re
from dataclasses import replace

from chat import asking, telling
from chat.filler import content_words
from chat.meaning import facet_that_stands_out, facets_by_meaning, leaning_of
from chat.understanding import Understanding
from ingest.index import Index

#: Where one question ends and the next begins.
_ENDS = re.compile(r"\?\s+|" + asking.JOINS.pattern, re.I)
_ASKED = r"(?:how|what|what['’]?s|when|where|who|why|which|does|do|is|are|am|can|could|will|would|should|must|did)\b"
_NEXT = re.compile(rf"\?\s+|,?\s+(?:and|but|also|plus|n|&)\s+(?:also |then |if so,? )?(?={_ASKED})", re.I)
_ASKS = re.compile(rf"(?:so |and |ok |roughly |about )*{_ASKED}", re.I)
#: What is said after the last question mark.
_AFTERWORD = re.compile(r"\?[^?]*$")
#: Words of a part that asks nothing of its own, at most.
_FEW = 2
#: ... and of one that asks of another place or level what the part before it asked, at most.
_SHORT = 5


def clauses(asked: Understanding, index: Index) -> tuple[Understanding, ...]:
    """What each of several questions asks that stand one after the other, each with a question word or a verb of its own."""
    return tuple(part for part in halves(asked, index, _NEXT) if _ASKS.match(part.text))


def halves(asked: Understanding, index: Index, ends: re.Pattern[str] = _ENDS) -> tuple[Understanding, ...]:
    """What each part of a question asks; empty where it has one part."""
    parts = [part.strip(" ,.?!") for part in ends.split(_AFTERWORD.sub("?", asked.unnamed))]
    parts = [part for part in parts if len(part.split()) > _FEW]
    found = [_alone(part, asked, index) for part in parts]
    for at in range(1, len(found)):  # "and what's it in Canada?"
        before, now = found[at - 1], found[at]
        if now.meant and len(now.text.split()) <= _SHORT and telling.points_back(now.text):
            found[at] = replace(now, facets=before.facets, meant=before.meant)
    return tuple(found) if len(found) > 1 else ()


def other_half(asked: Understanding, index: Index) -> Understanding | None:
    """What a question asks beside the facets it names, in a part of its own ("what is it, and what's the money like?")."""
    rest = [half for half in halves(asked, index) if set(asked.facets).isdisjoint(half.facets)]
    return rest[0] if rest else None


def _alone(part: str, asked: Understanding, index: Index) -> Understanding:
    near = facets_by_meaning(part, index)
    named, spans = asking.facets_of(part)
    if asked.carried and not named:
        named = asked.facets  # "and the ones who do charters and tours?"
    facet = facet_that_stands_out(near)
    told = part.replace("the role", " " * len("the role"))
    return replace(
        asked,
        text=part.replace("the role", asked.roles[0]) if asked.roles else part,
        shape=asking.shape_of(part, len(asked.roles), 0, False),
        facets=named or ((facet,) if facet and facet != "summary" else ()),
        terms=content_words(told, spans) if named or facet is None else (),
        unnamed=part,
        leaning=leaning_of(near),
        topic=next(iter(near)),
        nearness=next(iter(near.values())),
        meant=not named,
    )
