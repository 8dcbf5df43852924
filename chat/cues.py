"""What shows that a statement tells a facet: the section it stands in, or its own words."""

from __future__ import annotations

import re

from chat.figures import MONEY
from ingest.facets import facets_of_heading
from ingest.stored import StoredStatement

#: Experience that nobody brings along: "user experience", "customer experience".
_NOT_THEIRS = "".join(
    rf"(?<!\b{who}[\s-])(?<!\b{who}s[’'\s])(?<!\b{who}[’']s\s)"
    for who in "user customer client consumer employee patient candidate player guest visitor brand digital shopping viewer "
    "reader learner learning student passenger traveler traveller buyer audience dining".split()
)
#: What shows, in a statement's own words, that it tells a facet though its section is named otherwise.
_CUES = {
    "pay": MONEY,
    "education": re.compile(r"\b(?:degrees?\b(?! of)|bachelor\S*|master[’']s|ph\.?d\b|certificat\w+|diploma)", re.I),
    "experience": re.compile(rf"(?:{_NOT_THEIRS})\bexperienced?\b|\b\d+\+? (?:or more )?years\b", re.I),
    "tools": re.compile(
        r"\b(?:tools|software\b(?! (?:engineer|develop))|libraries|programming languages?|cloud (?:platforms?|services?)|frameworks? (?:like|such as|for example)|sql|python)\b|\((?:e\.g\.,? )?(?-i:[A-Z])\w+,",
        re.I,
    ),
    "outlook": re.compile(
        r"\b(?:in demand|demand for|job growth|employment|projected|projection|emerging|job openings|openings (?:for|are|each|per|a year|in the (?:field|occupation))|increasingly (?:important|needed|sought))\b",
        re.I,
    ),
    "challenges": re.compile(
        r"\b(?:stress\w*|demanding|difficult|challenging|strenuous|under pressure|tight deadlines|injur\w+)\b", re.I
    ),
    "places": re.compile(
        r"\b(?:in|at) (?:(?:an? |the )(?:\w+ ){1,3}setting|(?:\w+ ){0,3}settings)\b(?: such as| includ|,|\.)", re.I
    ),
    "names": re.compile(
        r"\b(?:(?:also|sometimes|often) (?:called|known as|referred to as)|other (?:job )?titles|go by)\b", re.I
    ),
}


def tells(statement: StoredStatement, facet: str) -> bool:
    """True where a statement is evidence for a facet, by its section or by its own words."""
    if statement.facet == facet or (statement.section and facet in facets_of_heading(statement.section[-1])):
        return True
    cue = None if statement.facet == "related" and statement.label else _CUES.get(facet)  # that is told of another role
    return cue is not None and cue.search(statement.text) is not None
