"""The facets that a question asks for: by its words, as far as its meaning bears them out, and by its meaning alone."""

from __future__ import annotations

import re
from dataclasses import replace

from chat import asking
from chat.filler import content_words
from chat.following import written_out
from chat.matters import facets_asked
from chat.meaning import ELSEWHERE, facet_that_stands_out, facets_by_meaning
from chat.understanding import Understanding
from ingest.index import Index

#: A facet this much less near than the nearest (as a share of it) is named by a word that means something else.
_STRAY = 0.5
#: Least nearness to a facet's questions at which a word names it in a question about no role.
_NAMED = 0.27
#: Least likelihood of a facet's matters at which a comparison asks for it, of those that can be set side by side.
_SHARE, _COMPARED = (
    0.45,
    frozenset("pay duties skills tools education experience outlook places challenges path fit".split()),
)
#: Words of a clause that asks nothing of its own, at most.
_FEW = 2
#: The roles compared, where they stand in a row.
_SIDES = re.compile(r"the role(?:\s*(?:,|/|or|and|vs\.?|versus|than|&|with)\s*(?:(?:an?|the)\s+)?the role)+")


def of_comparison(asked: Understanding, index: Index) -> Understanding:
    """With the facets that a comparison asks for in words of its own ("how different is the schooling?")."""
    if not asked.terms:
        return asked
    unnamed = _SIDES.sub("the role", asked.unnamed)
    facets = dict.fromkeys(asked.facets)
    for clause in asking.JOINS.split(unnamed):
        if asking.facets_of(clause)[0] or len(clause.split()) <= _FEW:
            continue
        facet = _facet_by_matters(clause.strip(), index)
        facets.update({facet: None} if facet else {})
    return replace(asked, facets=tuple(facets), meant=not asked.facets)


def _facet_by_matters(clause: str, index: Index) -> str | None:
    """The facet that a clause asks for by the matters it is likely about."""
    facet, share = next(iter(facets_asked(index, clause).items()))
    return facet if share >= _SHARE and facet in _COMPARED else None


def of_nobody(asked: Understanding, near: dict[str, float]) -> Understanding:
    """Without the facets that words name in passing, where no role has them; those words are looked for then."""
    facets = tuple(f for f in asked.facets if near.get(f, 0.0) >= _NAMED)
    if facets == asked.facets or asked.unknown or asked.ambiguous:
        return replace(asked, facets=facets)
    return replace(
        asked, facets=facets, terms=content_words(asked.text, asking.facets_of(asked.text)[1] if facets else [])
    )


def without_stray(asked: Understanding, near: dict[str, float]) -> Understanding:
    """Without facets that a word names and the whole question is far from ("is there a future, or only five years?")."""
    top = max(near.values())
    if (
        "experience" in asked.facets
        and asked.topic not in ("experience", ELSEWHERE)
        and not asking.EXPERIENCE.search(asked.text)
    ):
        asked = replace(asked, facets=tuple(f for f in asked.facets if f != "experience") or (asked.topic,))
    kept = tuple(f for f in asked.facets if near.get(f, top) >= _STRAY * top)
    return replace(asked, facets=kept) if kept and not (asked.carried or asking.JOINS.search(asked.text)) else asked


def clause_by_clause(asked: Understanding, index: Index) -> Understanding:
    """With the facets of clauses that name theirs by meaning alone ("what is hard and what does it pay?")."""
    clauses = [c for c in asking.JOINS.split(asked.unnamed) if len(c.split()) > _FEW]
    if len(clauses) < 2:
        return asked
    facets = dict.fromkeys(asked.facets)
    for clause in clauses:
        if not asking.facets_of(clause)[0]:
            facet = facet_that_stands_out(facets_by_meaning(clause, index))
            facets.update({facet: None} if facet and facet != "summary" else {})
    return replace(asked, facets=tuple(facets))


def by_meaning(asked: Understanding, near: dict[str, float], index: Index) -> Understanding:
    """The facet that the question comes near to where no word of it names one; its words are then spoken for."""
    facet = facet_that_stands_out(near)
    if facet is None and asked.carried and not asked.terms:
        facet = _facet_by_matters(asked.unnamed, index)
    if facet is None or (facet == "summary" and asked.terms):
        return asked
    asked = replace(asked, facets=(facet,) if facet != "summary" else (), meant=True)
    return replace(asked, text=written_out(replace(asked, text=asked.asked))) if asked.carried else asked
