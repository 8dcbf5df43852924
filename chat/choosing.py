"""Which of the ranked statements an answer shows, and in which order."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import chain

from chat.conflicts import with_contradictions
from chat.cues import tells
from chat.evidence import RATING, Ranked, without_repeats
from chat.figures import MONEY
from chat.inquiries import SHARE, in_their_order, most_named
from chat.shortlists import rest_of_lists
from chat.wording import points_back, word_count
from ingest.index import Index
from ingest.passages import is_prose
from ingest.stored import StoredStatement

#: What every list of duties ends in and nobody asks for.
_OTHER = re.compile(r"[^\w]*(?:(?:performs?|any) )?other (?:related )?(?:duties|tasks)\b", re.I)
#: A statement this far below the best one (as a share of its score) is left out.
_DROP = 0.80
LONGEST_LIST = 12
#: Items that make a list.
_LEAST_ITEMS = 4
#: Statements of an answer by relevance, and by how much the score of its last may lie below that of the best ...
_MOST_RELEVANT, _LESS_LIKELY = 10, 2.4
#: ... and how many words they take, as a share of those of an answer: labels, dates and markers come on top.
_ROOM = 1.35
#: The same of an answer to a question that wants several things.
_MOST_OPEN, _LESS_LIKELY_OPEN, _ROOM_OPEN = 14, 2.7, 1.6
#: A rating stands beside other statements only if it is nearly as likely to answer.
_NOISE = 0.5
#: So many of the best are shown whatever their score.
_LEAST, _LEAST_OPEN = 2, 3
#: Most sentences that answer a question on a facet told in running text.
_SENTENCES = 6
#: ... unless it goes on from the best one, in the same section: then this far.
_DROP_BESIDE = 0.4


@dataclass(frozen=True, slots=True)
class Chosen:
    """Statements in the order they are shown, and how many more tell the same facet."""

    statements: tuple[StoredStatement, ...]
    left: int = 0


def best(
    ranked: Sequence[Ranked],
    words: int,
    most: int = 4,
    *,
    lists: bool = False,
    drop: float = _DROP,
) -> Chosen:
    """The best statement and those nearly as good, within a number of words; what points back brings what it points at.

    A statement whose score is below ``drop`` times the best one's is left out. ``lists`` keeps what goes on from one already
    chosen.
    """
    pool = {r.statement.row: r.statement for r in ranked}
    kept: dict[int, StoredStatement] = {}
    used = 0
    for candidate in without_repeats(ranked):
        statement = candidate.statement
        beside = lists and not statement.label and _continues(statement, kept)
        if kept and (used + word_count(statement) > words or len(kept) >= most):
            break
        if kept and candidate.score < (_DROP_BESIDE if beside else drop) * ranked[0].score:
            continue
        for needed in [
            *_with_antecedent(statement, pool),
            *(_going_on(statement, pool) if lists and not _enumerates(ranked) else ()),
        ]:
            if needed.row not in kept:
                kept[needed.row] = needed
                used += word_count(needed)
    return Chosen(with_contradictions(tuple(kept.values()), pool.values()))


def most_relevant(ranked: Sequence[Ranked], words: int, facets: Sequence[str] = (), *, several: bool = False) -> Chosen:
    """The statements that answer best, within a number of words: the best one first, the others section by section.

    ``several`` allows more, for a question that is none for a figure or a yes. ``ranked`` bears scores of ``chat.relevance``.
    What is far less likely to answer than the best is left out; each of several ``facets`` has its best statement; what
    points back brings what it points at.
    """
    most, less, room = (_MOST_OPEN, _LESS_LIKELY_OPEN, _ROOM_OPEN) if several else (_MOST_RELEVANT, _LESS_LIKELY, _ROOM)
    pool = {r.statement.row: r.statement for r in ranked}
    least = _LEAST_OPEN if several else _LEAST
    likely = [r for at, r in enumerate(ranked) if at < least or r.score >= ranked[0].score - less]
    likely = [r for r in likely if not _OTHER.match(r.statement.text)] or likely
    if not several:  # ratings beside a sentence that answers are noise
        likely = [r for r in likely if not _is_rating(r.statement) or r.score >= ranked[0].score - _NOISE] or likely
    firsts = [next((r for r in ranked if tells(r.statement, f)), None) for f in facets] if len(facets) > 1 else []
    kept: dict[int, StoredStatement] = {}
    used = 0
    for candidate in without_repeats(chain(dict.fromkeys(r for r in firsts if r), likely)):
        if len(kept) >= most:
            break
        needed = [s for s in _with_antecedent(candidate.statement, pool) if s.row not in kept]
        size = sum(map(word_count, needed))
        if kept and used + size > room * words:
            continue
        kept.update((s.row, s) for s in needed)
        used += size
    kept |= rest_of_lists(kept.values(), pool.values())
    first, *others = kept.values()
    shown = (first, *_section_by_section([first, *others]))
    return Chosen(with_contradictions(tuple(dict.fromkeys(shown)), pool.values()))


def _is_rating(statement: StoredStatement) -> bool:
    """True for "Relationships: 5.67 of 7"."""
    return RATING.search(statement.text) is not None and not is_prose(statement.text)


def as_many(statements: Sequence[StoredStatement], words: int) -> Chosen:
    """As many of the statements, in their order, as fit a number of words."""
    kept: list[StoredStatement] = []
    for statement in statements:
        if kept and sum(map(word_count, kept)) + word_count(statement) > 1.35 * words:
            break
        kept.append(statement)
    return Chosen(tuple(kept), len(statements) - len(kept))


def _enumerates(ranked: Sequence[Ranked]) -> bool:
    """True where the best statements are labelled items of one section: an enumeration, whose items count."""
    top = [r.statement for r in ranked[:3]]
    return len({(s.source, s.section) for s in top if s.label}) == 1 and sum(bool(s.label) for s in top) > 1


def _going_on(statement: StoredStatement, pool: dict[int, StoredStatement]) -> list[StoredStatement]:
    """The further sentences of the list item that a statement opens."""
    going: list[StoredStatement] = []
    row = statement.row + 1
    while (
        (after := pool.get(row)) is not None and after.follows and after.source == statement.source and len(going) < 2
    ):
        going.append(after)
        row += 1
    return going


def _continues(statement: StoredStatement, kept: dict[int, StoredStatement]) -> bool:
    """True for a statement that directly follows or precedes a chosen one in its section."""
    beside = (kept.get(statement.row + step) for step in (-2, -1, 1))
    return any(
        other is not None and other.section == statement.section and other.source == statement.source
        for other in beside
    )


def central(index: Index, told: Sequence[Ranked], facet: str) -> list[Ranked]:
    """The statements of a facet by how much they say of it: a summary or a list in its own order, else nearest to their mean vector."""
    if facet == "summary" or len(told) < 3 or _is_listing(told) or all(r.statement.kind == "item" for r in told):
        return [replace(r, score=1.0) for r in sorted(told, key=lambda r: r.statement.row)]
    rows = [r.statement.row for r in told]
    mean = index.mean_vector(rows)
    near = index.statement_cosines(mean, rows)
    scored = [replace(r, score=float(c)) for r, c in zip(told, near, strict=True)]
    return sorted(scored, key=lambda r: (-round(r.score, 6), r.statement.row))


def _is_listing(told: Sequence[Ranked]) -> bool:
    """True for names and ratings, which stand in an order of their own."""
    return 2 * sum(is_prose(r.statement.text) for r in told) < len(told)


def _with_antecedent(statement: StoredStatement, pool: dict[int, StoredStatement]) -> list[StoredStatement]:
    before = pool.get(statement.row - 1)
    if MONEY.search(
        statement.text
    ):  # "the highest 10 percent earned ..." goes on from the sum before, not from what explains that
        before = next((b for step in (1, 2) if (b := pool.get(statement.row - step)) and MONEY.search(b.text)), before)
    if (
        points_back(statement)
        and before is not None
        and before.section == statement.section
        and before.source == statement.source
    ):
        return [*_with_antecedent(before, pool), statement]
    return [statement]


def whole_list(ranked: Sequence[Ranked], words: int, most: int = LONGEST_LIST) -> Chosen:
    """All statements of a list if they fit; else the best of each section in turn, so that no section crowds the others out."""
    distinct = list(without_repeats(ranked))
    distinct = [r for r in distinct if not points_back(r.statement)] or distinct
    distinct = [r for r in distinct if not _OTHER.match(r.statement.text)] or distinct
    if sum(word_count(r.statement) for r in distinct) <= words * 1.35 and len(distinct) <= most:
        return Chosen(_section_by_section([r.statement for r in in_their_order(distinct)]))
    if listed := _enumeration(distinct, words, most):
        return Chosen(listed, len(distinct) - len(listed))
    if 2 * sum(r.statement.kind == "sentence" for r in distinct) > len(
        distinct
    ):  # no list: the nearest sentences answer
        chosen = best(distinct, words, most=_SENTENCES)
        return Chosen(chosen.statements, len(distinct) - len(chosen.statements))
    distinct = in_their_order(most_named(distinct))
    by_section: dict[tuple[str, ...], list[Ranked]] = {}
    for candidate in distinct:
        by_section.setdefault((candidate.statement.source, *candidate.statement.section), []).append(candidate)
    queues, used = list(by_section.values()), 0
    kept: list[StoredStatement] = []
    # nothing tells the items of a list apart: their own order says what matters most
    queues = [
        sorted(queue, key=lambda r: (is_prose(r.statement.text) == _names_first(queue), r.statement.row))
        if all(r.statement.kind == "item" for r in queue)
        else queue
        for queue in queues
    ]
    while any(queues) and len(kept) < most:
        for queue in queues:
            if not queue or len(kept) >= most:
                continue
            statement = queue.pop(0).statement
            if kept and used + word_count(statement) > words:
                queue.clear()
                continue
            kept.append(statement)
            used += word_count(statement)
    pool = [r.statement for r in ranked]
    return Chosen(with_contradictions(_section_by_section(kept), pool), len(distinct) - len(kept))


def _enumeration(distinct: Sequence[Ranked], words: int, most: int) -> tuple[StoredStatement, ...]:
    """The one list that a document gives under a lead of its own ("... typically do the following:"), whole and in its order, if it fits."""
    lists: dict[tuple[object, ...], list[StoredStatement]] = {}
    for r in distinct:
        s = r.statement
        if s.kind == "item" and s.lead and not s.label:
            lists.setdefault((s.source, s.section, s.lead), []).append(s)
    if len(lists) != 1:
        return ()
    (items,) = lists.values()
    if not _LEAST_ITEMS <= len(items) <= most or sum(map(word_count, items)) > 1.35 * words:
        return ()
    return tuple(sorted(items, key=lambda s: s.row))


def _names_first(queue: Sequence[Ranked]) -> bool:
    """True for a list of names and ratings with some prose below; shares of an inquiry stand below what is said of them."""
    return _is_listing(queue) and not any(SHARE.search(r.statement.text) for r in queue)


def _section_by_section(best_first: Sequence[StoredStatement]) -> tuple[StoredStatement, ...]:
    """The statements in the order of the documents within each section, the section of the best one first."""
    place = {section: at for at, section in enumerate(dict.fromkeys((s.source, s.section) for s in best_first))}
    return tuple(sorted(best_first, key=lambda s: (place[s.source, s.section], s.row)))
