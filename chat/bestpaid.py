"""Where one occupation is paid best: the sums that its documents list side by side, largest first."""

from __future__ import annotations

import re
from collections.abc import Sequence
from statistics import fmean

from chat.evidence import Ranked, is_of_the_whole
from chat.terms import stems_of
from chat.understanding import Understanding
from ingest.stored import StoredStatement

#: What asks which of several employers, industries or fields pays best; "the best paid nurses" asks for the top of the range.
_ASKS = re.compile(
    r"\b(?:wh(?:ich|at|ere|o)|whose)\b.*\b(?:pay|paid|earn|make|get|coughs? up)\w*\b.*\b(?:best|most|highest|better)\b|"
    r"\b(?:best|highest|top|better)[\s-]+paying\b",
    re.I,
)
_SUM = re.compile(r"\$(\d{1,3}(?:,\d{3})+)(?![\d,])")
_POINTS = re.compile(r"\b(?:of|out of) (?:those|these|them)\b", re.I)
#: Fewest sums that make a list to put in order, and the most that are shown.
_FEWEST, _MOST = 3, 6


def best_paid(ranked: Sequence[Ranked], asked: Understanding) -> tuple[StoredStatement, ...]:
    """The items of the list of sums that comes nearest to the question, the largest sum first; empty where none is asked for or told."""
    if "pay" not in asked.facets or not _ASKS.search(asked.unnamed):
        return ()
    lists: dict[tuple[str, int], list[Ranked]] = {}
    for r in ranked:
        if r.statement.label and len(_SUM.findall(r.statement.text)) == 1 and is_of_the_whole(r.statement) == 0:
            lists.setdefault((r.statement.source, r.statement.group), []).append(r)
    told = [items for items in lists.values() if len(items) >= _FEWEST]
    if _POINTS.search(asked.asked):  # "which of those pays best?", of the employers told before
        told = [items for items in told if not any(_is_own(r.statement) for r in items)]
    nearest = max(told, key=lambda items: fmean(r.score for r in items), default=[])
    return tuple(sorted((r.statement for r in nearest), key=lambda s: (-_sum(s), s.row))[:_MOST])


def _is_own(statement: StoredStatement) -> bool:
    """True for an item on the role itself, or on a kind of it, in a list that sets it beside others."""
    label = stems_of(statement.label)
    return bool(label) and statement.role is not None and label <= stems_of(statement.role)


def _sum(statement: StoredStatement) -> int:
    return int(_SUM.findall(statement.text)[0].replace(",", ""))
