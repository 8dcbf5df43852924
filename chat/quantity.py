"""Which sort of figure a question asks for, and whether a statement gives one of that sort."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from chat.durations import tells_how_long
from chat.evidence import Ranked
from chat.prices import asks_price, tells_price
from chat.terms import NEAR
from chat.understanding import Understanding
from ingest.index import Index
from ingest.lexical import STOPWORDS, stem, tokens
from ingest.stored import StoredStatement

_SHARE = re.compile(
    r"\b(?:what|which|how (?:big|large|high) (?:a|is the)) (?:share|percent\w*|proportion|fraction|part)\b|\bhow many percent\b",
    re.I,
)
_LASTS = re.compile(r"\bhow (?:long|many (?:years|yrs|months|weeks))\b|\bhow much (?:time|longer|experience)\b", re.I)
_COUNT = re.compile(
    r"\bhow many ((?:[\w'-]+ ){0,2}?[\w'-]+)(?= (?:do|does|did|is|are|will|would|can|should|have|has|must|of|in|on|at|a|an|the|per|each|every|to|there|i|we|you|they|one|get|come|work)\b|[?.,!]|$)",
    re.I,
)
_AGE = re.compile(
    r"\bhow (?:old|young)\b|\b(?:what|which|minimum|maximum|min|max|legal|average|lowest) age\b|\bage (?:limit|requirement|restriction)s?\b|"
    r"\b(?:too|old|young) (?:old|young|enough) (?:to|for|at|when)\b",
    re.I,
)
_AGES = re.compile(
    r"\b(?:ages?|aged|older than|younger than|or older|years old|years of age)\b|\bat least (?:1[4-9]|2[0-5])\b(?! (?:percent|hours|credits|semester))",
    re.I,
)
_NUMBER = r"(?:\d[\d,.]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|hundreds?|thousands?|half|several|dozens?)"
_COUNTS = re.compile(rf"(?<![$€£\d,.])\b{_NUMBER}\b(?!\s?(?:%|percent))", re.I)
_SHARES = re.compile(r"\d\s?(?:%|percent\b|per cent\b)|\b(?:half|third|quarter|one in|out of|\d+ in \d+)\b", re.I)
#: Whom one counts where documents count jobs.
_PEOPLE = re.compile(r"people|persons?|folks?|men|women|workers?|americans?|employees")
_HOLDERS = ("jobs", "workers")
#: Words beside a number within which what it counts stands ("Number of jobs, 2024: 33,600").
_REACH = 5
#: So many of the first statements are read for a figure.
_FIRST = 3


@dataclass(frozen=True, slots=True)
class Quantity:
    """What is asked for: ``kind`` is duration, price, share, age or count; ``stems`` are those of what is counted."""

    kind: str
    stems: frozenset[str] = frozenset()


def quantity_of(index: Index, asked: Understanding) -> Quantity | None:
    """The sort of figure a question asks for, None where it asks for none."""
    question = asked.text
    if _LASTS.search(question):
        return Quantity("duration")
    if _SHARE.search(question):
        return Quantity("share")
    if _AGE.search(question):
        return Quantity("age")
    if asks_price(index, asked.unnamed):
        return Quantity("price")
    if counted := _COUNT.search(question):
        words = [w for w in re.findall(r"[a-z]+", counted[1].lower()) if w not in STOPWORDS]
        if (
            words
            and asked.roles
            and stem(words[-1]) in {stem(w) for r in asked.roles for w in re.findall(r"[a-z]+", r.lower())}
        ):
            return Quantity("count", frozenset(map(stem, (*_HOLDERS, "employment"))))
        words = [*words[-1:], *(_HOLDERS if _PEOPLE.fullmatch(" ".join(words[-1:])) else ())]
        near = {root for word in words for root in (stem(word), *index.words_near(word, NEAR))}
        return Quantity("count", frozenset(near)) if near else None
    return None


def gives(quantity: Quantity, text: str, facet: str | None = None) -> bool:
    """True where what is said under a facet gives a figure of that sort."""
    if quantity.kind == "duration":
        return tells_how_long(text)
    if quantity.kind == "price":
        return tells_price(text, facet)
    if quantity.kind == "age":
        return _AGES.search(text) is not None
    if quantity.kind == "share":
        return _SHARES.search(text) is not None
    for number in _COUNTS.finditer(text):
        beside = [*text[: number.start()].split()[-_REACH:], *text[number.end() :].split()[:_REACH]]
        if not quantity.stems.isdisjoint(tokens(" ".join(beside))):
            return True
    return False


def that_give(quantity: Quantity, ranked: Sequence[Ranked]) -> list[StoredStatement]:
    """Those of the first statements that give a figure of that sort."""
    first = (r.statement for r in ranked[:_FIRST])
    return [s for s in first if gives(quantity, s.text, s.facet)]
