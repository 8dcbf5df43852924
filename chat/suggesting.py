"""Next questions that the documents do answer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from chat.understanding import with_article
from ingest.index import Index
from prompts import phrase

#: In what order a person tends to want to know.
ORDER = (
    "duties",
    "skills",
    "pay",
    "education",
    "experience",
    "outlook",
    "tools",
    "path",
    "challenges",
    "places",
    "practice",
)


def about(index: Index, role: str, asked: Iterable[str] = (), most: int = 3) -> tuple[str, ...]:
    """Questions on the facets that the documents tell of a role, without those just asked."""
    told, skip = index.facets(role), set(asked)
    return tuple(
        phrase(f"question.{facet}", a_role=with_article(role))
        for facet in ORDER
        if told.get(facet) and facet not in skip
    )[:most]


def of_roles(index: Index, roles: Sequence[str], facets: Sequence[str], most: int = 3) -> tuple[str, ...]:
    """The same question for several roles, those first whose documents tell the facet."""
    facet = next(iter(facets), None)
    tells = {role: index.facets(role) for role in roles}
    ordered = sorted(roles, key=lambda r: (not (facet is None or tells[r].get(facet)), -sum(tells[r].values()), r))
    made = []
    for role in ordered[:most]:
        known = facet if facet and tells[role].get(facet) else "all" if facet is None else None
        if known:
            made.append(phrase(f"question.{known}", a_role=with_article(role)))
    return tuple(made)


def nearest(index: Index, rows: Sequence[int], facets: Sequence[str], most: int = 3) -> tuple[str, ...]:
    """Questions on the roles of passages that came near, else on the roles the documents tell most of."""
    near = list(dict.fromkeys(p.role for p in index.passages(rows) if p.role))
    roles = near or [r.name for r in index.roles()]
    return of_roles(index, roles[:8], facets, most) or of_roles(index, roles[:8], (), most)
