"""How long something takes: whether that is asked, told, and whether a stretch of years asked about lies in one told."""

from __future__ import annotations

import re

_ASKS = re.compile(r"\bhow (?:long|many (?:years|months|weeks))\b", re.I)
_TELLS = re.compile(
    r"\b(?<![\d.])(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|forty|several(?: more)?|a few(?: more)?|"
    r"a couple of|less than a|half an)\+?(?:\s(?:to|or|-|–)\s(?:\d+|\w+))?[\s-](?:or more )?"
    r"(?:years?|months?|weeks?|(?:days?|hours?|minutes?)(?![ -](?:(?:a|per|each|every|in a|in the) )?(?:week(?:ly)?|day|daily|office|shifts?)\b))\b",
    re.I,
)
_ASKED_YEARS = re.compile(r"\b(\d{1,2})\+? ?(?:years|yrs|yr)\b", re.I)
_RANGE = re.compile(r"\b(\d{1,2})\s?(?:-|–|to)\s?(\d{1,2}) years|\b(\d{1,2})\+ years", re.I)


def spans_years(question: str, words: str) -> bool:
    """True where the years of experience a question names lie in a range that the words give ("3-5 years", "8+ years")."""
    asked = [int(n) for n in _ASKED_YEARS.findall(question)]
    if not asked:
        return False
    ranges = [(int(a or c), int(b or 99)) for a, b, c in _RANGE.findall(words)]
    return any(low <= years <= high for years in asked for low, high in ranges)


def names_years(question: str) -> bool:
    """True where a question names a number of years."""
    return _ASKED_YEARS.search(question) is not None


def asks_how_long(question: str) -> bool:
    """True where a question asks how long something takes."""
    return _ASKS.search(question) is not None


def tells_how_long(words: str) -> bool:
    """True for words that name a stretch of time."""
    return _TELLS.search(words) is not None
