"""One text to one Document, whether Markdown or plain."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date
from functools import lru_cache
from itertools import groupby
from pathlib import Path
from typing import Any

from ingest import markdown, plaintext
from ingest.blocks import Block
from ingest.document import Document, Reference, Role, Source
from ingest.errors import SourceError
from ingest.facets import facet_of_words
from ingest.inline import common_words, expand
from ingest.othernames import other_names
from ingest.outline import build_sections, with_levels
from ingest.passages import passages_of
from ingest.roles import role_of_text, role_of_title, without_numbering
from ingest.sentences import FOOTNOTE
from ingest.statements import statements_of

#: The modules that decide what is read out of a file and how it is searched.
_READING = (
    "blocks embedding facets formats inline lexical markdown onet* othernames outline passages plaintext reader roles sentences statements vocabulary web*"
).split()
#: So many list items, and such a share of them with a full stop, tell how a document writes its lists.
_MANY_ITEMS, _MOSTLY = 3, 0.8


@lru_cache(maxsize=1)
def fingerprint() -> str:
    """A hash of the code that reads documents: where it changed, texts read before are read anew."""
    folder = Path(__file__).parent
    modules = sorted(path for name in _READING for path in folder.glob(f"{name}.py"))
    return hashlib.sha256(b"".join(path.read_bytes() for path in modules)).hexdigest()[:16]


def parse_document(text: str, source_id: str, *, format: str = "markdown", fallback_title: str = "") -> Document:
    """Sections, statements, passages and roles of a text; every offset refers to ``text``.

    ``format`` is ``markdown`` or ``text``. ``fallback_title`` (a file's name) names a text that has no title; it is evidence only where it names an occupation.
    Raises SourceError where there is nothing to quote.
    """
    is_markdown = format == "markdown"
    fields, body = markdown.front_matter(text) if is_markdown else ({}, 0)
    raw = markdown.read_blocks(text, body) if is_markdown else plaintext.read_blocks(text)
    common, whole = common_words(text), _sentence_items(text, raw)
    blocks = [
        b
        for block in with_levels(text, raw)
        for b in ((block,) if block.start in whole else expand(text, block, common))
    ]
    role = _string(fields, "role") or _whole_role(text, blocks)
    title = _string(fields, "title") or _title(text, blocks) or role
    if title is None and role_of_title(fallback_title):
        title = fallback_title
    if role is None and "aliases" not in fields and title:
        role = role_of_title(title)
    sections, content = build_sections(text, blocks, role=role, title=title)
    statements = tuple(
        replace(s, facet=facet_of_words(text[s.start : s.end], s.lead, sections[s.section].facet))
        for s in statements_of(text, content)
    )
    if not statements:
        raise SourceError("holds no sentence or list item that could be quoted")
    source = Source(
        id=source_id,
        version=hashlib.sha256(text.encode()).hexdigest(),
        title=title or fallback_title,
        text=text,
        publisher=_string(fields, "publisher"),
        url=_string(fields, "url"),
        date=_string(fields, "date"),
        licence=_string(fields, "licence") or _string(fields, "license"),
        references=_references(fields, text) if is_markdown else (),
        format=format,
    )
    named = _roles(fields, role, {s.role for s in sections if s.role}, source_id)
    said = [text[s.start : s.end] for s in statements]
    roles = tuple(replace(r, aliases=(*r.aliases, *other_names(said, r.name, r.aliases))) for r in named)
    return Document(source, tuple(sections), statements, passages_of(text, statements), roles)


def _sentence_items(text: str, blocks: list[Block]) -> frozenset[int]:
    """Where items begin of lists whose items end in a full stop throughout: none of them has swallowed what follows it."""
    found: set[int] = set()
    for kind, run in groupby(blocks, key=lambda block: block.kind):
        items = list(run)
        stops = sum(FOOTNOTE.sub("", text[b.start : b.end]).rstrip()[-1:] in (".", "!", "?") for b in items)
        if kind == "item" and len(items) >= _MANY_ITEMS and stops >= _MOSTLY * len(items):
            found.update(b.start for b in items)
    return frozenset(found)


def _string(fields: dict[str, Any], name: str) -> str | None:
    value = fields.get(name)
    return None if value is None or value == "" else _words(value, name)


def _words(value: object, name: str) -> str:
    """A field's value as text. Raises SourceError for a list or mapping (nested aliases of YAML can unfold without end)."""
    if isinstance(value, date):
        return value.isoformat()
    if not isinstance(value, str | int | float):
        raise SourceError(f"front matter {name!r} must be text, not a {type(value).__name__}")
    try:
        return str(value).strip().encode().decode()
    except UnicodeEncodeError as error:
        raise SourceError(f"front matter {name!r} holds half a character (a lone surrogate)") from error


def _whole_role(text: str, blocks: list[Block]) -> str | None:
    """The role of a text that has no headings of its own, told by its sentences."""
    return None if any(b.kind == "heading" for b in blocks) else role_of_text(text)


def _title(text: str, blocks: list[Block]) -> str | None:
    first = next((b for b in blocks if b.kind == "heading"), None)
    return without_numbering(" ".join(text[first.start : first.end].split())) if first else None


def _roles(fields: dict[str, Any], role: str | None, found: set[str], source_id: str) -> tuple[Role, ...]:
    names = dict.fromkeys(sorted(found | ({role} if role else set())), ())
    aliases = fields.get("aliases") or ()
    if role and not isinstance(aliases, list | tuple):
        raise SourceError(f"front matter 'aliases' must be a list, not a {type(aliases).__name__}")
    return tuple(
        Role(name, tuple(_words(a, "aliases") for a in aliases) if name == role else (), (source_id,)) for name in names
    )


def _references(fields: dict[str, Any], text: str) -> tuple[Reference, ...]:
    """The sources a guide lists, and footnotes it defines beyond those."""
    listed = fields.get("sources") or []
    if not isinstance(listed, list) or not all(isinstance(entry, dict) and "id" in entry for entry in listed):
        raise SourceError("front matter 'sources' must be a list of entries with an id")
    made = {}
    for entry in listed:
        name = _words(entry["id"], "id")
        rest = (_string(entry, n) for n in ("publisher", "date", "url", "licence"))
        made[name] = Reference(name, _string(entry, "title") or name, *rest)
    for name, words in markdown.footnote_definitions(text).items():
        made.setdefault(name, Reference(name, words))
    return tuple(made.values())
