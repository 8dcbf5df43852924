"""Next questions that the documents do answer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from chat.wording import with_article
from ingest.index import Index
from ingest.stored import StoredStatement
from ingest.topics import Topic
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
#: How many roles are asked what the documents tell of them: there may be a thousand.
_LOOKED_AT = 24


def about(index: Index, role: str, asked: Iterable[str] = (), most: int = 3) -> tuple[str, ...]:
    """Questions on the facets that the documents tell of a role, without those just asked."""
    told, skip = index.statements.counts(role), set(asked)
    return tuple(
        phrase(f"question.{facet}", a_role=with_article(role))
        for facet in ORDER
        if told.get(facet) and facet not in skip
    )[:most]


def of_roles(
    index: Index, roles: Sequence[str], facets: Sequence[str], most: int = 3, *, likeliest_first: bool = False
) -> tuple[str, ...]:
    """The same question for several roles, those first whose documents tell the facet and most beside.

    ``likeliest_first`` keeps their order among those that tell the facet.
    """
    facet = next(iter(facets), None)
    looked_at = roles[:_LOOKED_AT] if likeliest_first else _richest(index, roles)
    tells = {role: index.statements.counts(role) for role in looked_at}
    ordered = sorted(tells, key=lambda r: (-sum(tells[r].values()), r)) if not likeliest_first else list(tells)
    ordered.sort(key=lambda r: not (facet is None or tells[r].get(facet)))
    made = []
    for role in ordered[:most]:
        known = facet if facet and tells[role].get(facet) else "all" if facet is None else None
        if known:
            made.append(phrase(f"question.{known}", a_role=with_article(role)))
    return tuple(made)


def of_topic(topic: Topic, statements: Sequence[StoredStatement], most: int = 3) -> tuple[str, ...]:
    """Questions on the sections of a document about no role."""
    headings = dict.fromkeys(s.section[-1] for s in statements if len(s.section) > 1)
    return tuple(phrase("heading_question", title=topic.names[0], heading=heading) for heading in headings)[:most]


def starters(index: Index) -> tuple[str, ...]:
    """Questions to begin with."""
    roles = [r.name for r in index.roles()]
    return of_roles(index, roles, ("duties",), 1) + of_roles(index, roles, ("pay",), 2)


def nearest(index: Index, rows: Sequence[int], facets: Sequence[str], most: int = 3) -> tuple[str, ...]:
    """Questions on the roles of passages that came near, else on the roles the documents tell most of."""
    near = list(dict.fromkeys(p.role for p in index.passages(rows) if p.role))
    roles = near[:8] or [r.name for r in index.roles()]
    return of_roles(index, roles, facets, most) or of_roles(index, roles, (), most)


def _richest(index: Index, roles: Sequence[str]) -> Sequence[str]:
    """The roles with most passages, where there are more than it pays to look at one by one."""
    if len(roles) <= _LOOKED_AT:
        return roles
    passages = Counter(index.passage_roles())
    return sorted(roles, key=lambda role: (-passages[role], role))[:_LOOKED_AT]
