"""Sources that contradict each other: the same words with another figure, both shown and neither averaged."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from chat.evidence import figures_of
from chat.terms import stems_without
from ingest.stored import StoredStatement

#: Least share of their words, figures aside, that two statements have in common where one contradicts the other.
_ALIKE = 0.8


def with_contradictions(
    statements: Sequence[StoredStatement], pool: Iterable[StoredStatement]
) -> tuple[StoredStatement, ...]:
    """The statements, each followed by those of the pool that contradict it; of the same words only the first."""
    told = [s for s in pool if figures_of(s.text)]
    ordered: dict[tuple[str | None, str], StoredStatement] = {}
    for statement in statements:
        for s in (statement, *(other for other in told if contradicts(statement, other))):
            ordered.setdefault((s.role, " ".join(s.text.split())), s)
    return tuple(ordered.values())


def contradicting(statements: Sequence[StoredStatement]) -> bool:
    """True where two of the statements contradict each other."""
    return any(contradicts(one, other) for at, one in enumerate(statements) for other in statements[:at])


def contradicts(one: StoredStatement, other: StoredStatement) -> bool:
    """True where another source says nearly the same words of the same role with other figures."""
    if one.source == other.source or one.role != other.role:
        return False
    ours, theirs = figures_of(one.text), figures_of(other.text)
    if not ours or not theirs or ours == theirs:
        return False
    mine, others = ({w for w in stems_without(s.text, s.role) if not w[0].isdigit()} for s in (one, other))
    return len(mine) > 1 and len(mine & others) >= _ALIKE * len(mine | others)
