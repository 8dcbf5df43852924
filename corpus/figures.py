"""Figures: which ones nobody may read without a source, and one spelling for those of a guide and of its documents."""

from __future__ import annotations

import re

#: A sum of money, a share, a number of jobs: what nobody may read without knowing where it comes from.
MARKET = re.compile(
    r"[$€£]\s?\d[\d,.]*\d\+?|[$€£]\s?\d"
    r"|\d[\d,.]*\+?\s?(?:%|per ?cent\b)"
    r"|\b\d{1,3}(?:,\d{3})+\b"
    r"|\b\d+(?:\s[\w-]+){0,3}\s(?:jobs|openings|positions|vacancies|dollars|euros|pounds)\b"
)
_NUMBER = r"\d+(?:,\d{3})*(?:\.\d+)?"
_FIGURE = re.compile(
    rf"(?P<sign>[$€£])?\s?(?<![\w.,])(?P<low>{_NUMBER})"
    rf"(?:\s?[-\u2010-\u2015]\s?[$€£]?(?P<high>{_NUMBER}))?"
    r"(?P<unit>\s?%|\s(?:percent|per cent)\b|[kKmM]\b|\s(?:thousand|million|billion)\b)?"
)
#: A number alone in its cell: a column of sums or shares bears its sign in the first row only.
_CELL = re.compile(rf"^[^\S\n]*(?P<sign>[$€£]?)(?P<number>{_NUMBER})(?P<unit>%?)[^\S\n]*$", re.M)
_YEAR = re.compile(r"(?:19|20)\d\d")


def figures_in(text: str) -> list[str]:
    """Every number with its sign and unit in one spelling; of a range, both ends ("20-30 percent": 20%, 30%)."""
    found = []
    for match in _FIGURE.finditer(text):
        unit = (match.group("unit") or "").strip().lower().replace("per cent", "%").replace("percent", "%")
        unit = {"k": " thousand", "m": " million"}.get(unit, unit if unit in ("", "%") else f" {unit}")
        for number in filter(None, (match.group("low"), match.group("high"))):
            found.append(f"{match.group('sign') or ''}{number.replace(',', '')}{unit}")
    return found


def document_figures(text: str) -> frozenset[str]:
    """The figures a document holds; a bare number in its own cell also with the sign of the cells above it."""
    found = set(figures_in(text))
    sign = unit = ""
    for cell in _CELL.finditer(text):
        if cell["sign"] or cell["unit"]:
            sign, unit = cell["sign"], cell["unit"]
        elif sign or unit:
            found.add(f"{sign}{cell['number'].replace(',', '')}{unit}")
    return frozenset(found)


def is_year(figure: str) -> bool:
    """True for what ``figures_in`` gives of a year ("2024")."""
    return _YEAR.fullmatch(figure) is not None
