"""Facets: what about a role a section tells. Headings and questions are matched against the same table."""

from __future__ import annotations

import re

#: Facet -> pattern over a heading in lower case. The first that matches from the top wins.
_HEADINGS: tuple[tuple[str, str], ...] = (
    ("pay", r"\b(pay|salar\w*|compensation|wages?|earnings?|benefits|perks|bonus\w*|remuneration|negotiat\w*)\b"),
    ("practice", r"\b(best practices?|good practices?|tips|advice)\b"),
    ("challenges", r"\b(challenges?|hard parts?|difficult\w*|drawbacks?|downsides?|cons|risks?|stress)\b"),
    ("outlook", r"\b(outlook|job market|demand|growth|future|trends?|prospects?|predictions?|opportunities)\b"),
    ("education", r"\b(educat\w*|degrees?|certificat\w*|certifications?|licen[cs]e\w*|training|academic|bootcamps?)\b"),
    ("experience", r"\b(experience)\b"),
    ("tools", r"\b(tools?|software|technolog(?:y|ies)|tech stack|technical ecosystem|libraries)\b"),
    (
        "places",
        r"\b(where the jobs are|hotspots?|locations?|geograph\w*|industr(?:y|ies)|sectors?|employers?|applications?|used)\b",
    ),
    (
        "path",
        r"\b(ways? in|how to become|career (?:path|progression|development|pathways?)|progression|transition\w*|advancement|networking)\b",
    ),
    ("related", r"\b(related|similar|overlap|intersection|other roles|differences?|compared)\b"),
    ("fit", r"\b(who it suits|personality|interests|work styles?|work values?)\b"),
    (
        "duties",
        r"\b(duties|responsibilit\w*|tasks?|what you do|what they do|what (?:an? |the )?[\w\s-]{2,40} do(?:es)?|daily activities|day.to.day|typical day)\b",
    ),
    (
        "skills",
        r"\b(skills?|requirements?|qualifications?|qualities|knowledge|abilit(?:y|ies)|competenc\w*|proficienc\w*)\b",
    ),
    ("summary", r"\b(what it is|overview|summary|introduction|definition|about|description)\b"),
)
_PATTERNS = tuple((facet, re.compile(pattern)) for facet, pattern in _HEADINGS)

FACETS: tuple[str, ...] = tuple(facet for facet, _ in _HEADINGS)


def facets_of_heading(heading: str) -> frozenset[str]:
    """Every facet a heading names ("Salary Negotiation Tips": pay and practice)."""
    return frozenset(facet for facet, pattern in _PATTERNS if pattern.search(heading.lower()))


def facet_of_heading(heading: str) -> str | None:
    """The facet a heading names, or None where it names none ("Team Management")."""
    lowered = heading.lower()
    hits = [(match.start(), at, facet) for at, (facet, p) in enumerate(_PATTERNS) if (match := p.search(lowered))]
    if not hits:
        return None
    if len(hits) > 1 and any(f == "duties" for *_, f in hits) and "roles" in lowered:
        return None  # "Job Roles & Responsibilities": the title of a whole article
    return min(hits, key=lambda hit: hit[1])[2]


_SUM = re.compile(r"[$€£]\s?\d")
_PAID = re.compile(
    r"\b(salar\w*|pay|paid|wages?|earn\w*|range|compensation|bonus\w*|per (?:year|hour)|a year|an hour|annual\w*)\b",
    re.I,
)


def facet_of_words(words: str, lead: str, inherited: str | None) -> str | None:
    """The facet of one statement: pay where it states a sum that is paid, its lead-in's where the section names none, else ``inherited``."""
    if (_SUM.search(words) and _PAID.search(words)) or re.search(r"\bsalar(?:y|ies)\b", words, re.I):
        return "pay"
    return (facet_of_heading(lead) if lead and inherited in (None, "summary") else None) or inherited
