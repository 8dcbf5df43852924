"""Retrieval: where the gold statements stand among the passages found."""

from __future__ import annotations

import math

from evals.case import Case, Span

#: How many passages a question retrieves, and where recall is measured.
DEPTH = 20
CUTS = (1, 2, 4, 8, 20)


def recall(case: Case, k: int) -> float | None:
    """Recall@k: share of the gold statements that stand in the first k passages (Manning, Raghavan, Schütze 2008, ch. 8)."""
    if not case.gold:
        return None
    found = case.reply.passages[:k]
    return sum(any(p.holds(g) for p in found) for g in case.gold) / len(case.gold)


def reciprocal_rank(case: Case) -> float | None:
    """1 / rank of the first passage with a gold statement, 0 where none has one; its mean is MRR (Voorhees, TREC-8, 1999)."""
    return next((1 / rank for rank, hit in enumerate(_hits(case), 1) if hit), 0.0) if case.gold else None


def ndcg(case: Case, k: int = 8) -> float | None:
    """nDCG@k with a gain of 1 for a passage that holds a gold statement (Järvelin and Kekäläinen 2002).

    The ideal ranks as many such passages first as the system has.
    """
    if not case.gold:
        return None
    gained = sum(hit / math.log2(rank + 1) for rank, hit in enumerate(_hits(case)[:k], 1))
    ideal = sum(1 / math.log2(rank + 1) for rank in range(1, min(case.relevant, k) + 1))
    return gained / ideal if ideal else 0.0


def _hits(case: Case) -> list[bool]:
    return [any(p.holds(g) for g in case.gold) for p in case.reply.passages]


def holding(passages: tuple[Span, ...] | list[Span], gold: tuple[Span, ...]) -> int:
    """How many passages hold a gold statement."""
    return sum(any(p.holds(g) for g in gold) for p in passages)
