"""What people ask for and documents seldom tell: what something costs, which places and which schools are better than others."""

from __future__ import annotations

import re
from collections.abc import Sequence

from chat.evidence import Ranked
from chat.prices import is_price
from chat.quantity import quantity_of, that_give
from chat.terms import TELLS, context_stems, is_place, terms_of, unsupported
from chat.understanding import Understanding
from ingest.index import Index

#: So many of the first statements are read for a name.
_FIRST = 3
_WHICH_PLACES = re.compile(
    r"\b(?:which|what) (?:[\w.-]+ ){0,2}?(?:states?|city|cities|countr(?:y|ies)|regions?|counties|metro areas?)(?! of\b| licen| exam| law)\b",
    re.I,
)
_WHICH_SCHOOLS = re.compile(
    r"\b(?:which|what|best|top)\b(?: (?!school|college|(?:one|of|more|wants?|needs?|takes?|requires?|has|have|do|does)\b)[\w.'’-]+){0,3}? (?:universit(?:y|ies)|colleges?|schools?|bootcamps?)"
    r"(?! (?:majors?|subjects?|degrees?|courses?|work|boards?|teachers?|counsell?ors?|districts?|psycholog\w+|librar\w+)\b)\b",
    re.I,
)
#: What asks for the better of them.
_CHOOSES = re.compile(
    r"\b(?:best|better|top|good|worst|nicest|safest|cheapest|dearest|easiest|biggest|largest|greatest|strongest|friendliest|lowest|recommend\w*|most|more|highest|fewest|should i|shall i|would you|pays?|employs?|hires?)\b",
    re.I,
)
_SCHOOL = re.compile(
    r"\b(?:University|College|School|Academy|Institute of Technology) (?:of|at|in) [A-Z]|\b(?!(?:Community|Technical|Junior|Some|The) )[A-Z][a-z]+ (?:University|College)\b"
)
#: The country that nearly all is told of, which tells no place from another, and words with a capital.
_COUNTRY = re.compile(r"\bU(?:nited States|\.?S\.?)(?: (?:Bureau|Department)[\w ]*)?")
_NAME = re.compile(r"(?<=\s)[A-Z][a-z]{2,}|^[A-Z][a-z]{2,}(?=:)")


def seldom_told(index: Index, asked: Understanding, ranked: Sequence[Ranked]) -> str:
    """Which of "price", "place" and "school" is asked for while none of the first statements gives one; else nothing."""
    quantity = quantity_of(index, asked)
    if quantity is not None and quantity.kind == "price":
        told = that_give(quantity, ranked)
        scope = [context_stems(s) for s in told]
        things = [t for t in terms_of(index, asked.terms, scope, TELLS) if not is_price(t.word)]
        of_it = asked.roles or not things or len(unsupported(things, scope)) < len(things)
        return "" if told and of_it else "price"
    if not _CHOOSES.search(asked.unnamed):
        return ""
    first = [r.statement.text for r in ranked[:_FIRST]]
    if _WHICH_PLACES.search(asked.unnamed) and not any(_names_place(text, index) for text in first):
        return "place"
    if _WHICH_SCHOOLS.search(asked.unnamed) and not any(map(_SCHOOL.search, first)):
        return "school"
    return ""


def _names_place(text: str, index: Index) -> bool:
    return any(is_place(name.lower(), index) for name in dict.fromkeys(_NAME.findall(_COUNTRY.sub("", text))))
