"""Does a sentence follow from the statements it cites? Figures, degrees, names, roles, denials and words, without a model.

Word coverage with number and entity mismatch is the best judge of support without a model known to us; it is an estimate
(a quarter of unsupported claims of a public benchmark pass), so text it passes is called supported, never proved.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from chat.denial import contradiction, denies
from chat.figures import unfounded
from chat.grades import changed_grade
from chat.mentions import Mention
from chat.rolefinder import RoleFinder
from chat.subject import roles_told
from chat.terms import context_stems, stems_of
from ingest.index import Index
from ingest.lexical import STOPWORDS, tokens
from ingest.stored import StoredStatement

#: Least share of a sentence's content words, weighted by rarity, that the cited statements must hold.
LEAST_COVERAGE = 0.5
#: Words with a capital beside each other, and what stands before one that has it for beginning a sentence.
_CAPITAL = r"[A-Z](?:[\w’'+#.-]*[\w+#])?"
_NAME = re.compile(rf"\b{_CAPITAL}(?:\s+{_CAPITAL})*")
_BEGINNING = re.compile(r"(?:^|[.!?:]\s+)\W*$")
#: Words that are names where they have a capital though they are stop words where they have none.
_NAMES_TOO = frozenset(("May", "US", "IT"))
#: Names of currencies, which are compared with the figures they stand beside.
_CURRENCIES = frozenset("USD EUR GBP CAD AUD".split())


def unsupported_because(
    sentence: str,
    cited: Sequence[StoredStatement],
    index: Index,
    finder: RoleFinder,
    *,
    least: float = LEAST_COVERAGE,
) -> str:
    """Why the cited statements do not bear out a sentence; empty where they seem to."""
    if not cited:
        return "cites no statement"
    evidence = "\n".join("\n".join((*s.section, s.lead, s.text)) for s in cited)
    if (figure := unfounded(sentence, evidence)) is not None:
        return f"the number {figure} stands in no cited statement"
    if reason := changed_grade(sentence, evidence):
        return reason
    mentions = finder.find(sentence, guess=False)
    told = frozenset().union(*(roles_told(s, finder) for s in cited))
    loose = {m.roles[0] for m in mentions if m.roles and not m.in_full and m.words.lower() in evidence.lower()}
    if other := sorted({m.roles[0] for m in mentions if len(m.roles) == 1} - told - loose):
        return f"the cited statements say nothing of {other[0]}"
    if name := _strange_name(sentence, mentions, evidence, told):
        return f"the name {name} stands in no cited statement"
    named = stems_of(" ".join(told))
    told_words = [f"{s.lead.rstrip(':')} {s.text}" if denies(s.lead) else s.text for s in cited]
    if reason := contradiction(sentence, told_words, index.lexical.idf, named):
        return reason
    present = named.union(*(context_stems(s) for s in cited))
    asked = set(tokens(sentence))
    total = sum(index.lexical.idf(t) for t in asked)
    held = sum(index.lexical.idf(t) for t in asked if t in present)
    if total and held / total < least:
        return "too few of its words stand in the cited statements"
    return ""


def _strange_name(sentence: str, mentions: Sequence[Mention], evidence: str, told: Iterable[str]) -> str:
    """The first word with a capital, inside a sentence and no part of a role's name, that the evidence does not hold."""
    for mention in mentions:
        if mention.roles:
            sentence = sentence[: mention.start] + "x" * (mention.end - mention.start) + sentence[mention.end :]
    evidence = f"{evidence}\n{' '.join(told)}"
    held = stems_of(evidence)
    for match in _NAME.finditer(sentence):
        words = match.group().split()
        if _BEGINNING.search(sentence[: match.start()]):
            del words[0]
        if stems_of(match.group()) <= held and not _NAMES_TOO.intersection(words):
            continue  # "United States" where the evidence has "US"
        if strange := [w for w in words if w not in _CURRENCIES and not _stands_in(w, evidence, held)]:
            return strange[0]
    return ""


def _stands_in(word: str, evidence: str, held: frozenset[str]) -> bool:
    if word.lower() in STOPWORDS:
        return word not in _NAMES_TOO or re.search(rf"\b{word}\b", evidence) is not None or bool(stems_of(word) & held)
    return stems_of(word) <= held or re.search(rf"(?<!\w){re.escape(word)}(?!\w)", evidence, re.I) is not None
