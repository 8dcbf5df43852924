"""Does a sentence follow from the statements it cites? Numbers, roles and words, without a model.

Word coverage with number and entity mismatch is the best judge of support without a model known to us; it is an estimate
(a quarter of unsupported claims of a public benchmark pass), so text it passes is called supported, never proved.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from chat.rolefinder import RoleFinder
from chat.terms import context_stems
from ingest.index import Index, StoredStatement
from ingest.lexical import tokens

_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
#: Least share of a sentence's content words, weighted by rarity, that the cited statements must hold.
_COVERAGE = 0.5
_NEGATED = re.compile(r"\b(?:not|never|no|without|cannot|n[o']t)\b|n't\b", re.I)


def unsupported_because(sentence: str, cited: Sequence[StoredStatement], index: Index, finder: RoleFinder) -> str:
    """Why the cited statements do not bear out a sentence; empty where they seem to."""
    if not cited:
        return "cites no statement"
    words = " ".join(" ".join((*s.section, s.lead, s.text)) for s in cited)
    if strange := sorted(_numbers(sentence) - _numbers(words)):
        return f"the number {strange[0]} stands in no cited statement"
    roles = {role for mention in finder.find(sentence) for role in mention.roles if len(mention.roles) == 1}
    told = {s.role for s in cited} | {role for m in finder.find(words) for role in m.roles}
    if other := sorted(roles - told):
        return f"the cited statements say nothing of {other[0]}"
    if bool(_NEGATED.search(sentence)) != bool(_NEGATED.search(" ".join(s.text for s in cited))) and _NEGATED.search(
        sentence
    ):
        return "it denies what no cited statement denies"
    present = frozenset().union(*(context_stems(s) for s in cited)) | frozenset(tokens(" ".join(r for r in told if r)))
    asked = set(tokens(sentence))
    total = sum(index.lexical.idf(t) for t in asked)
    held = sum(index.lexical.idf(t) for t in asked if t in present)
    if total and held / total < _COVERAGE:
        return "too few of its words stand in the cited statements"
    return ""


def _numbers(text: str) -> set[str]:
    return {n.replace(",", "").rstrip(".") for n in _NUMBER.findall(text)}
