"""Tables of a web page as lines that read by themselves: "Row head: Column head: value; Column head: value"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from lxml.html import HtmlElement

#: A cell may say that it spans thousands; a table of more cells than this is read without its spans.
_MAX_SPAN, _MAX_CELLS = 60, 200_000
_NUMBER = re.compile(r"[-–−+]?[\d.,]*\d$")
_MARKED = re.compile(r"(?P<sign>[$€£])[\d.,]*\d$|[-–−+]?[\d.,]*\d\s?(?P<percent>%)$")
_SENTENCE = re.compile(r"[.!?](?:\s|$)")


@dataclass(frozen=True, slots=True)
class Cell:
    """One place of the grid; a cell that spans several stands in each of them."""

    text: str
    is_head: bool
    element: HtmlElement


@dataclass(frozen=True, slots=True)
class Line:
    """What a table gives: an item, a lead-in for the items below it, or a note."""

    kind: str  # item | lead | note
    text: str


def is_layout(table: HtmlElement) -> bool:
    """True for a table that only places things on the page."""
    if table.get("role") in ("presentation", "none"):
        return True
    inside = [e.tag for e in table.iter() if e is not table]
    if "table" in inside or any(tag in inside for tag in ("h1", "h2", "h3", "h4", "article", "section")):
        return True
    cells = [sum(c.tag in ("td", "th") for c in row) for row in table.iter("tr")]
    return max(cells, default=0) < 2 and "th" not in inside


def table_lines(table: HtmlElement, text_of: Callable[[HtmlElement], str]) -> Iterator[Line]:
    """The lines of a data table: its caption, a line for each row, and its notes."""
    heads, rows, notes = _parts(table, text_of)
    caption = " ".join(filter(None, (text_of(c) for c in table.iter("caption"))))
    while heads and (title := _spanning(heads[0])):
        caption, heads = f"{caption}: {title}" if caption else title, heads[1:]
    if caption:
        yield Line("lead", caption)
    columns = _columns(heads)
    for row in _with_units(rows):
        if title := _spanning(row):
            is_note = len(title.split()) > 12 or title[-1] in ".!?"
            yield Line("note", title) if is_note else Line("lead", f"{caption} – {title}" if caption else title)
        elif words := _row(row, columns):
            yield Line("item", words)
    yield from (Line("note", note) for note in notes)


def _parts(
    table: HtmlElement, text_of: Callable[[HtmlElement], str]
) -> tuple[list[list[Cell]], list[list[Cell]], list[str]]:
    """Rows of column heads, rows of values, and the texts below them."""
    heads: list[list[Cell]] = []
    rows: list[list[Cell]] = []
    notes: list[str] = []
    for element, row in _grid(table, text_of):
        section = element.getparent().tag
        if section == "tfoot" and (note := _spanning(row)):
            notes.append(note)
        elif not rows and (section == "thead" or all(c.is_head for c in row) or (not heads and _looks_like_heads(row))):
            heads.append(row)
        else:
            rows.append(row)
    if not rows:  # everything is marked as a head: then nothing is
        heads, rows = [], heads
    return heads, rows, notes


def _grid(table: HtmlElement, text_of: Callable[[HtmlElement], str]) -> Iterator[tuple[HtmlElement, list[Cell]]]:
    """Each row with a cell in every place, those that reach down from above included."""
    hanging: dict[int, tuple[int, Cell]] = {}
    total = 0
    for element in table.iter("tr"):
        row: list[Cell] = []
        for child in (c for c in element if c.tag in ("td", "th")):
            _hang(row, hanging)
            cell = Cell(text_of(child), child.tag == "th", child)
            down, across = (_span(child, name) if total < _MAX_CELLS else 1 for name in ("rowspan", "colspan"))
            for _ in range(across):
                if down > 1:
                    hanging[len(row)] = (down - 1, cell)
                row.append(cell)
        _hang(row, hanging)
        total += len(row)
        if row:
            yield element, row


def _hang(row: list[Cell], hanging: dict[int, tuple[int, Cell]]) -> None:
    while (at := len(row)) in hanging:
        left, cell = hanging.pop(at)
        row.append(cell)
        if left > 1:
            hanging[at] = (left - 1, cell)


def _span(cell: HtmlElement, name: str) -> int:
    value = (cell.get(name) or "1").strip()
    return min(max(int(value), 1), _MAX_SPAN) if value.isdecimal() and len(value) < 6 else 1


def _spanning(row: list[Cell]) -> str:
    """The words of a row that is one cell across several columns, or one cell alone; empty for any other."""
    return row[0].text if all(cell.element is row[0].element for cell in row) else ""


def _looks_like_heads(row: list[Cell]) -> bool:
    """True for a first row in bold, where the page marks no heads."""
    filled = [c for c in row if c.text]
    return len(filled) > 1 and all(_is_bold(c.element) for c in filled)


def _is_bold(cell: HtmlElement) -> bool:
    inner = list(cell.iter("b", "strong"))
    return bool(inner) and "".join(inner[0].itertext()).split() == "".join(cell.itertext()).split()


def _columns(heads: list[list[Cell]]) -> list[str]:
    """The name of each column: its heads from the top down, each once."""
    width = max((len(row) for row in heads), default=0)
    return [", ".join(dict.fromkeys(r[at].text for r in heads if at < len(r) and r[at].text)) for at in range(width)]


def _row(row: list[Cell], columns: list[str]) -> str:
    """A row as one line: its head, then the values, long texts last so that the short ones stay with the head."""
    places = [(at, c) for at, c in enumerate(row) if c.text and (not at or row[at - 1].element is not c.element)]
    if not places:
        return ""
    if len(places) == 1:
        at, cell = places[0]
        return _named(columns, at, cell.text)
    first = next((at for at, (_, c) in enumerate(places) if c.is_head), 0)
    head = places.pop(first)[1].text
    values = [_named(columns, at, cell.text) for at, cell in places]
    values.sort(key=lambda value: _SENTENCE.search(value) is not None)
    return f"{head.rstrip(' :')}: " + "; ".join(values)


def _named(columns: list[str], at: int, value: str) -> str:
    name = columns[at].rstrip(" :") if at < len(columns) else ""
    return f"{name}: {value}" if name and name != value else value


def _with_units(rows: list[list[Cell]]) -> list[list[Cell]]:
    """The rows with the unit in each: a column often bears its $ or % in the first row alone."""
    rows = [list(row) for row in rows]
    data = [row for row in rows if not _spanning(row)]
    for at in range(1, max((len(row) for row in data), default=0)):
        column = [row for row in data if at < len(row) and row[at].text]
        if len(column) < 2 or not (unit := _MARKED.match(column[0][at].text)):
            continue
        if not all(_NUMBER.match(row[at].text) for row in column[1:]):
            continue
        for row in column[1:]:
            cell, sign = row[at], unit.group("sign")
            row[at] = Cell(f"{sign}{cell.text}" if sign else f"{cell.text}%", cell.is_head, cell.element)
    return rows
