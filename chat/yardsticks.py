"""Figures of wider groups that stand beside those of a role as yardsticks ("Total, all occupations"): none of the role's own."""

from __future__ import annotations

import re

from ingest.lexical import STOPWORDS, stem, words
from ingest.roles import is_occupation
from ingest.stored import StoredStatement

#: What asks how a role stands beside others.
_ASKS = re.compile(
    r"\b(?:average|all|other|others|than|compar\w+|overall|total|rest of|typical|national|normal|most (?:jobs|people|workers))\b",
    re.I,
)


def without_yardsticks(statements: list[StoredStatement], question: str) -> list[StoredStatement]:
    """Without the figures of wider groups, unless the question sets the role beside others."""
    if _ASKS.search(question):
        return statements
    return [s for s in statements if not is_yardstick(s)]


def is_yardstick(statement: StoredStatement) -> bool:
    """True for an item of a list named after the role that tells of other occupations, which share no word with it."""
    label, role = statement.label, statement.role
    if not (label and role and statement.kind == "item" and statement.facet in ("pay", "outlook")):
        return False
    named = _stems(role)
    of_many = is_occupation(label.split()[-1]) or label.lower().endswith("occupations")
    return of_many and not named.isdisjoint(_stems(statement.lead)) and named.isdisjoint(_stems(label))


def _stems(text: str) -> set[str]:
    return {stem(word) for word in words(text) if word not in STOPWORDS}
