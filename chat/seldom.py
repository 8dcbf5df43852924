"""What people ask for and documents seldom tell: what something costs, which places and which schools are better than others."""

from __future__ import annotations

import re
from collections.abc import Sequence

from chat.evidence import Ranked
from chat.quantity import gives, is_price, quantity_of
from chat.terms import TELLS, context_stems, is_place, terms_of, unsupported
from chat.understanding import Understanding
from ingest.index import Index

#: So many of the first statements are read.
_FIRST = 3
_WHICH_PLACES = re.compile(
    r"\b(?:which|what) (?:(?:us|u\.s\.|american|european|other|big|english-speaking) )?(?:states|cities|countries|regions|counties|metro areas)\b|"
    r"\b(?:which|what) (?:state|city|country|region)(?= (?:is|has|pays?|employs?|hires?|do|does|should|would|can|to|needs?|offers?)\b)",
    re.I,
)
_WHICH_SCHOOLS = re.compile(
    r"\b(?:which|what)(?: (?:is|are))?(?: the)?(?: best| top| good)? (?:universities|colleges|schools|bootcamps)(?= (?:is|are|have|has|offer|would|should|do|does|can|for|to|in)\b)|"
    r"\b(?:which|what)(?: is| are|['’]s)?(?: the)?(?: best| top)? (?:university|college|school|bootcamp)(?= (?:is|has|offers?|would|should)\b)|"
    r"\b(?:best|top) (?:universit(?:y|ies)|colleges?|schools?|bootcamps?)\b",
    re.I,
)
_SCHOOL = re.compile(
    r"\b(?:University|College|Institute|School|Academy) (?:of|at|in) [A-Z]|[A-Z][a-z]+ (?:University|College|Institute)\b"
)
#: The country that nearly all is told of, which tells no place from another, and words with a capital.
_COUNTRY = re.compile(r"\bU(?:nited States|\.?S\.?)(?: (?:Bureau|Department)[\w ]*)?")
_NAME = re.compile(r"(?<=\s)[A-Z][a-z]{2,}|^[A-Z][a-z]{2,}(?=:)")


def seldom_told(index: Index, asked: Understanding, ranked: Sequence[Ranked]) -> str:
    """Which of "price", "place" and "school" is asked for while none of the first statements gives one; else nothing."""
    quantity = quantity_of(asked.text, index)
    if quantity is not None and quantity.kind == "price":
        told = [r.statement for r in ranked[:_FIRST] if gives(quantity, r.statement.text, r.statement.facet)]
        scope = [context_stems(s) for s in told]
        things = [t for t in terms_of(index, asked.terms, scope, TELLS) if not is_price(t.word)]
        of_it = asked.roles or not things or len(unsupported(things, scope)) < len(things)
        return "" if told and of_it else "price"
    if _WHICH_PLACES.search(asked.text) and not any(_names_place(r.statement.text, index) for r in ranked[:_FIRST]):
        return "place"
    if _WHICH_SCHOOLS.search(asked.text) and not any(_SCHOOL.search(r.statement.text) for r in ranked[:_FIRST]):
        return "school"
    return ""


def _names_place(text: str, index: Index) -> bool:
    return any(is_place(name.lower(), index) for name in dict.fromkeys(_NAME.findall(_COUNTRY.sub("", text))))
