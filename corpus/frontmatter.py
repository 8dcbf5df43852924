"""The fields above a guide: its title, its lists of names, and the sources it lists."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

import yaml

from corpus.guide import Fault, Guide

#: What a source must say of itself, and what to write where its document does not tell.
_REQUIRED = {
    "title": "the document's own title",
    "publisher": "'not named' where the document names none",
    "date": "a year or a date, 'undated' where the document tells none",
    "licence": "'not stated; facts only, wording our own' where none is stated",
}
#: Fields that are lists of names, and how such a list is written.
_LISTS = {
    "aliases": "[First Name, Second Name]",
    "shared": "[First Name, Second Name]",
    "related": "[first-guide, second-guide]",
}
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def front_matter_faults(guide: Guide) -> Iterator[Fault]:
    """What the front matter lacks."""
    if not guide.fields.get("title"):
        yield guide.fault(0, "the front matter has no title; add 'title: ...'")
    for field, example in _LISTS.items():
        value = guide.fields.get(field)
        if value is not None and not _is_list_of_names(value):
            yield guide.fault(field_at(guide, field), f"{field} must be a list of names: {example}")
    if not guide.fields.get("sources"):
        yield guide.fault(field_at(guide, "sources"), "the front matter lists no sources; add each under 'sources:'")
    yield from _source_faults(guide)


def _source_faults(guide: Guide) -> Iterator[Fault]:
    seen: set[str] = set()
    for name, entry, at in sources_of(guide):
        if not _SLUG.fullmatch(name):
            yield guide.fault(at, f"the source id {name!r} is no footnote label; use small letters, digits and hyphens")
        if name in seen:
            yield guide.fault(at, f"the source id {name!r} stands twice; give each source its own")
        seen.add(name)
        for field, remedy in _REQUIRED.items():
            if entry.get(field) in (None, ""):
                yield guide.fault(at, f"the source {name!r} has no {field}; add it ({remedy})")
        if "original" in entry and not original_of(entry):
            says = f"the source {name!r} has an original that is no path; name a file of the data folder or take it out"
            yield guide.fault(at, says)


def sources_of(guide: Guide) -> list[tuple[str, dict[str, Any], int]]:
    """Every listed source: id, fields, and the offset it begins at."""
    entries = guide.fields.get("sources") or []
    node = _nodes(guide).get("sources")
    offsets = [entry.start_mark.index for entry in node[1].value] if node else []
    return [(str(entry["id"]).strip(), entry, at) for entry, at in zip(entries, offsets, strict=True)]


def original_of(entry: dict[str, Any]) -> str | None:
    """Where the document of a source lies below the data folder ("pages/kites.html", "onet.zip#15-2051.00"), if it tells."""
    original = entry.get("original")
    return original.strip() or None if isinstance(original, str) else None


def names_of(guide: Guide, field: str) -> list[tuple[str, int]]:
    """The names a list field holds ("aliases", "shared", "related"), each with its offset; empty where it is no such list."""
    value, found = guide.fields.get(field), _nodes(guide).get(field)
    if not value or found is None or not _is_list_of_names(value):
        return []
    return [(name.strip(), node.start_mark.index) for name, node in zip(value, found[1].value, strict=True)]


def field_at(guide: Guide, field: str) -> int:
    """Where a field stands; the file's beginning where it is absent."""
    found = _nodes(guide).get(field)
    return found[0].start_mark.index if found else 0


def _is_list_of_names(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(name, str) for name in value)


def _nodes(guide: Guide) -> dict[str, tuple[yaml.Node, yaml.Node]]:
    """Field -> its key and value as YAML nodes; their marks are offsets of the file."""
    return _composed(guide.text[: guide.body].rstrip().removesuffix("---"))


@lru_cache(maxsize=256)
def _composed(text: str) -> dict[str, tuple[yaml.Node, yaml.Node]]:
    root = yaml.compose(text, Loader=yaml.SafeLoader)
    return {key.value: (key, value) for key, value in root.value} if root else {}
