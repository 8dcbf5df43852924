"""Occupations that a question names without asking about them: whom another one works with, and words used otherwise."""

from __future__ import annotations

import re

from chat.mentions import Mention

_DEALS_WITH = re.compile(
    r"\b(?:(?:work|collaborat|liais|deal|team)\w*(?: \w+){0,2}? (?:with|for|under|alongside|beside|up with)|(?:report|answer)\w*(?: \w+){0,2}? to|"
    r"manag(?:e|es|ing)|leads?|leading|supervis(?:e|es|ing)|overse(?:e|es|eing)|hir(?:e|es|ing)|recruits?|recruiting|trains?|mentors?|mentoring)"
    r"(?: (?:an?|the|any|some|other|many|several|lots of|a lot of|their|teams of|a team of))*\s*$",
    re.I,
)
_COMPARES = re.compile(r"\b(?:than|versus|vs|instead|compar\w*|differ\w*|from)\b", re.I)
_JOINS = re.compile(r"\s*(?:,|,?\s*(?:and|or))\s+(?:an?|the|other)?\s*", re.I)
#: What somebody has that is not asked for of an occupation.
_OWNS = re.compile(
    r"['’]s?\s+(?!(?:average |typical |usual |median |main |daily )?(?:pay|salar|wage|earning|income|job|work|role|duties|tasks?|skills?|degree|education|training|hours|outlook|career|day|life)\w*)\w",
    re.I,
)
#: What stands before a verb, and what makes it a change of occupation.
_TO = re.compile(
    r"\b(?:(?:have|has|need|needs|got|get|like|able|allowed|want|wants|learn|how) to|can|could|must|should)\s+$", re.I
)
_OTHER = re.compile(r"\bsome other(?: [\w-]+)?\s+$", re.I)
_PAPER = re.compile(r"\s*(?:['’]s\s+)?(?:licen[cs]es?|certificates?|badges?|permits?)\b", re.I)


def subjects(mentions: list[Mention], text: str) -> list[Mention]:
    """The mentions without those that stand beside one a question is about: "do data scientists work with biologists?",
    "must a surveyor pilot drones?"; nobody asks to have them compared."""
    if not any(m.roles and m.in_full for m in mentions) or _COMPARES.search(text):
        return mentions
    kept: list[Mention] = []
    dealt_with: Mention | None = None
    for mention in sorted(mentions, key=lambda m: m.start):
        joined = dealt_with is not None and _JOINS.fullmatch(text[dealt_with.end : mention.start])
        begins = text[: mention.start] + mention.words.partition(" ")[0]  # "manage designers" is taken for one name
        dealing = _DEALS_WITH.search(text[: mention.start]) or (not mention.roles and _DEALS_WITH.search(begins))
        after = any(m.roles for m in kept) and dealing
        if joined or after:
            dealt_with = mention
        elif _OWNS.match(text[mention.end :]) and any(m.roles and m.in_full and m is not mention for m in mentions):
            continue  # "looks after the actors' clothes"
        elif mention.roles or not _is_otherwise(mention, text):
            kept.append(mention)
    return kept


def _is_otherwise(mention: Mention, text: str) -> bool:
    """True for the name of no covered occupation that is a verb, one more thing of a kind, or what a paper is for."""
    before, after = text[: mention.start], text[mention.end :]
    verb = _TO.search(before) is not None and not mention.words.endswith("s") and after.strip(" ?.!") != ""
    return verb or _OTHER.search(before) is not None or _PAPER.match(after) is not None
