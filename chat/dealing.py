"""Occupations that a question names without asking about them: whom another one works with, and words used otherwise."""

from __future__ import annotations

import re

from chat.mentions import Mention
from chat.settling import COMPARES

_DEALS_WITH = re.compile(
    r"\b(?:(?:work|collaborat|liais|deal|team)\w*(?: \w+){0,2}? (?:with|for|under|alongside|beside|up with)|(?:report|answer)\w*(?: \w+){0,2}? to|"
    r"manag(?:e|es|ing)|leads?|leading|supervis(?:e|es|ing)|overse(?:e|es|eing)|hir(?:e|es|ing)|recruits?|recruiting|trains?|mentors?|mentoring)"
    r"(?: (?:an?|the|any|some|other|many|several|lots of|a lot of|their|teams of|a team of))*\s*$",
    re.I,
)
#: "Who does one answer to, the manager?"
_BOSS = re.compile(
    r"\bwho(?:m|se)? (?:do|does|would|will|is)\b[^.?!]*\b(?:report|answer|work|boss|charge)\w*(?: (?:to|for|under|of))?\s*[,?–—-]+\s*(?:is (?:it|that) )?(?:an?|the|their|some)?\s*$",
    re.I,
)
_JOINS = re.compile(r"\s*(?:,|,?\s*(?:and|or))\s+(?:an?|the|other)?\s*", re.I)
#: The end of a sentence that asks nothing, with another after it.
_TOLD = re.compile(r"[^.?!]*[.!]\s+\w")
#: What somebody has that is not asked for of an occupation.
_OWNS = re.compile(
    r"['’]s?\s+(?!(?:average |typical |usual |median |main |daily )?(?:pay|salar|wage|earning|income|job|work|role|duties|tasks?|skills?|degree|education|training|hours|outlook|career|day|life)\w*)\w",
    re.I,
)
#: What stands before a verb, and what makes it a change of occupation.
_TO = re.compile(
    r"\b(?:(?:have|has|need|needs|got|get|like|able|allowed|want|wants|learn|how) to|can|could|must|should)\s+$", re.I
)
_BECOMES = re.compile(
    r"\b(?:becom(?:e|ing)|turn(?:ing)? into|mov(?:e|ing) (?:up |on )?(?:in)?to(?: being)?|promoted to|end(?:ing)? up(?: as)?|work(?:ing)? (?:my|your|their|his|her) way up to)(?: an?| the)?\s+$",
    re.I,
)
_OTHER = re.compile(r"\bsome other(?: [\w-]+)?\s+$", re.I)
_PAPER = re.compile(r"\s*(?:['’]s\s+)?(?:licen[cs]es?|certificates?|badges?|permits?)\b", re.I)


def subjects(mentions: list[Mention], text: str) -> list[Mention]:
    """The mentions without those that stand beside one a question is about: "do data scientists work with biologists?",
    "must a surveyor pilot drones?"; nobody asks to have them compared."""
    if not any(m.roles and m.in_full for m in mentions) or COMPARES.search(text):
        return mentions
    owners = [m for m in mentions if _OWNS.match(text[m.end :])]
    if all(m in owners for m in mentions if m.roles and m.in_full):
        owners = []
    kept: list[Mention] = []
    dealt_with: Mention | None = None
    for mention in sorted(mentions, key=lambda m: m.start):
        joined = dealt_with is not None and _JOINS.fullmatch(text[dealt_with.end : mention.start])
        if joined or (any(m.roles for m in kept) and _is_dealt_with(mention, text)):
            dealt_with = mention
        elif mention not in owners and (
            mention.roles or not (_is_otherwise(mention, text) or _is_next(mention, kept, text))
        ):
            kept.append(mention)
    return kept


def _is_dealt_with(mention: Mention, text: str) -> bool:
    """True for whom an occupation works with, where that is asked and not told before another question."""
    if _TOLD.match(text[mention.end :]):
        return False  # "I work with data scientists. How do I become one?"
    if _BOSS.search(text[: mention.start]):
        return True
    begins = text[: mention.start] + mention.words.partition(" ")[0]  # "manage designers" is taken for one name
    return _DEALS_WITH.search(text[: mention.start]) is not None or (
        not mention.roles and _DEALS_WITH.search(begins) is not None
    )


def _is_next(mention: Mention, before: list[Mention], text: str) -> bool:
    """True for what somebody of a covered occupation may become ("can a reporter become an editor later on?")."""
    return any(m.roles and m.in_full for m in before) and _BECOMES.search(text[: mention.start]) is not None


def _is_otherwise(mention: Mention, text: str) -> bool:
    """True for the name of no covered occupation that is a verb, one more thing of a kind, or what a paper is for."""
    before, after = text[: mention.start], text[mention.end :]
    verb = _TO.search(before) is not None and not mention.words.endswith("s") and after.strip(" ?.!") != ""
    return verb or _OTHER.search(before) is not None or _PAPER.match(after) is not None
