"""How near roles come to a description, by the vectors of what is told of them; no text is read."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

import numpy as np

from ingest.embed import Vectors
from ingest.index import Index

#: Facets that tell whom a role suits; None is what stands under none.
TELLING = frozenset(("duties", "summary", "skills", "fit", "tools", "experience", "education", "path", "places", None))
#: Passages looked at for each part of a description, roles compared, and words that make a part.
_DEPTH, _CANDIDATES, _CLAUSE = 60, 40, 3
#: What a role loses for having much told of it.
_LENGTH = 0.06
_CLAUSES = re.compile(r"[.,;:!?]+|\b(?:and|but|so)\b", re.I)


def parts_of(index: Index, text: str) -> tuple[Vectors, list[Vectors]]:
    """The vector of a text and those of its clauses."""
    return index.embed(text), [index.embed(c) for c in _CLAUSES.split(text) if len(c.split()) >= _CLAUSE]


def nearness(
    index: Index, role: str, whole: Vectors, clauses: Sequence[Vectors], sources: tuple[str, ...] = ()
) -> tuple[float, float] | None:
    """How near what is told of a role comes to a text and its clauses, and the cosine of the best; None where nothing is."""
    told = index.statements.rows_of_role(role, TELLING, sources)
    if not told:
        return None
    rows = index.prose_of(told) or told  # every occupation's list of ratings comes near to "good at maths"
    near = np.sort(index.statement_cosines(whole, rows))[::-1]
    parts = [float(index.statement_cosines(c, rows).max()) for c in clauses] or [float(near[0])]
    return float(near[:3].mean()) + sum(parts) / len(parts) - _LENGTH * math.log(len(rows)), float(near[0])


def candidates(index: Index, vectors: Sequence[Vectors]) -> list[str]:
    """The roles whose passages come nearest to any of the vectors, nearest first."""
    roles, best = index.passage_roles(), dict[str, float]()
    for vector in vectors:
        for row, near in index.dense(vector, _DEPTH):
            if (role := roles[row]) is not None:
                best[role] = max(near, best.get(role, -1.0))
    return sorted(best, key=lambda role: (-best[role], role))[:_CANDIDATES]
