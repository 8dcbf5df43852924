"""A question on a role that asks two things: each answered by itself, where one is told and the other is not, or both are."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from chat.answerable import OF_ROLE, lacks_figure, likelihood
from chat.draft import BLANK, Draft, quote_line
from chat.evidence import Ranked
from chat.halves import clauses, halves
from chat.relevance import by_relevance
from chat.understanding import Understanding
from chat.wording import escape
from ingest.index import Index
from ingest.stored import StoredStatement
from prompts import phrase

#: Least likelihood that a part of a question is answered where the whole is not.
_SURE = 0.75


def told_half(
    index: Index, asked: Understanding, pool: Sequence[StoredStatement], answer: Callable[[Understanding], Draft]
) -> Draft | None:
    """The answer to the part of a question that is told, where another is not; that is named."""

    def sure(part: Understanding) -> bool:
        return bool(_plainly_told(part)) or likelihood(index, part, by_relevance(index, part, pool)) >= _SURE

    parts = halves(asked, index)
    drafts = [answer(part) for part in parts]
    told = [
        d
        for d, part in zip(drafts, parts, strict=True)
        if d.kind != "refused" and (part.facets or part.terms) and sure(part)
    ]
    return _missing_named(told[0], drafts) if 0 < len(told) < len(drafts) else None


def apart(
    index: Index, asked: Understanding, pool: Sequence[StoredStatement], answer: Callable[[Understanding], Draft]
) -> Draft | None:
    """The answer to one of two questions put one after the other, where the documents tell it and surely not the other."""
    if asked.more or len(parts := clauses(asked, index)) != 2 or not all(p.facets or p.terms for p in parts):
        return None
    odds = [_plainly_told(part) or _likelihood(index, part, by_relevance(index, part, pool)) for part in parts]
    if not (min(odds) < OF_ROLE.enough and max(odds) >= _SURE):
        return None
    drafts = [answer(part) for part in parts]
    told = [d for d in drafts if d.kind != "refused"]
    return _missing_named(told[0], drafts) if len(told) == 1 else None


def both(index: Index, asked: Understanding, answer: Callable[[Understanding], Draft]) -> Draft | None:
    """The answers to a yes or no and to what it pays, one after the other; None for any other question."""
    if asked.shape != "yesno" or asked.facets != ("pay",) or asked.more:
        return None
    parts = halves(asked, index)
    if len(parts) != 2 or [p.facets for p in parts].count(("pay",)) != 1 or not all(p.facets or p.terms for p in parts):
        return None
    drafts = [answer(part) for part in parts]
    if all(d.kind == "refused" for d in drafts):
        return None
    told = [d for d in drafts if d.kind != "refused"]
    if len(told) == 1:
        return _missing_named(told[0], drafts)
    first, second = told
    return replace(first, lines=(*first.lines, BLANK, *second.lines), missing=(*first.missing, *second.missing))


def _likelihood(index: Index, part: Understanding, ranked: Sequence[Ranked]) -> float:
    return 0.0 if lacks_figure(index, part, ranked) else likelihood(index, part, ranked)


def _plainly_told(part: Understanding) -> float:
    """1 for a part that names its facet, which nothing else need bear out; else 0."""
    return float(bool(part.facets) and not part.meant)


def _missing_named(told: Draft, drafts: Sequence[Draft]) -> Draft:
    missing = tuple(dict.fromkeys(lost for d in drafts for lost in d.missing))
    named = [BLANK, quote_line(phrase("missing", missing=escape("; ".join(missing))))]
    return replace(told, kind="partial", lines=(*told.lines, *named), missing=missing)
