"""A document's text as blocks of pieces, for showing it with a passage marked.

Light Markdown (headings, lists, tables, bold, links, notes) gets its looks; every character keeps its place,
so that what is marked is what was quoted. Nothing here makes HTML.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import pairwise

Span = tuple[int, int]
HEADING = re.compile(r"(#{1,6})\s+")
ITEM = re.compile(r"\s*(?:[-*•]|\d{1,2}[.)])\s+")
RULE_ROW = re.compile(r"[\s|:+-]+$")
UNESCAPED_BAR = re.compile(r"(?<!\\)\|")
NUMBERING = re.compile(r"^[#\s\d.)]+")
FRONT_MATTER = re.compile(r"---\n(.*?)\n---(?:\n|$)", re.DOTALL)
INLINE = re.compile(r"(\*\*)(?=\S)(.+?)(\*\*)|(\[\^)([^\]\s]+)(\]:?)|(\[)([^\]\[]+)(\]\([^)\s]*\))")
WIDEST_WRAP = 130


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of characters that look alike."""

    text: str
    style: str = ""
    marked: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, paragraph, list item, a table row with its cells, or the front matter with its lines."""

    kind: str
    cells: tuple[tuple[Piece, ...], ...]


def read_blocks(text: str, window: Span, marked: Span | None, headings: Collection[str] = ()) -> Iterator[Block]:
    """The blocks of ``text`` within ``window``; a line that is one of ``headings`` is a heading too."""
    titles = {_plain(heading) for heading in headings}
    if window[0] == 0 and (matter := FRONT_MATTER.match(text)):
        lines = re.finditer(r".+", matter[1])
        offset = matter.start(1)
        yield Block("matter", tuple(_pieces(text, (m.start() + offset, m.end() + offset), marked) for m in lines))
        window = matter.end(), window[1]
    for start, end in _joined_lines(text, window, _wrap_width(text)):
        line = text[start:end]
        if not line.strip():
            continue
        if line.lstrip().startswith("|"):
            if not RULE_ROW.match(line):
                yield Block("row", tuple(_pieces(text, cell, marked) for cell in _cell_spans(text, (start, end))))
            continue
        kind, skipped = _kind(line, titles)
        yield Block(kind, (_pieces(text, (start, end), marked, hidden=skipped),))


def _kind(line: str, titles: Collection[str]) -> tuple[str, int]:
    """What a line is, and how many characters at its start only say so."""
    if heading := HEADING.match(line):
        return "heading", heading.end()
    if item := ITEM.match(line):
        return ("item", item.end()) if line.lstrip()[0] in "-*•" else ("numbered", 0)
    return ("heading" if _plain(line) in titles else "paragraph"), 0


def _plain(line: str) -> str:
    return NUMBERING.sub("", line).strip().rstrip(":").casefold()


def _wrap_width(text: str) -> int:
    """The width that the text's lines were wrapped at, 0 where each line is a paragraph of its own."""
    lengths = [len(line) for line in text.splitlines() if line.strip() and not line.startswith(("|", "[^"))]
    wrapped = [length for length in lengths if length <= WIDEST_WRAP]
    too_many_long = (len(lengths) - len(wrapped)) * 20 > len(lengths)
    return 0 if too_many_long else max(wrapped, default=0)


def _joined_lines(text: str, window: Span, width: int) -> Iterator[Span]:
    """Lines, with a line that was broken only for its width joined to the one before."""
    start, position = window[0], window[0]
    before = ""
    while position < window[1]:
        newline = text.find("\n", position, window[1])
        line_end = window[1] if newline < 0 else newline
        line = text[position:line_end]
        if not _goes_on(before, line, width):
            if position > start:
                yield start, position - 1
            start = position
        before = line
        position = line_end + 1
    if start < window[1]:
        yield start, window[1]


def _goes_on(before: str, line: str, width: int) -> bool:
    words = line.split(maxsplit=1)
    if not width or not before.strip() or not words or HEADING.match(before):
        return False
    if HEADING.match(line) or ITEM.match(line) or "|" in (before.lstrip()[0], words[0][0]):
        return False
    return line[0].isspace() or len(before) + 1 + len(words[0]) > width


def _cell_spans(text: str, row: Span) -> Iterator[Span]:
    """The cells of a table row, without the bars between them."""
    cell = text.index("|", *row) + 1
    for bar in UNESCAPED_BAR.finditer(text, cell, row[1]):
        yield cell, bar.start()
        cell = bar.end()
    if text[cell : row[1]].strip():
        yield cell, row[1]


def _pieces(text: str, span: Span, marked: Span | None, hidden: int = 0) -> tuple[Piece, ...]:
    """A span cut wherever its looks change."""
    start, end = span
    styles = [(start, start + hidden, "syntax"), *_inline_styles(text, span)]
    cuts = {start, end, *(edge for style in styles for edge in style[:2]), *(marked or ())}
    edges = sorted(cut for cut in cuts if start <= cut <= end)
    pieces = []
    for left, right in pairwise(edges):
        style = next((name for a, b, name in styles if a <= left and right <= b), "")
        inside = marked is not None and marked[0] <= left and right <= marked[1]
        pieces.append(Piece(text[left:right], style, inside))
    return tuple(pieces)


def _inline_styles(text: str, span: Span) -> Iterator[tuple[int, int, str]]:
    for match in INLINE.finditer(text, *span):
        if match[1]:
            yield *match.span(1), "syntax"
            yield *match.span(2), "strong"
            yield *match.span(3), "syntax"
        elif match[4]:
            yield *match.span(4), "syntax"
            yield *match.span(5), "note"
            yield *match.span(6), "syntax"
        else:
            yield *match.span(7), "syntax"
            yield *match.span(9), "syntax"
