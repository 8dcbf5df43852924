"""Evidence for a question: the statements it may be answered from, ranked, and whether they suffice."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from chat.durations import asks_how_long, names_years, spans_years, tells_how_long
from chat.figures import MONEY
from chat.rolefinder import finder_of
from chat.steering import orders
from chat.subject import is_of_group, speaks_of_none_but, speaks_of_others
from chat.terms import Term, context_stems, overlap, own_stems, stems_of, stems_without
from chat.understanding import Understanding
from chat.wording import points_back, shown
from ingest.index import Index
from ingest.passages import is_prose
from ingest.stored import StoredStatement

#: A number of things or people: neither money nor a percentage nor a year.
COUNT = re.compile(r"(?<![$€£\d,.])\d{1,3}(?:,\d{3})+\b(?! ?%)")
FIGURE = re.compile(r"[$€£]\s?\d|\d\s?%|\b\d[\d,.]*(?:k|\b)", re.I)
#: Weights of a statement's score: cosine to the question, share of its words, facet, and a figure where one is asked.
_COSINE, _WORDS, _FACET, _FIGURE = 0.5, 0.4, 0.2, 0.08
_LEANS = 0.1
#: What a sentence loses that leans on the one before it, and one that stands in the documents on another role.
_LEANING, _ELSEWHERE = 0.08, 0.15
_UNASKED_PAY = 0.1
#: What a range of years gains in which the years asked about lie.
_YEARS_MATCH = 0.4
#: What a statement gains whose label is what is asked about ("Marketing: ...").
_LABEL = 0.15
#: What a value gains whose label shares a word with the question ("Number of jobs, 2024: 245,900"), and a count where one is asked.
_VALUE, _COUNT = 0.1, 0.12
#: What a stretch of time gains where one asks how long something takes.
_LASTS = 0.35
#: Labels of what stands below a table.
_NOTES = ("source", "sources", "note", "notes")
_HOW_MANY = re.compile(r"\bhow many (?!years)", re.I)
_WHOLE = re.compile(
    r"\b(?:median|mean|base|typical|overall|total|national|average(?! above))\b(?!.*\b(?:above|below|bonus))|\brange\b",
    re.I,
)
_PART = re.compile(
    r"\b(?:bonus\w*|stock|equity|sign-on|profit|top \d+|highest|lowest|exceptional|entry|senior|above|below|close to)\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Ranked:
    """A statement with its score and what the score is made of."""

    statement: StoredStatement
    score: float
    cosine: float
    words: float


def of_role(index: Index, role: str, sources: Sequence[str] = ()) -> list[StoredStatement]:
    """Every statement about a role, and those elsewhere that name it; never a sum that is not said of this role alone.

    What nearly every document says word for word tells nothing of this one.
    """
    finder = finder_of(index)
    kept: list[StoredStatement] = []
    dropped: set[int] = set()
    for s in index.statements.of_role(role):
        money = MONEY.search(s.text) is not None
        others = money and (speaks_of_others(s, role, finder) or (s.row - 1 in dropped and points_back(s)))
        if others or is_of_group(s, role):
            dropped.add(s.row)
        elif s.text in index.recurring and not points_back(s):
            continue
        else:
            kept.append(s)
    named = [
        s
        for s in index.statements.naming(role)
        if s.role is None or not MONEY.search(s.text) or speaks_of_none_but(s, role, finder)
    ]
    return _within([*kept, *named], sources)


def _within(statements: list[StoredStatement], sources: Sequence[str]) -> list[StoredStatement]:
    """Those of the chosen sources; never a sentence that is an order to the program, whoever planted it."""
    return [
        s
        for s in statements
        if (not sources or s.source in sources) and s.label.lower() not in _NOTES and not orders(s.text)
    ]


def in_passages(index: Index, rows: Sequence[int], sources: Sequence[str] = ()) -> list[StoredStatement]:
    """The statements of passages."""
    return [s for s in _within(index.statements.in_passages(rows), sources) if not (s.role and is_of_group(s, s.role))]


def candidates(
    index: Index, asked: Understanding, passages: Sequence[int], sources: Sequence[str] = ()
) -> list[StoredStatement]:
    """Every statement a question may be answered from: those about its roles; where it names none, those of the passages found."""
    pools = [of_role(index, role, sources) for role in asked.roles]
    found = [s for pool in pools for s in pool] or in_passages(index, passages, sources)
    return list({s.row: s for s in found}.values())


def rank(
    index: Index, understanding: Understanding, statements: Sequence[StoredStatement], terms: Sequence[Term]
) -> list[Ranked]:
    """The statements by how well they answer, best first; ties keep the order of the documents."""
    cosines = index.statement_cosines(index.embed(understanding.text), [s.row for s in statements])
    leaning = dict(understanding.leaning) if understanding.meant or not understanding.facets else {}
    roots = stems_of(understanding.unnamed).union(*(term.stems for term in terms))
    asked_words = stems_of(understanding.unnamed) - stems_of("role")
    wants_duration = asks_how_long(understanding.text)
    wants_count = _HOW_MANY.search(understanding.text) is not None
    wants_figure = understanding.shape == "figure" or "pay" in understanding.facets
    ranked = []
    for statement, cosine in zip(statements, cosines, strict=True):
        words = (
            0.75 * overlap(terms, own_stems(statement)) + 0.25 * overlap(terms, context_stems(statement))
            if terms
            else 0.0
        )
        score = _COSINE * float(cosine) + _WORDS * words
        score += _FACET * (statement.facet in understanding.facets) + _LEANS * leaning.get(statement.facet or "", 0.0)
        score += _FIGURE * bool(wants_figure and FIGURE.search(statement.text))
        score += _LABEL * _is_labelled(statement, roots) or _VALUE * _names_value(statement, asked_words)
        score += _COUNT * bool(wants_count and COUNT.search(statement.text))
        score += _LASTS * bool(wants_duration and tells_how_long(statement.text))
        score += _YEARS_MATCH * spans_years(understanding.asked, statement.text)
        score -= _LEANING * points_back(statement)
        score -= _UNASKED_PAY * (
            "pay" not in understanding.facets and leaning.get("pay", 0) < 1 and MONEY.search(statement.text) is not None
        )
        score -= _ELSEWHERE * bool(understanding.roles and statement.role and statement.role not in understanding.roles)
        ranked.append(Ranked(statement, score, float(cosine), words))
    return sorted(in_their_order(ranked), key=lambda r: (-round(r.score, 6), r.statement.row))


def in_their_order(ranked: Sequence[Ranked]) -> list[Ranked]:
    """Names and ratings of one list keep its order, which says what matters most, where the words asked about tell none apart."""
    lists: dict[tuple[object, ...], list[int]] = {}
    for at, r in enumerate(ranked):
        s = r.statement
        if s.kind == "item" and not is_prose(s.text):
            lists.setdefault((s.source, s.section, s.lead, round(r.words, 3)), []).append(at)
    made = list(ranked)
    for places in lists.values():
        scores = sorted((ranked[at].score for at in places), reverse=True)
        in_order = sorted(places, key=lambda at: ranked[at].statement.row)
        for at, score in zip(in_order, scores, strict=True):
            made[at] = replace(ranked[at], score=score)
    return made


def untold(ranked: Sequence[Ranked], asked: Understanding) -> list[Ranked]:
    """Where one asks to go on: the statements that the answers before did not show. Else all of them."""
    if not asked.more:
        return list(ranked)
    return [r for r in ranked if shown(r.statement, dated=False) not in asked.answered]


def _is_labelled(statement: StoredStatement, roots: frozenset[str]) -> bool:
    label = stems_without(statement.label, statement.role) if statement.label else frozenset()
    return bool(label) and label <= roots


def with_figures(told: Sequence[Ranked], asked: Understanding) -> list[Ranked]:
    """Those that give a number; where one asks how many, those that count."""
    counts = [r for r in told if COUNT.search(r.statement.text)] if _HOW_MANY.search(asked.text) else []
    return counts or [r for r in told if FIGURE.search(r.statement.text)]


def _names_value(statement: StoredStatement, words: frozenset[str]) -> bool:
    """True for a label with a short value, where the question shares a word with the label."""
    return len(statement.text.split()) <= 12 and not words.isdisjoint(stems_of(statement.label))


def sums_first(told: Sequence[Ranked], question: str = "") -> list[Ranked]:
    """What is said of pay: what bears out the words asked about, else figures, those of the whole before those of a part."""
    kept = [r for r in told if FIGURE.search(r.statement.text) or r.words >= 0.5] or list(told)
    if names_years(question):
        return sorted(kept, key=lambda r: (-round(r.score, 6), r.statement.row))
    in_order = _each_sum_once(sorted(kept, key=lambda r: (-is_of_the_whole(r.statement), r.statement.row)))
    return [replace(r, score=1.0 - 0.02 * place) for place, r in enumerate(in_order)]


def _each_sum_once(in_order: Sequence[Ranked]) -> list[Ranked]:
    """Without statements that give no figure which those of the role before them do not ("Median pay" as a row and as a sentence)."""
    kept: list[Ranked] = []
    seen: set[tuple[str | None, str, str]] = set()
    for r in in_order:
        sums = {(r.statement.role, r.statement.source, n) for n in figures_of(r.statement.text) if n not in _YEARS}
        if not sums or sums - seen:
            kept.append(r)
        seen |= sums
    return kept


def is_of_the_whole(statement: StoredStatement) -> int:
    """1 for a sum that speaks of all who hold the role, -1 for one of a part of them, 0 for what does not say."""
    if not MONEY.search(statement.text):
        return -1
    return bool(_WHOLE.search(statement.text)) - bool(_PART.search(statement.text))


#: Words from which on a statement is more than a name.
_NAME = 3
#: A rating on a scale.
RATING = re.compile(r"\b\d(?:\.\d+)? of [5-7]\b")
_FIGURES = re.compile(r"\d+(?:[,.]\d+)*")
_YEARS = frozenset(str(year) for year in range(1990, 2050))


def without_repeats(ranked: Iterable[Ranked]) -> Iterator[Ranked]:
    """The ranking with near duplicates once, the same figures and most of the same words: as far as it is read."""
    kept: list[Ranked] = []
    for candidate in ranked:
        if not any(_repeats(candidate.statement, other.statement) for other in kept):
            kept.append(candidate)
            yield candidate


@lru_cache(maxsize=20_000)
def figures_of(text: str) -> frozenset[str]:
    return frozenset(_FIGURES.findall(text))


def _repeats(one: StoredStatement, other: StoredStatement) -> bool:
    """True where two statements are the same, or say the same of one role: the same figures and most of the same words."""
    if one.text == other.text or one.text.split() == other.text.split():
        return True
    if one.role != other.role and None not in (one.role, other.role):
        return False
    figures = figures_of(one.text)
    if figures != figures_of(other.text):
        return False
    beside = one.section == other.section and one.source == other.source and one.label and other.label != one.label
    if beside and (not figures - _YEARS or RATING.search(one.text)):
        return False  # two items of one list, two skills rated alike; not one sum told of two places
    role = one.role or other.role
    mine, theirs = stems_without(one.text, role), stems_without(other.text, role)
    shared, longer, shorter = len(mine & theirs), max(len(mine), len(theirs)), min(len(mine), len(theirs))
    most = 0.5 if one.label and one.label.lower() == other.label.lower() else 0.75
    contained = shorter >= _NAME and shared >= 0.9 * shorter  # a name says less than a sentence that holds it
    return len(figures - _YEARS) > 1 or shared >= most * longer or contained
