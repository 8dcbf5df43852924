"""Does a sentence follow from the statements it cites? Figures, degrees, names, roles, denials and words, without a model.

Word coverage with number and entity mismatch is the best judge of support without a model known to us; it is an estimate
(a quarter of unsupported claims of a public benchmark pass), so text it passes is called supported, never proved.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from chat.denial import contradiction, denies
from chat.figures import other_measure, unfounded
from chat.filler import FILLER_STEMS
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
#: Cosine of two words under all-MiniLM-L6-v2 at which one may say what the other says; and how many words that the
#: evidence has in no form, beside each other, are a remark of the writer's own.
_ALIKE, _ROW = 0.5, 2
#: Stems of words that frame what is said and add nothing to it.
_FRAME = FILLER_STEMS | stems_of(
    "document documents guide puts say says said note know knowing worth word words answer question short careers differ according "
    "part job work role use usually typically often also need needs required able ability make makes include includes help helps various "
    "different person several based given order example instance means well strong key high highly important"
)
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
    if measure := other_measure(sentence, evidence):
        return f"the cited statements tell another measure than “{measure}”"
    if reason := changed_grade(sentence, evidence):
        return reason
    mentions = finder.find(sentence, guess=False)
    told = frozenset().union(*(roles_told(s, finder) for s in cited))
    loose = {m.roles[0] for m in mentions if m.roles and not m.in_full and m.words.lower() in evidence.lower()}
    if other := sorted({m.roles[0] for m in mentions if len(m.roles) == 1} - told - loose):
        return f"the cited statements say nothing of {other[0]}"
    if name := _strange_name(sentence, mentions, evidence, told):
        return f"the name {name} stands in no cited statement"
    named = stems_of(" ".join((*told, *(m.words for m in mentions if told.intersection(m.roles)))))
    told_words = [f"{s.lead.rstrip(':')} {s.text}" if denies(s.lead) else s.text for s in cited]
    if reason := contradiction(sentence, told_words, index.lexical.idf, named):
        return reason
    return _uncovered(
        sentence, frozenset().union(*(context_stems(s) | stems_of(s.text) for s in cited)), named, index, least
    )


def _uncovered(sentence: str, present: frozenset[str], named: frozenset[str], index: Index, least: float) -> str:
    """Why the words of a sentence go beyond those of its evidence: too few stand there, or several beside each other do not.

    A word counts as present where one that means the same is, and one at least must be there itself. The role's name, which
    any sentence on it shares, and words that only frame what is said count for nothing; figures are compared elsewhere.
    """
    asked = tokens(sentence)
    missing = frozenset(t for t in asked if t not in present and not t[0].isdigit()) - _FRAME - named
    row = _longest_row(asked, missing)
    there = frozenset(t for t in asked if t in present) - named
    held = sum(index.lexical.idf(t) for t in there)
    total = held + sum(index.lexical.idf(t) for t in missing)
    if not there:
        return "too few of its words stand in the cited statements"
    if not (total and held / total < least) and len(row) < _ROW:
        return ""
    alike = frozenset(t for t in missing if not present.isdisjoint(index.vocabulary.near(index.embed(t), _ALIKE)))
    held += sum(index.lexical.idf(t) for t in alike)
    if total and held / total < least:
        return "too few of its words stand in the cited statements"
    if len(row := _longest_row(asked, missing - alike)) >= _ROW:
        return f"the cited statements say nothing of “{_as_written(sentence, row)}”"
    return ""


def _longest_row(asked: Sequence[str], missing: frozenset[str]) -> list[str]:
    """The longest run of missing words, with nothing but framing words and figures between them."""
    best: list[str] = []
    row: list[str] = []
    for token in asked:
        if token in missing:
            row = [*row, token]
            best = max(best, row, key=len)
        elif token not in _FRAME and not token[0].isdigit():
            row = []
    return best


def _as_written(sentence: str, row: Sequence[str]) -> str:
    """The words of a sentence that a run of stems stands for."""
    words = [w.strip(".,;:!?()“”\"'") for w in sentence.split()]
    at = [n for n, w in enumerate(words) if stems_of(w) & frozenset(row)]
    return " ".join(words[at[0] : at[-1] + 1]) if at and at[-1] - at[0] < 12 else " ".join(words[n] for n in at)


def _strange_name(sentence: str, mentions: Sequence[Mention], evidence: str, told: Iterable[str]) -> str:
    """The first name, inside a sentence and no part of a role's, that the evidence does not hold."""
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
            return " ".join(strange)
    return ""


def _stands_in(word: str, evidence: str, held: frozenset[str]) -> bool:
    if word.lower() in STOPWORDS:
        return word not in _NAMES_TOO or re.search(rf"\b{word}\b", evidence) is not None or bool(stems_of(word) & held)
    return stems_of(word) <= held or re.search(rf"(?<!\w){re.escape(word)}(?!\w)", evidence, re.I) is not None
