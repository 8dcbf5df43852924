"""Figures in words: the value with its currency or percent sign and the time it is paid for, so that a number is compared with its unit."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise

_CURRENCIES = (
    ("CA$", r"\bCA\$|\bCAD\b"),
    ("AU$", r"\bAU\$|\bAUD\b"),
    ("$", r"(?:US)?\$|\bUSD\b|\b(?:US )?dollars?\b"),
    ("€", r"€|\bEUR\b|\beuros?\b"),
    ("£", r"£|\bGBP\b|\bpounds? sterling\b"),
)
_BEFORE = r"(?P<before>(?:\b(?:US|CA|AU))?[$€£]|\b(?:USD|EUR|GBP|CAD|AUD))?\s?"
_SCALE = r"(?P<scale>[km](?!\w)|\s?(?:thousand|million|billion|mn|bn)\b)?"
_AFTER = r"(?P<after>\s?(?:%|€|£|\$)|[\s-](?:percent(?:age points?)?|per cent|USD|EUR|GBP|CAD|AUD|(?:US )?dollars?|euros?|pounds? sterling)\b)?"
_PERIOD = r"(?:[\s,]*(?:per|an?|each|every|/)\s*(?P<period>year|annum|hour|month|week|day|hr|yr)\b|\s+(?P<adverb>annually|yearly|hourly|monthly|weekly|daily)\b)?"
_FIGURE = re.compile(rf"{_BEFORE}(?P<number>\d[\d,]*(?:\.\d+)?){_SCALE}{_AFTER}{_PERIOD}", re.I)
#: Numbers in words. One is none: it stands for many things ("one of", "the one who").
_TEENS = "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_WORDS = {word: number for number, word in enumerate(_TEENS.split(), 2)}
_WORDS |= {word: 10 * number for number, word in enumerate(_TENS.split(), 2)} | {"hundred": 100}
_SPELLED = re.compile(
    rf"\b(?:an? (?=hundred))?({'|'.join(_WORDS)})(?:[-\s]({'|'.join(_TEENS.split()[:8])}))?\b(?!-)", re.I
)
#: What a number in words counts, where it is a figure and not a remark on how many things are named.
_COUNTED = re.compile(
    r"\s(?:or more |of )?(?:per ?cent|percent|years?|months?|weeks?|days?|hours?|thousand|million|billion|dollars|euros)\b",
    re.I,
)
_MEASURED = re.compile(r"(?<![\d.,])(\d{1,4})\+?(?:\s|-| or more )(year|month|week|day|hour|minute)s?\b", re.I)
_JOINED = re.compile(r"\s*(?:-|–|—|to|and|or)\s*", re.I)
_NAMED = re.compile(
    r"\b(?:per|an?)\s+(year|annum|hour|month|week|day)\b|\b(annual|yearly|hourly|monthly|weekly)(?:ly)?\b", re.I
)
_SAME = {
    "annum": "year",
    "yr": "year",
    "annual": "year",
    "annually": "year",
    "yearly": "year",
    "hr": "hour",
    "hourly": "hour",
}
_SAME |= {"monthly": "month", "weekly": "week", "daily": "day"}
_SCALES = {"k": 1e3, "m": 1e6, "thousand": 1e3, "million": 1e6, "mn": 1e6, "billion": 1e9, "bn": 1e9}
_PAID = r"(?:salar(?:y|ies)|pay|pays|paid|wages?|earn\w*|compensation|income|base)"
#: A sum of money, however it is written.
MONEY = re.compile(
    r"[$€£]\s?\d|\b(?:USD|EUR|GBP)\s?\d|\d\s?(?:€|£|USD\b|EUR\b|GBP\b)|\d(?:k|\s(?:thousand|million))?\s(?:US )?(?:dollars|euros)\b|"
    rf"\b{_PAID}\b.*\b\d{{2,3}}k\b|\b\d{{2,3}}k\b.*\b{_PAID}\b",
    re.I | re.S,
)


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with its ``unit`` ("$", "€", "£", "%" or none) and the time it is paid for, where it is."""

    value: float
    unit: str = ""
    period: str = ""

    def __str__(self) -> str:
        number = f"{self.value:.10g}" if self.value < 1e10 else str(int(self.value))
        words = f"{number} %" if self.unit == "%" else f"{self.unit}{number}"
        return f"{words} per {self.period}" if self.period else words


def figures(text: str) -> list[Figure]:
    """The figures of a text in their order. The ends of a range share their unit ("48 to 56 %", "$48,000 to 56,000 per year")."""
    matches = list(_FIGURE.finditer(text))
    found = [_figure(m) for m in matches]
    joined = [bool(_JOINED.fullmatch(text, a.end(), b.start())) for a, b in pairwise(matches)]
    for at in range(len(joined) - 1, -1, -1):  # what stands after the last end holds for the first too
        if joined[at]:
            found[at] = _shared(found[at], found[at + 1])
    for at, is_joined in enumerate(joined):
        if is_joined:
            found[at + 1] = _shared(found[at + 1], found[at])
    return found


def periods(text: str) -> frozenset[str]:
    """Every time that a text says something is paid for."""
    return frozenset(_SAME.get(p.lower(), p.lower()) for pair in _NAMED.findall(text) for p in pair if p)


def unfounded(sentence: str, evidence: str) -> Figure | None:
    """The first figure of a sentence that does not stand so in the evidence: another number, currency, percent or period.

    A sum without a period may leave out that it is yearly, as sums of pay are read; no other period.
    """
    told = figures(evidence) + figures(_in_digits(evidence))
    around = periods(evidence)
    ours = periods(sentence)
    for figure in figures(_in_digits(sentence, counted=True)):
        if figure.unit not in ("", "%") and not figure.period and len(ours) == 1:
            figure = replace(figure, period=next(iter(ours)))
        alike = [t for t in told if (t.value, t.unit) == (figure.value, figure.unit)]
        if not any(_same_period(figure, t, around) for t in alike):
            return figure
    return None


def other_measure(sentence: str, evidence: str) -> str:
    """A stretch of time or a period of which the evidence tells another: "5 months" for 5 years, "monthly" for yearly."""
    told = _measures(evidence)
    for value, ours in _measures(sentence).items():
        if told.get(value) and not ours & told[value]:
            return f"{value} {min(ours)}s"
    around = periods(evidence)
    strange = periods(sentence) - around
    return f"per {min(strange)}" if around and strange else ""


def _measures(text: str) -> dict[str, frozenset[str]]:
    """Number -> the measures of time that it counts."""
    found: dict[str, frozenset[str]] = {}
    for number, measure in _MEASURED.findall(_in_digits(text, counted=True)):
        found[number] = found.get(number, frozenset()) | {measure.lower()}
    return found


def _in_digits(text: str, *, counted: bool = False) -> str:
    """The text with its numbers in words as digits; with ``counted`` only those of time, money and shares."""

    def digits(found: re.Match[str]) -> str:
        if counted and not _COUNTED.match(text, found.end()):
            return found.group()
        return str(_WORDS[found[1].lower()] + (_WORDS[found[2].lower()] if found[2] else 0))

    return _SPELLED.sub(digits, text)


def _same_period(figure: Figure, told: Figure, around: frozenset[str]) -> bool:
    if figure.unit in ("", "%") and not figure.period:
        return True  # "8 hours" may leave out "per day"
    possible = {told.period} if told.period else around
    return figure.period in possible if figure.period else not possible or "year" in possible


def _figure(match: re.Match[str]) -> Figure:
    scale = (match["scale"] or "").strip().lower()
    beside = f"{match['before'] or ''} {match['after'] or ''}"
    unit = next((sign for sign, pattern in _CURRENCIES if re.search(pattern, beside, re.I)), "")
    if not unit and re.search(r"%|percent|per cent", beside, re.I):
        unit = "%"
    if scale == "m" and unit in ("", "%"):
        scale = ""  # metres
    value = float(match["number"].replace(",", "")) * _SCALES.get(scale, 1)
    period = (match["period"] or match["adverb"] or "").lower()
    return Figure(value, unit, _SAME.get(period, period))


def _shared(figure: Figure, other: Figure) -> Figure:
    """The figure with the unit and period of the other end of its range, where it has none of its own."""
    if figure.unit and other.unit and figure.unit != other.unit:
        return figure
    if not (figure.unit or other.unit) or _is_year(figure) or _is_year(other):
        return figure
    return replace(figure, unit=figure.unit or other.unit, period=figure.period or other.period)


def _is_year(figure: Figure) -> bool:
    return not figure.unit and 1900 <= figure.value < 2100
