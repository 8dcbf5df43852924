"""The fields above a guide: its title, its other names, and the sources it lists."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
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
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def front_matter_faults(guide: Guide) -> Iterator[Fault]:
    """What the front matter lacks."""
    if not guide.fields.get("title"):
        yield guide.fault(0, "the front matter has no title; add 'title: ...'")
    aliases = guide.fields.get("aliases") or []
    if not isinstance(aliases, list) or not all(isinstance(alias, str) for alias in aliases):
        yield guide.fault(_key(guide, "aliases"), "aliases must be a list of names: [First Name, Second Name]")
    if not guide.fields.get("sources"):
        yield guide.fault(_key(guide, "sources"), "the front matter lists no sources; add each under 'sources:'")
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


def sources_of(guide: Guide) -> list[tuple[str, dict[str, Any], int]]:
    """Every listed source: id, fields, and the offset it begins at."""
    entries = guide.fields.get("sources") or []
    node = _nodes(guide).get("sources")
    offsets = [entry.start_mark.index for entry in node[1].value] if node else []
    return [(str(entry["id"]).strip(), entry, at) for entry, at in zip(entries, offsets, strict=True)]


def _nodes(guide: Guide) -> dict[str, tuple[yaml.Node, yaml.Node]]:
    """Field -> its key and value as YAML nodes; their marks are offsets of the file."""
    root = yaml.compose(guide.text[: guide.body].rstrip().removesuffix("---"), Loader=yaml.SafeLoader)
    return {key.value: (key, value) for key, value in root.value} if root else {}


def _key(guide: Guide, field: str) -> int:
    """Where a field stands; the file's beginning where it is absent."""
    found = _nodes(guide).get(field)
    return found[0].start_mark.index if found else 0


def shared_name_faults(guides: Iterable[Guide]) -> Iterator[Fault]:
    """Titles, roles and aliases that two guides share: a question would not know which is meant."""
    owners: dict[str, Guide] = {}
    for guide in guides:
        for name in _names(guide):
            owner = owners.setdefault(_alike(name), guide)
            if owner is not guide:
                at = max(0, guide.text.find(name, 0, guide.body))
                yield guide.fault(at, f"{name!r} is a name in {owner.path.name} too; keep it in one of the two")


def _names(guide: Guide) -> dict[str, None]:
    aliases = guide.fields.get("aliases") or []
    found = [guide.fields.get("title"), guide.role, *(aliases if isinstance(aliases, list) else [])]
    return dict.fromkeys(name for name in found if isinstance(name, str) and name)


def _alike(name: str) -> str:
    """One spelling for names that a reader would not tell apart."""
    return " ".join(re.sub(r"[-\u2010-\u2015/]", " ", name).casefold().split())
