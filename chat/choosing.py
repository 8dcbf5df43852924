"""Which of the ranked statements an answer shows, and in which order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from chat.evidence import Ranked, without_repeats
from chat.wording import points_back, word_count
from ingest.index import Index, StoredStatement

#: A statement this far below the best one (as a share of its score) is left out.
_DROP = 0.80
LONGEST_LIST = 12
#: ... unless it goes on from the best one, in the same section: then this far.
_DROP_BESIDE = 0.55


@dataclass(frozen=True, slots=True)
class Chosen:
    """Statements in the order they are shown, and how many more tell the same facet."""

    statements: tuple[StoredStatement, ...]
    left: int = 0


def best(ranked: Sequence[Ranked], words: int, most: int = 4, *, lists: bool = False) -> Chosen:
    """The best statement and those nearly as good, within a number of words; what points back brings what it points at.

    ``lists`` keeps more of what goes on from one already chosen.
    """
    pool = {r.statement.row: r.statement for r in ranked}
    kept: dict[int, StoredStatement] = {}
    used = 0
    for candidate in without_repeats(ranked):
        statement = candidate.statement
        beside = lists and not statement.label and _continues(statement, kept)
        if kept and (used + word_count(statement) > words or len(kept) >= most):
            break
        if kept and candidate.score < (_DROP_BESIDE if beside else _DROP) * ranked[0].score:
            continue
        for needed in _with_antecedent(statement, pool):
            if needed.row not in kept:
                kept[needed.row] = needed
                used += word_count(needed)
    return Chosen(tuple(kept.values()))


def _continues(statement: StoredStatement, kept: dict[int, StoredStatement]) -> bool:
    """True for a statement that directly follows or precedes a chosen one in its section."""
    beside = (kept.get(statement.row + step) for step in (-2, -1, 1))
    return any(other is not None and other.section == statement.section and other.source == statement.source for other in beside)


def central(index: Index, told: Sequence[Ranked], facet: str) -> list[Ranked]:
    """The statements of a facet by how much they say of it: a summary in its own order, else nearest to their mean vector."""
    if facet == "summary" or len(told) < 3:
        return [replace(r, score=1.0) for r in sorted(told, key=lambda r: r.statement.row)]
    rows = [r.statement.row for r in told]
    mean = index.mean_vector(rows)
    near = index.statement_cosines(mean, rows)
    scored = [replace(r, score=float(c)) for r, c in zip(told, near, strict=True)]
    return sorted(scored, key=lambda r: (-round(r.score, 6), r.statement.row))


def _with_antecedent(statement: StoredStatement, pool: dict[int, StoredStatement]) -> list[StoredStatement]:
    before = pool.get(statement.row - 1)
    if points_back(statement) and before is not None and before.section == statement.section and before.source == statement.source:
        return [*_with_antecedent(before, pool), statement]
    return [statement]


def whole_list(ranked: Sequence[Ranked], words: int, most: int = LONGEST_LIST) -> Chosen:
    """All statements of a list if they fit; else the best of each section in turn, so that no section crowds the others out."""
    distinct = [r for r in without_repeats(ranked) if not points_back(r.statement)] or without_repeats(ranked)
    if sum(word_count(r.statement) for r in distinct) <= words * 1.35 and len(distinct) <= most:
        return Chosen(tuple(sorted((r.statement for r in distinct), key=lambda s: s.row)))
    by_section: dict[tuple[str, ...], list[Ranked]] = {}
    for candidate in distinct:
        by_section.setdefault((candidate.statement.source, *candidate.statement.section), []).append(candidate)
    queues, kept, used = list(by_section.values()), [], 0
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
    return Chosen(tuple(sorted(kept, key=lambda s: s.row)), len(distinct) - len(kept))
