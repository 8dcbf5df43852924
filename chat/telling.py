"""What somebody tells before they ask: where the question proper begins, and which occupations it is about."""

from __future__ import annotations

import re

from chat.mentions import Mention

#: What stands before a person who is nobody's occupation to ask about ("my manager").
_WHOSE = frozenset("my our his her their".split())
#: What sets what one asks about against what one has told of oneself.
_COMPARES = re.compile(r"\b(?:more|less|fewer|better|worse|than|switch\w*|swap\w*|instead|or|differen\w+)\b", re.I)
#: Who tells of themselves or of theirs.
_SELF = re.compile(r"\b(?:i|im|my|we|our)\b", re.I)
#: What stands before an occupation that is not wanted ("but not a teacher", "other than nursing").
_NOT = re.compile(
    r"(?:\bnot|\b[a-z]+n['’]?t|\bwithout(?: being)?|\b(?:other than|besides|apart from|except(?: for)?|instead of|rather than|(?:sick|tired|bored) of|(?:fed up|bored|done) with|leav(?:e|ing)|quit(?:ting)?))"
    r"(?:\s+(?:want(?:ing)? to|like to|being|becoming|be|become|an?|the|as|just|another))*\s+$",
    re.I,
)
#: Words of somebody who has had enough of an occupation and tell nothing of the next.
WEARY = frozenset("anymore sick tired bored fed burnt burned leave leaving quit quitting idea ideas".split())
_SENTENCE = re.compile(r"[.!?]+\s+")
_POINTS_BACK = re.compile(
    r"\b(?:that(?! (?:i|you|we|one|people|somebody|someone)\b)|this|it|its|they|them|those|these|both|either|(?<!is )(?<!are )there(?! (?:is|are)\b)|the same|each)\b",
    re.I,
)
#: What may mean whoever hires or does the work that the question itself names.
_ANYBODY = re.compile(r"\b(?:they|them)\b", re.I)


def told_first(question: str, named: int = 0) -> int:
    """Where the question proper begins: after sentences that tell of oneself, if it stands without them; else 0.

    ``named`` is where the last occupation is named.
    """
    asked = proper(question)
    begins = len(question) - len(asked)
    points = _POINTS_BACK.search(_ANYBODY.sub(" ", asked) if named >= begins else asked)
    return 0 if points or len(asked.split()) < 4 else begins


def proper(question: str) -> str:
    """The question that follows sentences without a question mark; empty where there are none before it."""
    ends = [0, *(m.end() for m in _SENTENCE.finditer(question) if m.end() < len(question))]
    first = next((s for s, e in zip(ends, [*ends[1:], len(question)], strict=True) if "?" in question[s:e]), 0)
    return question[first:] if first else ""


def points_back_from(question: str) -> int:
    """Where a question begins that points back at what was spoken of before, after sentences that say something else; else 0."""
    ends = [m.end() for m in _SENTENCE.finditer(question)]
    last = ends[-1] if ends and ends[-1] < len(question) else 0
    return last if last and "?" in question[last:] and _POINTS_BACK.search(question[last:]) else 0


def points_back(question: str) -> bool:
    """True for words that point at what was spoken of before."""
    return _POINTS_BACK.search(question) is not None


def asked_about(mentions: list[Mention], text: str) -> list[Mention]:
    """The mentions without people in the asker's life ("my manager"), where another occupation is named also by their whole
    name, and without what somebody says they are before they ask about another."""
    others = [m for m in mentions if not _somebodys(m, text)]
    named = any(m.in_full and m.roles for m in others)
    kept = others if named else [m for m in mentions if m.in_full or m in others]
    told = told_first(text, max((m.start for m in kept if m.in_full), default=0))
    asked = [m for m in kept if m.start >= told]
    of_self = _SELF.search(text[:told]) and not _COMPARES.search(text[told:])
    return asked if of_self and any(m.in_full and m.roles for m in asked) else kept


def not_wanted(mentions: list[Mention], text: str) -> list[Mention]:
    """The mentions of occupations that somebody who looks for one rules out."""
    return [m for m in mentions if _NOT.search(text[: m.start])]


def without(text: str, ruled_out: list[Mention]) -> str:
    """A text without the occupations that are ruled out, and without the words that do."""
    for mention in sorted(ruled_out, key=lambda m: -m.start):
        text = f"{_NOT.sub(' ', text[: mention.start])}{text[mention.end :]}"
    return text


def _somebodys(mention: Mention, text: str) -> bool:
    """True for "my manager" and "my son's teacher": a person, not an occupation that is asked about."""
    before = text[: mention.start].split()
    return bool(before and before[-1].lower() in _WHOSE) or re.search(r"['’]s\s", mention.words) is not None
