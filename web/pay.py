"""What statements on pay say in figures: sums with their currency, the time they are paid for, place, year and source."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from chat.figures import MONEY, figures
from chat.wording import plain
from ingest.stored import StoredStatement

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_PLACE = re.compile(
    r"\b[Ii]n (?P<in>(?:the )?(?:U\.?S\.?A?\.?|UK|United States|United Kingdom|EU|Europe|[A-Z]\w+(?:[ /-][A-Z]\w+){0,3}))(?=[\s,.;:)]|$)"
)
#: Words that follow "in" with a capital and name no place.
_NO_PLACE = re.compile(
    r"^(?:January|February|March|April|May|June|July|August|September|October|November|December|Q[1-4]|AI|IT|ML|Data|Machine)\b"
)
#: A sum that is no pay of one person, or of somebody else, or only a part of the pay.
_NO_PAY = re.compile(
    r"\b(?:budget|funding|revenue|market|billion|million|raise|bonus\w*|stock|equity|sign-on|all (?:\w+ ){0,3}occupations|total, all|wider group)\b",
    re.I,
)
_BOUND = re.compile(r"\b(more than|less than|at least|at most|up to|over|under|above|below)\s+(?=[$€£\d])", re.I)
_LEAST, _MOST = {"year": 5_000, "month": 400, "hour": 3}, {"year": 5_000_000, "month": 400_000, "hour": 2_500}


@dataclass(frozen=True, slots=True)
class PayPoint:
    """One statement's pay: ``low`` equals ``high`` where it names one sum, ``bound`` tells that it is a limit ("more than").

    ``place`` and ``year`` are as the statement tells them.
    """

    role: str
    label: str
    low: float
    high: float
    bound: str
    unit: str
    period: str
    period_told: bool
    place: str
    year: str
    statement: StoredStatement


def pay_points(statements: Iterable[StoredStatement], role: str) -> list[PayPoint]:
    """The pay that statements about a role name, in their order; a sum that two of them name stands once."""
    points, seen = [], set()
    for statement in statements:
        if statement.facet == "pay" and (point := _point(statement, role)):
            key = point.low, point.high, point.unit, point.period, point.place
            if key not in seen:
                seen.add(key)
                points.append(point)
    return points


def _point(statement: StoredStatement, role: str) -> PayPoint | None:
    words = plain(statement)
    if not MONEY.search(words) or _NO_PAY.search(words):
        return None
    sums = [f for f in figures(words) if f.unit not in ("", "%")]
    period = next((f.period for f in sums if f.period), "") or _named_period(words)
    fitting = [f.value for f in sums if f.unit == sums[0].unit and (f.period or period) == period]
    if not fitting or period not in ("", *_LEAST):
        return None
    low, high, paid_for = min(fitting), max(fitting), period or "year"
    if low < _LEAST[paid_for] or high > _MOST[paid_for]:
        return None
    context = (words, statement.lead, *reversed(statement.section))
    label = statement.label or _short(words)
    limit = _BOUND.search(words) if low == high else None
    return PayPoint(
        role,
        label,
        low,
        high,
        limit[1].lower() if limit else "",
        sums[0].unit,
        paid_for,
        bool(period),
        _place(statement, words),
        _year(context),
        statement,
    )


def _named_period(words: str) -> str:
    found = re.search(r"\b(annual|yearly|per year|a year|hourly|monthly)\b", words, re.I)
    return {"hourly": "hour", "monthly": "month"}.get(found[1].lower(), "year") if found else ""


def _year(context: Sequence[str]) -> str:
    """The year the figure is of: the statement's own, else that of the nearest heading."""
    return next((found.group() for words in context if (found := _YEAR.search(words))), "")


def _place(statement: StoredStatement, words: str) -> str:
    """The place the words name; empty where they name none."""
    for found in _PLACE.finditer(words):
        if not _NO_PLACE.match(found["in"]):
            return found["in"].removeprefix("the ")
    return "national" if statement.label.lower() == "national" else ""


def _short(words: str) -> str:
    return words if len(words) <= 60 else words[:60].rsplit(" ", 1)[0] + " …"
