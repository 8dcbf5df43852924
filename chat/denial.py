"""What words affirm and what they deny, clause by clause: "is common, though not always required" denies no more than its last words."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from chat.terms import stems_of

_DENIES = re.compile(
    r"\b(?:not(?! (?:only|just|merely|least)\b)|never|no(?! (?:later|less|fewer) than\b)|without|unnecessary|cannot|nobody|none|nor|neither|lacks?|lacking|fails? to|"
    r"far from|anything but|dispenses? with|untrue|false that|(?:wrong|mistaken|a mistake) to (?:say|think|believe)|a myth)\b|n[’']t\b",
    re.I,
)
#: Where a clause ends, and what was denied with it: at a stop, and at "and" where a new verb follows.
_CLAUSES = re.compile(
    r"[,;:.!?()–—]+(?:\s|$)|\s(?=(?:but|though|although|while|whereas|because|since|so|yet|however)\b)|"
    r"\s(?=and\s+(?:(?:is|are|was|has|have|must|can|should|will|may)\b|\w+s\s+(?:on|to|the|an?|in|with|its|their|his|her|at|for)\b))",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Clause:
    """Stems of a clause: what stands before a denial in it (or where there is none) and what stands after."""

    affirmed: frozenset[str]
    denied: frozenset[str]
    denies: bool


def denies(text: str) -> bool:
    """True where the words deny something."""
    return _DENIES.search(text) is not None


def clauses(text: str) -> list[Clause]:
    """The clauses of a text that hold a word of meaning."""
    found = []
    for part in _CLAUSES.split(text):
        match = _DENIES.search(part)
        before, after = (part[: match.start()], part[match.end() :]) if match else (part, "")
        clause = Clause(stems_of(before), stems_of(_DENIES.sub(" ", after)), match is not None)
        if clause.affirmed or clause.denied:
            found.append(clause)
    return found


def contradiction(
    sentence: str, statements: Sequence[str], weight: Callable[[str], float], named: frozenset[str]
) -> str:
    """Why the statements deny what a sentence affirms, or the other way; empty where they do not.

    Each clause is held against the statements that share most of it. ``weight`` is how much a stem counts, ``named``
    are the stems of the roles' names, which both sides share whatever they say.
    """
    told = [clauses(s) for s in statements]
    for clause in clauses(sentence):
        words = (clause.affirmed | clause.denied) - named
        shares = [sum(weight(w) for w in words & _words(t)) for t in told]
        nearest = [t for t, share in zip(told, shares, strict=True) if share >= 0.999 * max(shares)]
        if not clause.denies:
            if all((clause.affirmed - named) & (_denied(t) - _affirmed(t)) for t in nearest):
                return "it affirms what the cited statement denies"
        elif not any(_denied_too(clause.denied - named, t, named) for t in nearest):
            return "it denies what no cited statement denies"
    return ""


def _denied_too(denied: frozenset[str], told: list[Clause], named: frozenset[str]) -> bool:
    """True where the statement denies something, and not something else while it affirms this."""
    if not any(c.denies for c in told):
        return False
    affirmed = frozenset().union(*(c.affirmed for c in told if not c.denies))
    return not denied & affirmed - named or bool(denied & _denied(told))


def _words(told: list[Clause]) -> frozenset[str]:
    return _affirmed(told) | _denied(told)


def _affirmed(told: list[Clause]) -> frozenset[str]:
    return frozenset().union(*(c.affirmed for c in told))


def _denied(told: list[Clause]) -> frozenset[str]:
    return frozenset().union(*(c.denied for c in told))
