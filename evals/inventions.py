"""Faults that put in what the evidence does not have: another unit, a place, a name that is invented, a remark nobody made."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from evals.faults import Planted, Roles

_UNITS = (
    ("$", "€"), ("$", "£"), ("a year", "a month"), ("per year", "per week"), ("per hour", "per day"), ("annual", "monthly"),
    (" percent ", " "), ("%", ""), ("years", "months"), ("months", "weeks"), ("hours", "days"), ("million", "billion"),
)  # fmt: skip
_FIGURE = re.compile(r"\d[\d,.]*")
_PLACES = (
    "Germany",
    "Canada",
    "California",
    "London",
    "India",
    "Texas",
    "France",
    "Japan",
    "Berlin",
    "Brazil",
    "the UK",
    "Singapore",
)
_PLACED = re.compile(r"\bin (?:the (?:US|United States)|Maryland|America)\b")
#: Things of the kind that models invent, and what they are invented for.
_NAMES = (
    "Fortran", "Globex", "Zendo", "Salesforce", "Haskell", "Netflix", "Simulink", "Kubernetes", "Deloitte", "Photoshop", "Siemens", "Prolog",
)  # fmt: skip
_NAMED = re.compile(
    r"(?<=[a-z,] )(?:[A-Z][\w+-]*[A-Z\d+][\w+-]*|Python|Pandas|Azure|Google Cloud|Tableau|Spark|Java|Coursera|GitHub)\b"
)
_WITH = (" at {}", ", for example with {}", ", as {} does", ", above all {}")
#: Remarks that no document makes, written as models add them.
_REMARKS = (
    ", and travels abroad most weeks", " and manages a large budget", ", with a company car on top", ", which takes a security clearance",
    " and works night shifts", ", as well as fluent Spanish", ", and reports to the board of directors", ", usually from home",
    " and must hold a driving licence", ", and joins a trade union", " and pays for private insurance", ", besides generous stock options",
    ", and coaches pupils in schools", ", with weekends on call", " and sells products to customers", ", since robots will soon take over",
    ", and wears protective clothing", ", mostly in the hospitality sector", ", a job that few women hold", ", and is paid by commission",
    " while also handling legal disputes", ", under strict supervision by doctors", ", which leads to frequent burnout",
    ", and prepares tax returns for clients",
)  # fmt: skip


def units(claim: str, evidence: str, known: Roles) -> Iterator[Planted]:
    """A figure with another currency, time or measure, or without its percent sign."""
    for found in _FIGURE.finditer(claim):
        start = max(0, found.start() - 1)
        for unit, other in _UNITS:
            beside = claim[start : found.end() + 12]
            if unit in beside and not (other and other in evidence):
                yield f"{unit} / {other}", claim[:start] + claim[start:].replace(unit, other, 1)


def places(claim: str, evidence: str, known: Roles) -> Iterator[Planted]:
    """Another place for the one that is told, or one where none is told."""
    found = _PLACED.search(claim)
    for place in (p for p in _PLACES if p.removeprefix("the ") not in evidence):
        if found:
            yield place, f"{claim[: found.start()]}in {place}{claim[found.end() :]}"
        else:
            yield f"in {place}", f"{claim.rstrip('.')} in {place}."


def names(claim: str, evidence: str, known: Roles) -> Iterator[Planted]:
    """Another name for a tool, a company or a platform, or one where none is told."""
    found = list(_NAMED.finditer(claim))
    for name in (n for n in _NAMES if n not in evidence):
        for one in found[:2]:
            yield f"for {one.group()}", claim[: one.start()] + name + claim[one.end() :]
        if not found:
            frame = _WITH[len(name) % len(_WITH)]
            yield frame, claim.rstrip(".") + frame.format(name) + "."


def remarks(claim: str, evidence: str, known: Roles) -> Iterator[Planted]:
    """A true claim with a remark behind it that nothing bears out."""
    for remark in _REMARKS:
        yield remark, claim.rstrip(".") + remark + "."
