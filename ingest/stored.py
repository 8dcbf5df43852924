"""Passages and statements as they come out of an index."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from ingest.document import Reference

#: The columns of a passage p, and of a statement t, with their source s and section c.
PASSAGE = "p.row, s.id, p.start, p.stop, c.path, p.role, p.facet, substr(s.text, p.start+1, p.stop-p.start)"
STATEMENT = (
    "t.row, t.passage, s.id, t.start, t.stop, c.path, t.role, t.facet, t.kind, t.lead, t.grp, t.follows, t.label_end, t.refs, "
    "substr(s.text, t.start+1, t.stop-t.start)"
)


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


def passage_of(row: Sequence[Any]) -> StoredPassage:
    """A passage from the columns ``PASSAGE``."""
    number, source, start, end, path, role, facet, text = row
    return StoredPassage(number, source, start, end, _path(path), role, facet, text)


def statement_of(row: Sequence[Any], reference_of: Callable[[str, str], Reference | None]) -> StoredStatement:
    """A statement from the columns ``STATEMENT``; ``reference_of`` finds a source's reference by its id."""
    *where, path, role, facet, kind, lead, group, follows, label_end, refs, text = row
    number, passage, source, start, end = where
    label = text[: label_end - start].strip(' :*_"“”')
    reference = next((found for name in _path(refs) if (found := reference_of(source, name))), None)
    return StoredStatement(
        number, passage, source, start, end, _path(path), role, facet, kind, label, lead, group, bool(follows),
        reference, text,
    )  # fmt: skip
