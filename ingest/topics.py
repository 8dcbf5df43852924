"""Documents about no occupation, by the names they go by: what a question may be about when it names no role."""

from __future__ import annotations

from dataclasses import dataclass

from ingest.database import Database
from ingest.markdown import front_matter


@dataclass(frozen=True, slots=True)
class Topic:
    """A document about no occupation: its source's id and its names, the title first."""

    source: str
    names: tuple[str, ...]


def topics_of(database: Database) -> tuple[Topic, ...]:
    """Every document no part of which is about an occupation, by id."""
    found = database.rows(
        "SELECT id, title, text, format FROM sources WHERE n NOT IN (SELECT source FROM sections WHERE role IS NOT NULL) "
        "AND title IS NOT NULL ORDER BY id"
    )
    return tuple(
        Topic(id_, (title, *(_aliases(text) if form == "markdown" else ()))) for id_, title, text, form in found
    )


def _aliases(text: str) -> tuple[str, ...]:
    """The other names its front matter gives it."""
    aliases = front_matter(text)[0].get("aliases")
    return tuple(a for a in aliases if isinstance(a, str)) if isinstance(aliases, list) else ()
