"""Inquiries among people: which share of those asked gave each answer."""

from __future__ import annotations

import re
from collections.abc import Sequence

from chat.evidence import Ranked

#: A share of people in a list of shares, and how many of them are shown.
SHARE, _MOST = re.compile(r":\s*\d[\d.,]* ?% of\b"), 3


def in_their_order(ranked: Sequence[Ranked]) -> list[Ranked]:
    """The ranking; with inquiries in it, in the order of the documents, for the first asks for what matters most."""
    if any(SHARE.search(r.statement.text) for r in ranked):
        return sorted(ranked, key=lambda r: r.statement.row)
    return list(ranked)


def most_named(ranked: Sequence[Ranked]) -> list[Ranked]:
    """The ranking with only what was named most in each inquiry."""
    shares: dict[tuple[object, ...], list[int]] = {}
    for r in ranked:
        if r.statement.kind == "item" and SHARE.search(r.statement.text):
            shares.setdefault((r.statement.source, r.statement.section, r.statement.lead), []).append(r.statement.row)
    dropped = {row for rows in shares.values() for row in sorted(rows)[_MOST:]}
    return [r for r in ranked if r.statement.row not in dropped]
