"""What an answer begins with: what the role is, or the heading that says what the statements below it are of."""

from __future__ import annotations

from chat.subject import definition
from chat.terms import Term, own_stems, stems_of, stems_without
from ingest.passages import is_prose
from ingest.stored import StoredStatement


def opening(pool: list[StoredStatement], role: str) -> StoredStatement | None:
    """What the role is, in one sentence: its definition, or what a document's summary of it opens with."""
    own = [s for s in pool if s.role == role and s.facet == "summary" and not s.label and is_prose(s.text)]
    return definition(pool, role) or min((s for s in own if s.kind == "sentence"), key=lambda s: s.row, default=None)


def heading_of(statements: list[StoredStatement], terms: list[Term]) -> str:
    """The lead-in or heading of all statements, where it bears out a word that was asked about ("Job Zone Three")."""
    leads = {s.lead for s in statements}
    if len(leads) == 1 and any(not stems_of(statements[0].lead).isdisjoint(t.stems) for t in terms):
        return statements[0].lead.rstrip(": ")
    if len({(s.source, s.section) for s in statements}) != 1 or not statements[0].section:
        return ""
    heading = statements[0].section[-1]
    own = frozenset().union(*(own_stems(s) for s in statements))
    above = stems_without(heading, statements[0].role)
    return heading if any(not above.isdisjoint(t.stems) and own.isdisjoint(t.stems) for t in terms) else ""
