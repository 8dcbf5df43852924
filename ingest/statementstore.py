"""The statements of an index, by what is known of them: role, facet, passage, stretch of text, names in their words."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from functools import lru_cache, partial

from ingest.database import Database
from ingest.document import Source
from ingest.stored import STATEMENT, StoredStatement, statement_of


class StatementStore:
    """Read access to the statements of one generation; ``source_of`` gives a source by its id."""

    def __init__(self, database: Database, source_of: Callable[[str], Source]) -> None:
        self._database = database
        self._where = partial(_where, database, source_of)
        self._of_role = lru_cache(maxsize=64)(partial(_of_role, self._where))

    def in_passages(self, passages: Sequence[int]) -> list[StoredStatement]:
        """The statements of these passages, by row."""
        return self._where(f"t.passage IN ({','.join('?' * len(passages))})", passages)

    def between(self, source: str, start: int, end: int) -> list[StoredStatement]:
        """The statements of one source that lie in a stretch of its text, or share some of it."""
        return self._where("s.id=? AND t.start<? AND t.stop>?", (source, end, start))

    def of_role(self, role: str | None) -> list[StoredStatement]:
        """All statements about a role (None: about none), by row."""
        return list(self._of_role(role))

    def of_facet(self, facet: str) -> list[StoredStatement]:
        """All statements that tell this facet of some role, by row."""
        return self._where("t.role IS NOT NULL AND t.facet=?", (facet,))

    def naming(self, role: str) -> list[StoredStatement]:
        """Statements about no role or another one whose words name this role."""
        where = "t.role IS NOT ? AND t.row IN (SELECT rowid FROM prose WHERE prose MATCH ?)"
        phrase = '"{}" *'.format(role.replace('"', ""))  # the last word as a beginning: plurals as well
        return [s for s in self._where(where, (role, phrase)) if _names(role, " ".join(s.text.split()))]

    def rows_of_role(self, role: str, facets: Collection[str | None], sources: Sequence[str] = ()) -> list[int]:
        """Rows of the statements that tell one of these facets (None: none) of a role, in these sources where some are named."""
        found = self._database.rows(
            "SELECT t.row, t.facet, s.id FROM statements t JOIN sources s ON s.n=t.source WHERE t.role=? ORDER BY t.row",
            (role,),
        )
        return [row for row, facet, source in found if facet in facets and (not sources or source in sources)]

    def rows_by_facet(self, role: str) -> dict[str | None, list[int]]:
        """Facet (None: none) -> rows of the statements that tell it of a role, in their order."""
        found: dict[str | None, list[int]] = {}
        for row, facet in self._database.rows("SELECT row, facet FROM statements WHERE role=? ORDER BY row", (role,)):
            found.setdefault(facet, []).append(row)
        return found

    def counts(self, role: str | None) -> dict[str, int]:
        """Facet -> number of statements that tell it of the role (None: of no role)."""
        found = self._database.rows("SELECT facet, count(*) FROM statements WHERE role IS ? GROUP BY facet", (role,))
        return {facet: count for facet, count in found if facet}


# What is kept of late calls refers to the store's parts and not to itself, so that an index nobody uses is let go of at once.


def _where(
    database: Database, source_of: Callable[[str], Source], where: str, arguments: Iterable[object]
) -> list[StoredStatement]:
    rows = database.rows(
        f"SELECT {STATEMENT} FROM statements t JOIN sources s ON s.n=t.source "
        f"JOIN sections c ON c.source=t.source AND c.n=t.section WHERE {where} ORDER BY t.row",
        arguments,
    )
    return [statement_of(row, source_of) for row in rows]


def _of_role(
    select: Callable[[str, Iterable[object]], list[StoredStatement]], role: str | None
) -> tuple[StoredStatement, ...]:
    return tuple(select("t.role IS ?", (role,)))


def _names(role: str, words: str) -> bool:
    """True where the words name the role itself, not a longer title that ends in it ("Chief Data Scientist")."""
    for found in re.finditer(rf"\b{re.escape(role)}", words, re.I):
        before = words[: found.start()].split()
        if (
            not before
            or not before[-1][0].isupper()
            or before[-1][-1] in ",:;.("
            or before[-1].lower() in ("a", "an", "the", "and", "or", "most")
        ):
            return True
    return False
