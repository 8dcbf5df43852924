"""A question taken to be about a role that it describes and does not name: what describes the role is not looked for under it."""

from __future__ import annotations

import re
from dataclasses import replace

from chat import asking
from chat.described import how_near
from chat.meaning import facets_by_meaning
from chat.namewords import pointed_out
from chat.understanding import Understanding
from ingest.index import Index
from ingest.lexical import words

#: Least nearness to a facet's questions of a clause that asks, beside the one that asks most.
_ASKS = 0.41
_CLAUSES = re.compile(
    r"(?<=[.!?;,:])\s+|\s+(?=(?:who|that|which|when|if|before|while|where|and|but|so|because|as|or(?= (?:what|how|who|do|does|is|are|can|will|must|should|i|you|they|it|if)\b)|for(?= \w+ing))\b)",
    re.I,
)
#: What opens a clause that asks nothing by itself, and what a question mark counts.
_HANGS = re.compile(r"(?:who|that|if|when|before|while|because|as|so|for|and not|not|but not)\b", re.I)
_MARK = 0.15
#: Words that make a clause.
_CLAUSE = 3


def about(index: Index, asked: Understanding, role: str) -> Understanding:
    """The question as one about ``role``, its facets and its shape those of the part that asks; its topic is not told anew."""
    part = asking_part(index, asked.text, role)
    unnamed, name = pointed_out(index, part, role)
    named = asking.facets_of(part)[0]
    terms = tuple(term for term in asked.terms if term not in words(name))
    shape = asking.shape_of(part, 1, 0, False)
    return replace(asked, shape=shape, roles=(role,), facets=named, terms=terms, unnamed=unnamed, taken=role)


def asking_part(index: Index, text: str, role: str) -> str:
    """The clauses of a question that come nearer to what people ask of a role than to what this one does; all where none is left."""
    clauses = _clauses(text)
    if len(clauses) < 2:
        return text
    asks = [next(iter(facets_by_meaning(clause, index).values())) for clause in clauses]
    ahead = [
        near - max(0.0, how_near(index, clause, role)) + _MARK * ("?" in clause)
        for near, clause in zip(asks, clauses, strict=True)
    ]
    most = max(range(len(clauses)), key=lambda at: (at == 0 or _HANGS.match(clauses[at]) is None, ahead[at]))
    kept = [c for at, c in enumerate(clauses) if at == most or (ahead[at] > 0 and asks[at] >= _ASKS)]
    return re.sub(r"^(?:and|but|so|or)\s+", "", " ".join(kept), flags=re.I)


def _clauses(text: str) -> list[str]:
    """The clauses of a text; one of few words stands with the one before it."""
    made: list[str] = []
    for piece in filter(None, _CLAUSES.split(text)):
        if made and min(len(piece.split()), len(made[-1].split())) < _CLAUSE:
            made[-1] += f" {piece}"
        else:
            made.append(piece)
    return made
