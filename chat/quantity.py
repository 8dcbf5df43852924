"""Which sort of figure a question asks for, and whether a statement gives one of that sort."""

from __future__ import annotations

import re
from dataclasses import dataclass

from chat.durations import tells_how_long
from chat.figures import MONEY
from chat.terms import NEAR
from ingest.index import Index
from ingest.lexical import STOPWORDS, stem, tokens

_SHARE = re.compile(
    r"\b(?:what|which|how (?:big|large|high) (?:a|is the)) (?:share|percent\w*|proportion|fraction|part)\b|\bhow many percent\b",
    re.I,
)
_LASTS = re.compile(r"\bhow (?:long|many (?:years|yrs|months|weeks))\b|\bhow much (?:time|longer|experience)\b", re.I)
_DUE = r"(?:costs?|charges?|fees?|dues|tuition|price)"
_BOUGHT = r"(?:exams?|tests?|courses?|classes|degrees?|licen[cs]es?|certificates?|certifications?|training|school|tools|kit|membership)"
_COSTS = re.compile(
    rf"\bhow much (?:is|are) (?:the |an? |my |that |those )?(?:[\w-]+ ){{0,2}}{_BOUGHT}(?: (?:for|of|and|to|at|in|then)\b| \(|\W*$)|"
    rf"\bhow much (?:do|does|is|are|will|would|did|should|can|money)\b.*\b{_DUE}\b|\b{_DUE} how much\b|\bhow expensive\b|"
    r"\b(?:how much|what)\b.*\b(?:(?:do|does|will|would|should|can|did)\b.*\b(?:cost|(?<!in )charge)|set (?:me|you|them|us|one|him|her) back)\b|"
    rf"\bwhat(?:['’]?s| is| are| will| would)(?: be)? (?:the |my |his |her )?{_DUE}\b|^(?:and |so )?(?:the )?{_DUE}(?: fees?)? (?:of|for)\b|"
    r"\b(?:do|does|will|would|did)\b.*\bcost (?:an arm|a fortune|a bomb)|\bhow much .*\bdebt\b|\bhow (?:deep|far) in debt\b|\b(?:put|set) aside for\b",
    re.I,
)
_COUNT = re.compile(
    r"\bhow many ((?:[\w'-]+ ){0,2}?[\w'-]+)(?= (?:do|does|did|is|are|will|would|can|should|have|has|must|of|in|on|at|a|an|the|per|each|every|to|there|i|we|you|they|one|get|come|work)\b|[?.,!]|$)",
    re.I,
)
#: A price in words, or in any coin; and what a sum of money is that is no price.
_PRICED = re.compile(
    r"\bfree of charge\b|\bfor free\b|\b(?:is|are) free\b|\bthousands of (?:dollars|euros|pounds)\b|\b(?:costs?|fees? (?:is|are|of)|tuition (?:is|of)) (?:about |around |up to |some )?\d{2}",
    re.I,
)
_EARNED = re.compile(r"\b(?:wages?|salar(?:y|ies)|earn\w*|median pay|income)\b", re.I)
_NUMBER = r"(?:\d[\d,.]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|hundreds?|thousands?|half|several|dozens?)"
_COUNTS = re.compile(rf"\b{_NUMBER}\b(?!\s?(?:%|percent))", re.I)
_SHARES = re.compile(r"\d\s?(?:%|percent\b|per cent\b)|\b(?:half|third|quarter|one in|out of|\d+ in \d+)\b", re.I)
#: Whom one counts where documents count jobs.
_PEOPLE = re.compile(r"people|persons?|folks?|men|women|workers?|americans?|employees")
_HOLDERS = ("jobs", "workers")
#: Words beside a number within which what it counts stands ("Number of jobs, 2024: 33,600").
_REACH = 5


@dataclass(frozen=True, slots=True)
class Quantity:
    """What is asked for: ``kind`` is duration, price, share or count; ``stems`` are those of what is counted."""

    kind: str
    stems: frozenset[str] = frozenset()


def quantity_of(question: str, index: Index) -> Quantity | None:
    """The sort of figure a question asks for, None where it asks for none."""
    if _LASTS.search(question):
        return Quantity("duration")
    if _SHARE.search(question):
        return Quantity("share")
    if asks_price(question):
        return Quantity("price")
    if counted := _COUNT.search(question):
        words = [w for w in re.findall(r"[a-z]+", counted[1].lower()) if w not in STOPWORDS]
        words = [*words[-1:], *(_HOLDERS if _PEOPLE.fullmatch(" ".join(words[-1:])) else ())]
        near = {root for word in words for root in (stem(word), *index.words_near(word, NEAR))}
        return Quantity("count", frozenset(near)) if near else None
    return None


def asks_price(question: str) -> bool:
    """True where a question asks what something costs."""
    return _COSTS.search(question) is not None


def is_price(word: str) -> bool:
    """True for a word that asks for a price and says nothing of what is priced."""
    return re.fullmatch(_DUE, word, re.I) is not None


def gives(quantity: Quantity, text: str, facet: str | None = None) -> bool:
    """True where what is said under a facet gives a figure of that sort. What is earned is no price."""
    if quantity.kind == "duration":
        return tells_how_long(text)
    if quantity.kind == "price":
        sum_of_money = facet not in ("pay", "related") and MONEY.search(text) is not None and not _EARNED.search(text)
        return sum_of_money or _PRICED.search(text) is not None
    if quantity.kind == "share":
        return _SHARES.search(text) is not None
    for number in _COUNTS.finditer(text):
        beside = [*text[: number.start()].split()[-_REACH:], *text[number.end() :].split()[:_REACH]]
        if not quantity.stems.isdisjoint(tokens(" ".join(beside))):
            return True
    return False
