"""Questions that rank all roles by one figure ("which jobs pay best?"): the figures themselves, each role's own, best first."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from chat import suggesting
from chat.draft import BLANK, Draft, Line, point, quote_line
from chat.rolefinder import finder_of
from chat.subject import is_of_group, speaks_of_others
from chat.terms import stems_of
from chat.wording import escape, plain
from ingest.index import Index
from ingest.stored import StoredStatement
from prompts import phrase

#: Roles that are shown, and the fewest that can be ranked.
_SHOWN, _FEWEST = 6, 3
_JOBS = re.compile(
    r"\b(?:jobs?|roles?|careers?|occupations?|professions?|who|fields?|position|positions)\b|^what pays", re.I
)
#: "Who is better paid, those who ... or those who ...?"
_OF_TWO = re.compile(r"\bbetter\b.*\bor\b", re.I)
_PAYS = re.compile(
    r"\b(?:best|highest|top|better)[\s-]+(?:paid|paying|pay|salar\w+|earn\w*|wages?)\b|"
    r"\b(?:pays?|paid|earns?|makes?|salar\w+)\b(?: the| out)? (?:best|most|highest)\b|\bmost (?:money|pay|lucrative)\b",
    re.I,
)
_LEAST_PAID = re.compile(
    r"\b(?:worst|lowest|least|badly|poorest|poorly)[\s-]+(?:paid|paying|pay|salar\w+|earn\w*|wages?)\b|"
    r"\b(?:pays?|paid|earns?|makes?)\b(?: the)? (?:worst|least|lowest)\b",
    re.I,
)
_GROWS = re.compile(
    r"\b(?:fastest|quickest|most)[\s-]+growing\b|\bgrow\w*(?: the)? (?:fastest|most|quickest)\b|\bbiggest growth\b",
    re.I,
)
_SUM = re.compile(r"\$(\d{2,3}(?:,\d{3})+)")
_YEARLY = re.compile(r"\bmedian\b", re.I), re.compile(r"\b(?:hour|hourly|month|week)\b", re.I)
_EMPLOYED = re.compile(r"\b(?:employment|jobs)\b", re.I)
_CHANGE = re.compile(
    r"\b(grow|increase|rise|decline|fall|decrease|shrink)\w*(?: by)? (?:about )?(\d+(?:\.\d+)?)\s?(?:percent|%)", re.I
)
#: A figure of more people than hold the role, or of those in one industry.
_GROUP_OR_PART = re.compile(
    r"\b(?:wider|broader|counts?|among|group|close to|together)\b|\bin (?!the (?:US|United States)\b|May\b|\d{4}|total\b)",
    re.I,
)
_FALLS = frozenset(("decline", "fall", "decrease", "shrink"))


@dataclass(frozen=True, slots=True)
class _Placed:
    role: str
    figure: float
    statement: StoredStatement


def facets_ranked(question: str) -> tuple[str, ...]:
    """The facets by whose figures a question ranks roles: ``pay``, ``outlook``, both or none; ``least`` for the worst paid."""
    if not _JOBS.search(question) or _OF_TWO.search(question):
        return ()
    return tuple(
        f for f, asks in (("pay", _PAYS), ("least", _LEAST_PAID), ("outlook", _GROWS)) if asks.search(question)
    )


def answer(index: Index, facets: Sequence[str], sources: Sequence[str] = ()) -> Draft | None:
    """The roles with the highest figures (of ``least`` the lowest pay), each cited; None where too few have one of the same kind."""
    lines: list[Line] = []
    best: list[str] = []
    for facet in facets:
        placed = _placed(index, "outlook" if facet == "outlook" else "pay", sources)
        if len(placed) < _FEWEST:
            continue
        placed.sort(key=lambda p: (p.figure if facet == "least" else -p.figure, p.role))
        count, roles = len(placed), len(index.roles())
        head = (
            phrase("ranked_least", count=count, roles=roles)
            if facet == "least"
            else phrase(f"ranked.{facet}", count=count, roles=roles)
        )
        lines += [*([BLANK] if lines else []), Line.words(head), BLANK]
        lines += [point(p.statement, f"**{escape(p.role)}** – ") for p in placed[:_SHOWN]]
        best += [p.role for p in placed[:3]]
    if not lines:
        return None
    suggestions = tuple(q for role in dict.fromkeys(best) for q in suggesting.about(index, role, facets, 1))[:3]
    return Draft("answer", (*lines, BLANK, quote_line(phrase("ranked_rest"))), (), suggestions, 0.7)


def _placed(index: Index, facet: str, sources: Sequence[str]) -> list[_Placed]:
    """Of every role the first figure that the documents give for all who hold it, and for no other."""
    figure, finder = (_pay if facet == "pay" else _growth), finder_of(index)
    first: dict[str, _Placed] = {}
    for s in index.statements.of_facet(facet):
        if s.role is None or s.role in first or (sources and s.source not in sources) or is_of_group(s, s.role):
            continue
        value = figure(plain(s))
        if value is not None and not speaks_of_others(s, s.role, finder) and _of_role_alone(s, s.role):
            first[s.role] = _Placed(s.role, value, s)
    return list(first.values())


def _of_role_alone(statement: StoredStatement, role: str) -> bool:
    """True where the sentence names the role in full and gives its figure of no group it belongs to and of no part of it."""
    return stems_of(role) <= stems_of(statement.text) and _GROUP_OR_PART.search(plain(statement)) is None


def _pay(words: str) -> float | None:
    """A median sum a year."""
    sums = _SUM.findall(words)
    yearly, other = _YEARLY
    return (
        float(sums[0].replace(",", "")) if len(sums) == 1 and yearly.search(words) and not other.search(words) else None
    )


def _growth(words: str) -> float | None:
    """A projected change in percent, below zero for a decline."""
    changes = _CHANGE.findall(words)
    if len(changes) != 1 or _EMPLOYED.search(words) is None:
        return None
    verb, percent = changes[0]
    return -float(percent) if verb.lower() in _FALLS else float(percent)
