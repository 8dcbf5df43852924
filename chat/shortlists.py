"""Short lists, shown whole or not at all: one that lacks an item misleads."""

from __future__ import annotations

from collections.abc import Iterable

from chat.wording import word_count
from ingest.stored import StoredStatement

#: Items of a list that counts as short, and words of each.
_ITEMS, _WORDS = 6, 12

Lists = dict[tuple[str, int], list[StoredStatement]]


def rest_of_lists(kept: Iterable[StoredStatement], pool: Iterable[StoredStatement]) -> dict[int, StoredStatement]:
    """Row -> statement of every short list of which at least two items and half of all are kept."""
    whole = _lists(pool)
    return {
        s.row: s
        for of, chosen in _lists(kept).items()
        if len(chosen) > 1 and len(whole[of]) <= min(2 * len(chosen), _ITEMS)
        for s in whole[of]
    }


def _lists(statements: Iterable[StoredStatement]) -> Lists:
    """The short items that stand under a lead-in, by list."""
    found: Lists = {}
    for s in statements:
        if s.kind == "item" and s.lead and word_count(s) <= _WORDS:
            found.setdefault((s.source, s.group), []).append(s)
    return found
