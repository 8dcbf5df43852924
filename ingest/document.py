"""What a document is made of: source, sections, statements, passages. Standard library only.

All offsets are indices into ``Source.text`` (Python ``str`` indices, end exclusive).
"""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Reference:
    """Where a statement took its fact from: what a footnote of a guide points at."""

    id: str
    title: str
    publisher: str | None = None
    date: str | None = None
    url: str | None = None
    licence: str | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """One document. ``version`` is the sha256 of its text; ``text`` is what all offsets refer to.

    ``format`` is the grammar the text is read by, ``markdown`` or ``text``, whatever kind of file it came from.
    """

    id: str
    version: str
    title: str
    text: str
    publisher: str | None = None
    url: str | None = None
    date: str | None = None
    licence: str | None = None
    references: tuple[Reference, ...] = ()
    format: str = "markdown"

    def reference(self, reference_id: str) -> Reference | None:
        """The reference with this id, or None where the document lists none of that name."""
        return next((r for r in self.references if r.id == reference_id), None)


@dataclass(frozen=True, slots=True)
class Section:
    """A heading path with the part of the text below it, up to the next heading of any level."""

    path: tuple[str, ...]
    start: int
    end: int
    role: str | None = None
    facet: str | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence, list item or table row: the unit that is quoted and cited.

    ``section`` is an index into ``Document.sections``. ``label_end`` is where a leading label
    (``Team Leadership:``) ends, or ``start`` where there is none. ``lead`` is the lead-in or label
    the statement stands under. ``group`` numbers the run (list or paragraph) it belongs to.
    ``follows`` marks a sentence that goes on from the one before it in the same list item. ``facet`` is
    the section's unless the lead-in or a sum of money tells another.
    """

    start: int
    end: int
    section: int
    kind: str = "sentence"  # sentence | item | row
    label_end: int = 0
    lead: str = ""
    group: int = 0
    follows: bool = False
    references: tuple[str, ...] = ()
    facet: str | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """What is embedded and retrieved: an exact slice holding statements ``first`` to ``last`` (exclusive)."""

    start: int
    end: int
    section: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Role:
    """An occupation the index knows, with its other names and the sources that tell of it."""

    name: str
    aliases: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """A source with everything read out of it."""

    source: Source
    sections: tuple[Section, ...]
    statements: tuple[Statement, ...]
    passages: tuple[Passage, ...] = ()
    roles: tuple[Role, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Entry:
    """A document with the root it belongs to and the file (its path below the root) it was read from."""

    root: str
    file: str
    document: Document


@dataclass(frozen=True, slots=True)
class FileRecord:
    """A file as an index remembers it; ``reasons`` tell why it, or parts of it, could not be read."""

    root: str
    name: str
    sha256: str
    reasons: tuple[str, ...] = ()
