"""Plain text to blocks: lines that are headings, labels, bullets or paragraphs, however they were pasted."""

from __future__ import annotations

import re
from dataclasses import replace

from ingest.blocks import LABEL_LEVEL, Block, is_heading_line, is_title_case, trimmed

_BULLET = re.compile(r"[ \t]*(?:[-*•▪◦‣·–]|\d{1,2}[.)])[ \t]+(?=\S)")
_NUMBERED_HEADING = re.compile(r"[ \t]*(\d{1,2}(?:\.\d{1,2})+)\.?[ \t]+(?=\S)")
_NUMBERED = re.compile(r"\s*\d{1,2}[.)]\s")
_TERMINAL = re.compile(r"[.!?:;…][\"'”’)\]]*$")


def _lines(text: str) -> list[tuple[int, int]]:
    spans, position = [], 0
    for line in text.splitlines(keepends=True):
        spans.append((position, position + len(line.rstrip("\r\n"))))
        position += len(line)
    return spans


def _is_numbered_heading(text: str, lines: list[tuple[int, int]], at: int) -> bool:
    """True for "2. Job Roles in Generative AI", unless it stands in a run of numbered lines (then it is a list)."""
    start, end = lines[at]
    body = _NUMBERED.sub("", text[start:end], count=1)
    if text[start].isspace() or not is_heading_line(body):
        return False
    neighbours = [lines[i] for i in (at - 1, at + 1) if 0 <= i < len(lines)]
    return not any(_NUMBERED.match(text[s:e]) and not _NUMBERED_HEADING.match(text[s:e]) for s, e in neighbours)


def _block(text: str, lines: list[tuple[int, int]], at: int) -> Block | None:
    start, end = lines[at]
    line = text[start:end]
    body_start, body_end = trimmed(text, start, end)
    if body_start == body_end:
        return None
    body = text[body_start:body_end]
    if (numbered := _NUMBERED_HEADING.match(line)) and is_heading_line(line[numbered.end() :]):
        return Block("heading", body_start, body_end, level=1 + numbered.group(1).count("."))
    if bullet := _BULLET.match(line):
        if _NUMBERED.match(line) and _is_numbered_heading(text, lines, at):
            return Block("heading", body_start, body_end, level=1)
        return Block("item", start + bullet.end(), body_end, indent=body_start - start)
    if body.endswith(":") and len(body.split()) <= 6 and is_title_case(body[:-1]):
        return Block("label", body_start, body_end, level=LABEL_LEVEL)
    if is_heading_line(body):
        return Block("heading", body_start, body_end)
    return Block("paragraph", body_start, body_end)


def _continues(text: str, previous: Block, block: Block, gap: str) -> bool:
    """True where a line goes on from the one before it, as in text wrapped at a column."""
    if block.kind != "paragraph" or gap.count("\n") != 1:
        return False
    if previous.kind == "item":
        return len(gap) - gap.rfind("\n") - 1 > previous.indent
    ending = max(previous.start, previous.end - 20)  # a few characters, since a paragraph may be megabytes long
    return previous.kind == "paragraph" and not _TERMINAL.search(text, ending, previous.end)


def read_blocks(text: str) -> list[Block]:
    """The blocks of a plain text, in order; levels of bare headings are left at 0."""
    lines = _lines(text)
    blocks: list[Block] = []
    for at in range(len(lines)):
        block = _block(text, lines, at)
        if block is None:
            continue
        if blocks and _continues(text, blocks[-1], block, text[blocks[-1].end : block.start]):
            blocks[-1] = replace(blocks[-1], end=block.end)
        else:
            blocks.append(block)
    return blocks
