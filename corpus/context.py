"""What stands beside a figure: the year it is of and, for pay told by the Bureau of Labor Statistics, the place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from corpus.figures import MARKET
from corpus.frontmatter import sources_of
from corpus.guide import Fault, Guide, briefly

_YEAR = re.compile(r"(?<![\d,.$€£])(?:19|20)\d\d(?!\d|[,.]\d|\s?%)|\(undated\b|\bundated\)")
_BUREAU = re.compile(r"\b(?:U\.\s?S\.|US|United States) Bureau of Labor Statistics|Bureau of Labor Statistics\b")
_STATES = (
    (
        "Alabama Alaska Arizona Arkansas California Colorado Connecticut Delaware Florida Georgia Hawaii Idaho Illinois "
        "Indiana Iowa Kansas Kentucky Louisiana Maine Maryland Massachusetts Michigan Minnesota Mississippi Missouri "
        "Montana Nebraska Nevada New_Hampshire New_Jersey New_Mexico New_York North_Carolina North_Dakota Ohio Oklahoma "
        "Oregon Pennsylvania Rhode_Island South_Carolina South_Dakota Tennessee Texas Utah Vermont Virginia Washington "
        "West_Virginia Wisconsin Wyoming District_of_Columbia Puerto_Rico Guam"
    )
    .replace("_", r"\s")
    .split()
)
_PLACE = re.compile(rf"\b(?:United\sStates|U\.\s?S\.|US|USA|{'|'.join(_STATES)})(?!\w)")


def context_faults(guide: Guide) -> Iterator[Fault]:
    """Statements with a market figure and no year, or with pay told by the Bureau and no place; each once."""
    sources = {name: entry for name, entry, _ in sources_of(guide)}
    for statement in guide.document.statements:
        words = guide.words(statement.start, statement.end)
        figure = MARKET.search(words)
        named = [sources[label] for label in statement.references if label in sources]
        if figure is None or not named:
            continue  # without a listed source it has a fault of its own
        if _YEAR.search(words) is None:
            yield guide.fault(statement.start, f"{briefly(words)} tells no year of {figure.group()}; {_remedy(named)}")
        elif _is_pay(words) and any(map(_by_bureau, named)) and not _PLACE.search(_BUREAU.sub("", words)):
            says = f"{briefly(words)} tells no place of a sum of money; say where it is paid: 'in the United States'"
            yield guide.fault(statement.start, says)


def _remedy(named: list[dict[str, Any]]) -> str:
    dates = {str(entry.get("date")) for entry in named}
    if dates == {"undated"}:
        return "its source is undated: add '(undated)', or the year where the document tells one of the figure"
    return f"add the year it is of (its source is dated {', '.join(sorted(dates))}), '(undated)' where none is told"


def _is_pay(words: str) -> bool:
    return any(match.group()[0] in "$€£" for match in MARKET.finditer(words))


def _by_bureau(entry: dict[str, Any]) -> bool:
    return "Bureau of Labor Statistics" in str(entry.get("publisher"))
