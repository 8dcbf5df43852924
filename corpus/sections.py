"""The sections of a role guide: the same names in the same order everywhere, so that roles can be compared."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.guide import Fault, Guide

#: Level-2 headings of a role guide, in their order; one that no source tells of is left out.
SECTIONS = (
    "What it is",
    "What you do",
    "Skills",
    "Tools",
    "Education and certificates",
    "Experience",
    "Ways in",
    "Pay",
    "Outlook",
    "Where the jobs are",
    "Hard parts",
    "Who it suits",
    "Related roles",
)


def section_faults(guide: Guide) -> Iterator[Fault]:
    """Headings of a role guide that break the list; a general guide chooses its own."""
    if guide.role is None:
        return
    before = -1
    for block in guide.blocks:
        if block.kind != "heading" or block.level != 2:
            continue
        name = guide.words(block.start, block.end)
        if name not in SECTIONS:
            yield guide.fault(block.start, f"{name!r} is no section of a role guide; use one of: {', '.join(SECTIONS)}")
            continue
        at = SECTIONS.index(name)
        if at == before:
            yield guide.fault(block.start, f"the section {name!r} stands twice; make them one")
        elif at < before:
            yield guide.fault(
                block.start, f"the section {name!r} is out of order; it belongs above {SECTIONS[before]!r}"
            )
        before = max(before, at)
    yield from _other_role_faults(guide)


def _other_role_faults(guide: Guide) -> Iterator[Fault]:
    """Headings below which ingest would take every statement for one about another occupation."""
    for section in guide.document.sections:
        if section.role != guide.role:
            heading = section.path[-1] if section.path else ""
            yield guide.fault(
                section.start, f"the heading {heading!r} reads as the role {section.role!r}; word it otherwise"
            )
