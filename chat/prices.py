"""What things cost: whether a question asks for it, and whether a statement tells it."""

from __future__ import annotations

import re

from chat.figures import MONEY
from chat.matters import matters_of
from ingest.index import Index

_DUE = r"(?:costs?|charges?|fees?|dues|tuition|prices?)"
_BOUGHT = r"(?:exams?|tests?|courses?|classes|degrees?|licen[cs]es?|certificates?|certifications?|training|school|tools|kit|membership)"
#: What asks for nothing else: the words between stay in their clause, and hold no other verb ("do to keep down cost").
_SURELY = re.compile(
    r"\b(?:how much|what)\b[^.?!;]{0,80}\bset (?:me|you|them|us|one|him|her) back\b|"
    r"\b(?:how much|what) (?:do|does|will|would|should|can|could|did) (?:(?!\b(?:do|about|to)\b)[^.?!,;]){1,80}\b(?:cost|(?<!in )charge)\b|"
    rf"\bhow much (?:is|are) (?:the |an? |my |that |those )?(?:[\w-]+ ){{0,2}}{_BOUGHT}(?: (?:for|of|and|to|at|in|then)\b| \(|\W*$)|"
    rf"\bwhat(?:['’]?s| is| are)(?: the| my| his| her)?(?: total| average| usual)? {_DUE}\b|^(?:and |so )?(?:the )?{_DUE}(?: fees?)? (?:of|for)\b|"
    rf"\bhow much (?:is|are) (?:the |an? |my )?(?:[\w-]+ ){{0,4}}{_DUE}\b|\bhow much money (?:do|does|would|will|should) [\w ]{{1,24}}?(?:need|put|invest|borrow)\b|"
    r"\bhow (?:much|deep|far)\b[^.?!;]{0,40}\bdebt\b",
    re.I,
)
#: What may ask for it, where the whole question is likely about the costs of study.
_MAYBE = re.compile(
    rf"(?:^|[.?!,;:]\s*|\b(?:and|but|so|or)\s+)(?:roughly |about )?(?:how (?:much(?! of\b)|many)|what(?:['’]s)?(?! costs? )\b)[^.?!;]{{0,120}}\b(?:{_DUE}|dollars|grand|(?:put|set) aside)\b|"
    rf"\b{_DUE},? how much\b|\b(?:expensive|pricey)\b|\bhow much (?:to|for)\b|\bis there an? (?:\w+ )?fee\b|"
    r"\b(?:do|does|will|would|did)\b[^.?!;]{0,80}\bcost (?:an arm|a fortune|a bomb)\b",
    re.I,
)
_MATTER, _LIKELY = "study-cost", 0.3
#: A price in words, or in any coin; and what a sum of money is that is no price.
_PRICED = re.compile(
    r"\bfree of charge\b|\bfor free\b|\b(?:is|are) free(?=[.,;)]|$)|\bthousands of (?:dollars|euros|pounds)\b|"
    r"\b(?:costs?|fees? (?:is|are|of)|tuition (?:is|of)) (?:about |around |up to |some )?\d{2}",
    re.I,
)
_EARNED = re.compile(r"\b(?:wages?|salar(?:y|ies)|earn\w*|median pay|income)\b", re.I)


def asks_price(index: Index, unnamed: str) -> bool:
    """True where a question asks what something costs; ``unnamed`` has "the role" for every role's name ("cost estimator")."""
    if _SURELY.search(unnamed):
        return True
    if not _MAYBE.search(unnamed):
        return False
    return matters_of(index).shares(index.embed(unnamed)).get(_MATTER, 0.0) >= _LIKELY


def names_price(question: str) -> bool:
    """True where words of a question may ask what something costs."""
    return _SURELY.search(question) is not None or _MAYBE.search(question) is not None


def is_price(word: str) -> bool:
    """True for a word that asks for a price and says nothing of what is priced."""
    return re.fullmatch(_DUE, word, re.I) is not None


def tells_price(text: str, facet: str | None) -> bool:
    """True where what is said under a facet tells a price. What is earned is none."""
    sum_of_money = facet not in ("pay", "related") and MONEY.search(text) is not None and not _EARNED.search(text)
    return sum_of_money or _PRICED.search(text) is not None
