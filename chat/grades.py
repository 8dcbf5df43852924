"""Degrees and directions in words: a master's for a bachelor's, "at most" for "at least" change what is claimed."""

from __future__ import annotations

import re

from ingest.lexical import tokens

_DEGREES = {
    "a doctorate": r"\bph\.?\s?d\b\.?|\bdoctora(?:te|tes|l)\b|\bdoctor of\b|\bj\.?d\.?(?= degree)|\bm\.?d\.?(?= degree)",
    "a master's degree": r"\bmaster(?:[’']?s|s)?(?:[’']s)? (?:degrees?|of|in|program\w*|level|or|and)\b|\bmaster[’']s\b|\bm\.?b\.?a\b|\bm\.?sc?\b(?= (?:in|degree))",
    "an advanced degree": r"\b(?:post)?graduate (?:degree|diploma|school|program|stud)\w*|\badvanced degrees?\b",
    "a bachelor's degree": r"\bbachelor\w*|\bundergraduate\b|\bb\.?sc?\b(?= (?:in|degree))",
    "an associate's degree": r"\bassociate(?:[’']?s)? degrees?\b|\bassociate[’']s\b",
    "a high school diploma": r"\bhigh[\s-]school\b|\bged\b",
    "no degree": r"\b(?:no|without an?y?) (?:formal )?(?:degree|educational credential)\b",
}
_DEGREE = {name: re.compile(pattern, re.I) for name, pattern in _DEGREES.items()}
#: Words that say in which direction, how often, how much or how strongly: each side says the opposite of the other.
_OPPOSITES = (
    (
        r"at least|no (?:less|fewer) than|(?:a )?minimum(?: of)?|or (?:more|higher|above)|upwards of|\d\+|"
        r"(?<!no )(?<!or )more(?: than)?|over(?= [$€£]?\d)|above(?! all)|beyond|exceed\w*|greater|higher than",
        r"at most|no more than|(?:a )?maximum(?: of)?|or (?:less|fewer|lower|below)|up to(?! date)|"
        r"(?<!no )(?<!or )(?:less|fewer)(?: than)?|under(?= [$€£]?\d)|below|lower than|(?:falls? )?short of",
    ),
    (r"faster|quick\w*|rapid\w*|fast|swift\w*", r"slow\w*|gradual\w*"),
    (r"high|higher|highest|top", r"low|lower|lowest|bottom"),
    (r"most|majority|many|numerous", r"few|fewest|least(?<!at least)|minority"),
    (r"increas\w+|grow\w*|rise\w*|rising|rose|rais\w+|surg\w+|soar\w*|expand\w*|expansion|up(?= \d)", r"decreas\w+|declin\w+|shrink\w*|drop\w*|fall\w*|fell|reduc\w+|lower(?:s|ed|ing)|dwindl\w+|diminish\w*|down(?= \d)"),
    (r"before|prior to|earlier", r"after|later|following"),
    (r"always|often|usually|typically|frequently|commonly|regularly|generally", r"never|rarely|seldom|hardly|occasionally"),
    (r"required?|requires|must|mandatory|essential|crucial|necessary|indispensable", r"optional|preferred|desirable|a plus|unnecessary|may|might"),
    (r"large|larger|largest|big|bigger|biggest|major", r"small|smaller|smallest|little|minor"),
    (r"strong\w*|powerful", r"weak\w*"),
    (r"better|best|good", r"worse|worst|bad|poor"),
    (r"eas(?:y|ier|iest|ily)|simple|simpler", r"difficult|hard|harder|hardest|complex"),
    (r"long|longer|longest", r"short|shorter|shortest"),
    (r"common|widespread|abundant|plentiful", r"rare|uncommon|scarce"),
    (r"early|first|oldest", r"late|last|newest"),
    (r"senior|experienced", r"junior|inexperienced"),
    (r"full[ -]time|permanent", r"part[ -]time|temporary"),
)  # fmt: skip
_DIRECTIONS = tuple(
    (re.compile(rf"(?<![\w-])(?:{one})(?![\w-])", re.I), re.compile(rf"(?<![\w-])(?:{other})(?![\w-])", re.I))
    for one, other in _OPPOSITES
)
#: How many words with a meaning, on each side of a direction, tell what it is said of.
_AROUND = 3


def degrees(text: str) -> frozenset[str]:
    """The degrees that a text names; a master's and a doctorate are advanced degrees too."""
    found = frozenset(name for name, pattern in _DEGREE.items() if pattern.search(text))
    return found | {"an advanced degree"} if found & {"a master's degree", "a doctorate"} else found


def changed_grade(sentence: str, evidence: str) -> str:
    """Why a sentence names another degree or the opposite direction than its evidence; empty where it does not."""
    if other := sorted(degrees(sentence) - degrees(evidence)):
        return f"{other[0]} stands in no cited statement"
    for pair in _DIRECTIONS:
        for ours, theirs in (pair, pair[::-1]):
            if said := _turned(sentence, evidence, ours, theirs):
                return f"the cited statement says the opposite of “{said}”"
    return ""


def _turned(sentence: str, evidence: str, ours: re.Pattern[str], theirs: re.Pattern[str]) -> str:
    """The direction of a sentence of which the evidence says the opposite, of the same words; empty where there is none.

    Of the same words: half of those around it stand around the opposite too, and fewer around the direction itself.
    """
    if not ours.search(sentence) or not theirs.search(evidence):
        return ""
    same, opposite = ([_around(evidence, m) for m in side.finditer(evidence)] for side in (ours, theirs))
    for said in ours.finditer(sentence):
        words = _around(sentence, said)
        shared = max(len(words & told) for told in opposite)
        if 2 * shared >= len(words) and shared > max((len(words & told) for told in same), default=-1):
            return said.group()
    return ""


def _around(text: str, found: re.Match[str]) -> frozenset[str]:
    """The stems of the words next to one."""
    before, after = tokens(text[: found.start()][-200:]), tokens(text[found.end() :][:200])
    return frozenset((*before[-_AROUND:], *after[:_AROUND]))
