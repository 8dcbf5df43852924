"""Blocks to sections: which heading stands under which, and the role and facet each section tells of."""

from __future__ import annotations

from dataclasses import replace

from ingest.blocks import Block, is_title_case
from ingest.document import Section
from ingest.facets import facet_of_heading
from ingest.roles import role_of_heading, without_numbering
from ingest.titles import titles_of

#: Levels of headings that carry none of their own: a role, a part (prose below it), a list's heading.
_ROLE_LEVEL, _PART_LEVEL, _LIST_LEVEL = 2, 3, 4


def with_levels(text: str, blocks: list[Block]) -> list[Block]:
    """The blocks with a level for every heading.

    Bare headings get theirs from what stands below: one with prose of its own opens a part, one with a list
    belongs to the part before it; one that names an occupation stands above both.
    """
    levelled, numbered = [], max((b.level for b in blocks if b.kind == "heading"), default=0)
    for at, block in enumerate(blocks):
        if block.kind == "heading" and block.level == 0:
            block = replace(block, level=_bare_level(text, blocks, at, numbered > 0))
        levelled.append(block)
    return levelled


def _bare_level(text: str, blocks: list[Block], at: int, numbered: bool) -> int:
    if at == 0 or numbered:
        return 1
    if role_of_heading(text[blocks[at].start : blocks[at].end]):
        return _ROLE_LEVEL
    below = []
    for block in blocks[at + 1 :]:
        if block.kind in ("heading", "item"):
            break
        below.append(block)
    after = blocks[at + 1 + len(below)] if at + 1 + len(below) < len(blocks) else None
    if after is not None and after.kind == "item":
        return _LIST_LEVEL
    return _PART_LEVEL if below else _LIST_LEVEL


def build_sections(
    text: str, blocks: list[Block], *, role: str | None, title: str | None
) -> tuple[list[Section], list[tuple[int, Block, str]]]:
    """Sections, and each block of content with its section's index and the lead-in it stands under.

    ``role`` is what the whole document is about where that is known. A heading that names an occupation changes
    it for everything below; a heading repeated directly below itself counts once.
    """
    sections = [Section((title,) if title else (), 0, len(text), role, None)]
    content: list[tuple[int, Block, str]] = []
    stack: list[tuple[int, str, str | None, str | None]] = []  # level, heading, role, facet
    lead, lead_indent = "", -1
    for block in blocks:
        words = " ".join(text[block.start : block.end].split())
        if block.kind == "label" and not _names_section(words):
            lead, lead_indent = words.rstrip(":").strip(), block.indent
            continue
        if block.kind in ("heading", "label"):
            heading = words.rstrip(":").strip(" #*")
            if not heading:
                continue
            while stack and stack[-1][0] >= block.level:
                stack.pop()
            if stack and without_numbering(stack[-1][1]) == without_numbering(heading):
                continue
            stack.append((block.level, heading, *_meaning(heading, stack, role, block.kind == "label")))
            facet = stack[-1][3] or ("summary" if _role_named(heading, stack[-1][2]) else None)
            sections[-1] = replace(sections[-1], end=block.start)
            path = tuple(h for _, h, *_ in stack)
            if title and not _same(path[0], title) and role_of_heading(title) in (None, stack[-1][2]):
                path = (title, *path)
            sections.append(Section(path, block.start, len(text), stack[-1][2], facet))
            lead, lead_indent = "", -1
            continue
        if block.kind != "item" or (lead_indent > 0 and block.indent <= lead_indent):
            lead, lead_indent = ("", -1) if block.kind != "row" else (lead, lead_indent)
        content.append((len(sections) - 1, block, lead))
    return _without_umbrella_roles(sections), content


def _same(heading: str, title: str) -> bool:
    return without_numbering(heading).casefold() == title.casefold()


def _names_section(label: str) -> bool:
    """True for a label that works as a heading ("Required Skills:"); a lead-in is a clause."""
    return is_title_case(label.rstrip(":")) and len(label.split()) <= 7


def _meaning(
    heading: str, above: list[tuple[int, str, str | None, str | None]], role: str | None, is_label: bool
) -> tuple[str | None, str | None]:
    """Role and facet of a section: its own heading's, else those of what it stands under."""
    inherited_role = above[-1][2] if above else role
    inherited_facet = above[-1][3] if above else None
    if named := _role_named(heading, inherited_role):
        return named, inherited_facet if named == inherited_role else None
    if is_label and inherited_facet == "pay":
        return inherited_role, "pay"  # "Location:" below a salary heading is about pay by location
    return inherited_role, facet_of_heading(without_numbering(heading)) or inherited_facet


def _role_named(heading: str, role: str | None) -> str | None:
    """The occupation a heading names; one that is ``role`` itself, or a part of it, is ``role``."""
    named = role_of_heading(heading)
    if role is not None:
        own = titles_of(without_numbering(heading))[0].casefold()
        parts = titles_of(role)[1]
        if own == role.casefold() or named in parts:
            return role
    return named


def _without_umbrella_roles(sections: list[Section]) -> list[Section]:
    """Sections of a heading that looks like an occupation and only stands over two others belong to none."""
    below: dict[str, set[str]] = {}
    for section in sections:
        for heading in section.path[:-1]:
            above = role_of_heading(heading)
            if above and section.role not in (None, above) and role_of_heading(section.path[-1]) == section.role:
                below.setdefault(above, set()).add(section.role)
    umbrellas = {role for role, others in below.items() if len(others) > 1}
    return [replace(s, role=None) if s.role in umbrellas else s for s in sections]
