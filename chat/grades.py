"""Degrees and directions in words: a master's for a bachelor's, "at most" for "at least" change what is claimed."""

from __future__ import annotations

import re

_DEGREES = {
    "a doctorate": r"\bph\.?\s?d\b\.?|\bdoctora(?:te|tes|l)\b|\bdoctor of\b|\bj\.?d\.?(?= degree)|\bm\.?d\.?(?= degree)",
    "a master's degree": r"\bmaster(?:[’']?s|s)?(?:[’']s)? (?:degrees?|of|in|program\w*|level|or|and)\b|\bmaster[’']s\b|\bm\.?b\.?a\b|\bm\.?sc?\b(?= (?:in|degree))",
    "a bachelor's degree": r"\bbachelor\w*|\bundergraduate\b|\bb\.?sc?\b(?= (?:in|degree))",
    "an associate's degree": r"\bassociate(?:[’']?s)? degrees?\b|\bassociate[’']s\b",
    "a high school diploma": r"\bhigh[\s-]school\b|\bged\b",
    "no degree": r"\b(?:no|without an?y?) (?:formal )?(?:degree|educational credential)\b",
}
_DEGREE = {name: re.compile(pattern, re.I) for name, pattern in _DEGREES.items()}
#: Words that say in which direction: each with the one that says the opposite.
_OPPOSITES = (
    (r"at least|no (?:less|fewer) than|(?:a )?minimum(?: of)?|or more|\d\+", r"at most|no more than|(?:a )?maximum(?: of)?|or (?:less|fewer)|up to"),
    (r"more than|over(?= [$€£]?\d)|above|exceed\w*|greater than|higher than", r"less than|fewer than|under(?= [$€£]?\d)|below|lower than|short of"),
    (r"faster|quicker", r"slower"),
    (r"higher|highest|top", r"lower|lowest|bottom"),
    (r"most|majority", r"few|fewest|least(?<!at least)|minority"),
    (r"increas\w+|grow\w*|rise\w*|rising|expand\w*|up(?= \d)", r"decreas\w+|declin\w+|shrink\w*|drop\w*"),
    (r"before|prior to", r"after"),
    (r"always|often|usually|typically|frequently", r"never|rarely|seldom|hardly"),
    (r"required|must|mandatory|essential", r"optional|preferred|desirable|a plus"),
)  # fmt: skip
_DIRECTIONS = tuple(
    (re.compile(rf"(?<![\w-])(?:{one})(?![\w-])", re.I), re.compile(rf"(?<![\w-])(?:{other})(?![\w-])", re.I))
    for one, other in _OPPOSITES
)


def degrees(text: str) -> frozenset[str]:
    """The degrees that a text names."""
    return frozenset(name for name, pattern in _DEGREE.items() if pattern.search(text))


def changed_grade(sentence: str, evidence: str) -> str:
    """Why a sentence names another degree or the opposite direction than its evidence; empty where it does not.

    A direction is held against the evidence only where that says the opposite and not the same as well.
    """
    if other := sorted(degrees(sentence) - degrees(evidence)):
        return f"{other[0]} stands in no cited statement"
    for pair in _DIRECTIONS:
        for ours, theirs in (pair, pair[::-1]):
            said = ours.search(sentence)
            if said and not theirs.search(sentence) and theirs.search(evidence) and not ours.search(evidence):
                return f"the cited statement says the opposite of “{said.group()}”"
    return ""
