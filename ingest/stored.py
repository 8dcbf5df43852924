"""Passages and statements as they come out of an index."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from ingest.document import Reference, Source

#: The columns of a passage p, and of a statement t, with their source s and section c. Their words are cut out of the
#: source's text once that is read: SQLite would go through it from its beginning for each of them.
PASSAGE = "p.row, s.id, p.start, p.stop, c.path, p.role, p.facet"
STATEMENT = "t.row, t.passage, s.id, t.start, t.stop, c.path, t.role, t.facet, t.kind, t.lead, t.grp, t.follows, t.label_end, t.refs"


@dataclass(frozen=True, slots=True)
class StoredPassage:
    """A passage with where it stands; ``row`` is its number in the index."""

    row: int
    source: str
    start: int
    end: int
    section: tuple[str, ...]
    role: str | None
    facet: str | None
    text: str


@dataclass(frozen=True, slots=True)
class StoredStatement:
    """A statement with its context; ``text`` is the exact slice, ``label`` its leading label without the colon."""

    row: int
    passage: int
    source: str
    start: int
    end: int
    section: tuple[str, ...]
    role: str | None
    facet: str | None
    kind: str
    label: str
    lead: str
    group: int
    follows: bool
    reference: Reference | None
    text: str


@lru_cache(maxsize=20_000)
def _path(written: str) -> tuple[str, ...]:
    """A heading path; the statements of a section share one."""
    return tuple(json.loads(written))


def passage_of(row: Sequence[Any], source_of: Callable[[str], Source]) -> StoredPassage:
    """A passage from the columns ``PASSAGE``."""
    number, source, start, end, path, role, facet = row
    return StoredPassage(number, source, start, end, _path(path), role, facet, source_of(source).text[start:end])


def statement_of(row: Sequence[Any], source_of: Callable[[str], Source]) -> StoredStatement:
    """A statement from the columns ``STATEMENT``."""
    number, passage, source, start, end, path, role, facet, kind, lead, group, follows, label_end, refs = row
    told = source_of(source)
    text = told.text[start:end]
    label = text[: label_end - start].strip(' :*_"“”')
    reference = next((found for name in _path(refs) if (found := told.reference(name))), None)
    return StoredStatement(
        number, passage, source, start, end, _path(path), role, facet, kind, label, lead, group, bool(follows),
        reference, text,
    )  # fmt: skip
