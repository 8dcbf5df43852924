"""Facets: what about a role a section tells. Headings and questions are matched against the same table."""

from __future__ import annotations

import re

from ingest.roles import is_occupation

#: Facet -> pattern over a heading in lower case. The first that matches from the top wins.
_HEADINGS: tuple[tuple[str, str], ...] = (
    (
        "names",
        r"\b(other names|also (?:called|known as)|(?:other|further|alternate|alternative|reported) (?:job )?titles)\b",
    ),
    (
        "pay",
        r"\b(pay|salar\w*|compensation|wages?(?! statistics)|earnings?|benefits|perks|bonus\w*|remuneration|negotiat\w*)\b",
    ),
    ("practice", r"\b(best practices?|good practices?|tips|advice)\b"),
    (
        "challenges",
        r"\b(challenges?|hard parts?|difficult\w*|drawbacks?|downsides?|cons|risks?|stress|injur\w*|hazards?)\b",
    ),
    (
        "outlook",
        r"\b(outlook|job market|demand|growth|future|trends?|prospects?|predictions?|opportunities|openings|number of jobs"
        r"|employment (?:change|projections?))\b|^(?:projected )?employment(?:, \d{4})?$",
    ),
    ("education", r"\b(educat\w*|degrees?|certificat\w*|certifications?|licen[cs]e\w*|training|academic|bootcamps?)\b"),
    ("experience", r"\b(experience)\b"),
    ("tools", r"\b(tools?|software|technolog(?:y|ies)|tech stack|technical ecosystem|libraries)\b"),
    (
        "places",
        r"\b(where the jobs are|hotspots?|locations?|geograph\w*|industr(?:y|ies)|sectors?|employers?|applications?|used"
        r"|work(?:ing)? (?:environments?|conditions|schedules?|settings?|hours)|workplace|state (?:and|&) area data)\b",
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
#: Headings that are one phrase around a role's name, whatever words the name has ("What Software Developers Do").
_PHRASES = (
    ("duties", re.compile(r"what (?:an? |the )?\S.{0,90} do(?:es)?\??$")),
    ("path", re.compile(r"(?:how to become|becoming) \S")),
    ("related", re.compile(r"(?:similar|related) (?:occupations?|careers?|jobs?|roles?|professions?)$")),
)
_PATTERNS = tuple((facet, re.compile(pattern)) for facet, pattern in _HEADINGS)

FACETS: tuple[str, ...] = tuple(facet for facet, _ in _HEADINGS)


def facets_of_heading(heading: str) -> frozenset[str]:
    """Every facet a heading names ("Salary Negotiation Tips": pay and practice)."""
    if phrase := _facet_of_phrase(heading.lower()):
        return frozenset({phrase})
    return frozenset(facet for facet, pattern in _PATTERNS if pattern.search(heading.lower()))


def _facet_of_phrase(lowered: str) -> str | None:
    return next((facet for facet, pattern in _PHRASES if pattern.match(lowered)), None)


def facet_of_heading(heading: str) -> str | None:
    """The facet a heading names, or None where it names none ("Team Management")."""
    lowered = heading.lower()
    if phrase := _facet_of_phrase(lowered):
        return phrase
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


_OWN_LABEL = re.compile(r"([A-Z0-9][^:.!?\n]{2,60}):\s")


def facet_of_words(words: str, lead: str, inherited: str | None) -> str | None:
    """The facet of one statement: pay where it states a sum that is paid, its label's or lead-in's where the section
    names none, else ``inherited``. What is told of related roles stays related, sums included.
    """
    if inherited == "related":
        return inherited
    if (_SUM.search(words) and _PAID.search(words)) or re.search(r"\bsalar(?:y|ies)\b", words, re.I):
        return "pay"
    if inherited not in (None, "summary"):
        return inherited
    label = own.group(1) if (own := _OWN_LABEL.match(words)) else ""
    told = None if label and is_occupation(label.split()[-1]) else facet_of_heading(label)
    return told or facet_of_heading(lead) or inherited
