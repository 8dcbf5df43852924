"""The content of a web page as pieces of text: headings, paragraphs, list items and lead-ins, in reading order."""

from __future__ import annotations

from dataclasses import replace

from lxml.html import HtmlElement

from ingest.weblines import BOLD, BREAK, PLAIN, UNSEEN, Piece, is_layout_item, item_of, joined, lines_of, paragraph_of
from ingest.webtables import is_layout, table_lines
from ingest.webtree import HEADINGS, Content, children

_BLOCKS = frozenset(
    "address article blockquote body center dd details div dl dt fieldset figcaption figure form h1 h2 h3 h4 h5 h6 hr "
    "legend li main ol p pre section summary table tbody td tfoot th thead tr ul caption hgroup header".split()
)
#: Lists and tables further inside each other than this are read as plain paragraphs.
_MAX_DEPTH = 12


class TextReader:
    """Walks the content once and collects its pieces. The walk keeps its own stack: pages nest deeper than calls may."""

    def __init__(self, content: Content) -> None:
        self._content = content
        self._level = 1

    def pieces(self, element: HtmlElement, depth: int = 0) -> list[Piece]:
        """The pieces of everything inside ``element``."""
        in_cell = element.tag in ("td", "dd")
        made: list[Piece] = []
        line: list[str] = []
        todo: list[HtmlElement | str | None] = list(reversed(children(element)))  # None ends a block
        while todo:
            node = todo.pop()
            if isinstance(node, str):
                line.append(node if node in (BOLD, PLAIN, BREAK) else UNSEEN.sub("", node))
                continue
            if node is None or node.tag in _BLOCKS:
                self._end_line(line, made, in_cell)
            if node is None or node in self._content.gone:
                continue
            if (special := self._special(node, depth)) is not None:
                made.extend(special)
                continue
            todo.extend(reversed(self._inside(node)))
        self._end_line(line, made, in_cell)
        return made

    def line(self, element: HtmlElement, depth: int = 0) -> str:
        """Everything inside ``element`` on one line, blocks and line breaks set apart."""
        return joined([p.text for p in self.pieces(element, depth + 1)])

    def _inside(self, node: HtmlElement) -> list[HtmlElement | str | None]:
        if node.tag == "br":
            return [BREAK]
        inside: list[HtmlElement | str | None] = list(children(node))
        if node.tag in ("b", "strong"):
            return [BOLD, *inside, PLAIN]
        if node.tag == "q":
            return ["“", *inside, "”"]
        return [*inside, None] if node.tag in _BLOCKS else inside

    def _special(self, node: HtmlElement, depth: int) -> list[Piece] | None:
        """The pieces of an element that is more than its parts; None for all others."""
        if node.tag in HEADINGS:
            return self._heading(node)
        if depth > _MAX_DEPTH or not isinstance(node.tag, str):
            return None
        if node.tag in ("ul", "ol"):
            return self._list(node, depth)
        if node.tag == "dl":
            return self._pairs(node, depth)
        if node.tag == "table" and not is_layout(node):
            lines = table_lines(node, lambda cell: self.line(cell, depth))
            return [Piece("paragraph" if kind.kind == "note" else kind.kind, kind.text) for kind in lines]
        if node.tag in ("figure", "div") and self._is_figure(node):
            return self._figure(node, depth)
        return None

    def _end_line(self, line: list[str], made: list[Piece], in_cell: bool) -> None:
        raw = "".join(line)
        line.clear()
        made.extend(p for part in lines_of(raw, in_cell) if (p := paragraph_of(part, self._level)) is not None)

    def _heading(self, node: HtmlElement) -> list[Piece]:
        words = self._content.text(node)
        if not any(c.isalnum() for c in words):
            return []
        self._level = int(node.tag[1])
        return [Piece("heading", UNSEEN.sub("", words), self._level)]

    # -- lists -------------------------------------------------------------------------------------

    def _list(self, node: HtmlElement, depth: int) -> list[Piece]:
        made: list[Piece] = []
        for child in node:
            if child in self._content.gone or not self._content.seen(child):
                continue
            inside = self.pieces(child, depth + 1)
            if child.tag in ("ul", "ol"):
                made.extend(replace(p, indent=p.indent + 1) for p in inside)
            elif is_layout_item(inside):
                made.extend(inside)
            else:
                made.extend(item_of(inside))
        return made

    def _pairs(self, node: HtmlElement, depth: int) -> list[Piece]:
        """A definition list: "term: what is said of it", a question over its answer as a heading is."""
        made: list[Piece] = []
        term = ""
        for child in (c for c in node.iter("dt", "dd") if c not in self._content.gone and self._owner(c, "dl") is node):
            if child.tag == "dt":
                words = self.line(child, depth)
                term = f"{term}, {words}" if term and words else words or term
                if words.endswith("?"):
                    made.append(Piece("heading", term, min(self._level + 1, 6)))
                    term = ""
            elif inside := self.pieces(child, depth + 1):
                under_question = not term and bool(made) and made[-1].kind == "heading"
                made.extend(inside if under_question else item_of(inside, term))
                term = ""
        return made

    def _owner(self, node: HtmlElement, tag: str) -> HtmlElement | None:
        return next(node.iterancestors(tag), None)

    # -- charts and other figures ------------------------------------------------------------------

    def _is_figure(self, node: HtmlElement) -> bool:
        """True for a part that is a title over one list or table of values, amid text that goes on below it."""
        size = self._content.size(node)
        if node.tag == "figure":
            return True
        if size.headings != 1 or size.tables != 1 or size.words > 150:
            return False
        following = self._next(node)
        return following is not None and following.tag not in HEADINGS

    def _next(self, node: HtmlElement) -> HtmlElement | None:
        """The first block with words after ``node`` in the part that it stands in."""
        while node is not self._content.top:
            for sibling in node.itersiblings():
                if self._content.seen(sibling):
                    inner = next(
                        (h for h in sibling.iter(*HEADINGS, "p", "li", "td") if self._content.seen(h)), sibling
                    )
                    return inner
            node = node.getparent()
            if node.tag not in ("div", "figure"):
                return None
        return None

    def _figure(self, node: HtmlElement, depth: int) -> list[Piece]:
        """A figure's pieces, with its titles as the lead-in of its values."""
        level = self._level
        inside = self.pieces(node, depth + 1) if node.tag != "figure" else self._captioned(node, depth)
        self._level = level
        first = next((at for at, p in enumerate(inside) if p.kind == "item"), None)
        if first is None:
            return inside
        title, rest = ": ".join(p.text.rstrip(" :.") for p in inside[:first]), inside[first:]
        return [Piece("lead", title), *rest] if title else rest

    def _captioned(self, node: HtmlElement, depth: int) -> list[Piece]:
        captions = [self.line(c, depth) for c in node.iter("figcaption") if self._content.seen(c)]
        self._content.gone.update(node.iter("figcaption"))
        made = [p for child in node if self._content.seen(child) for p in self._of(child, depth + 1)]
        return [*(Piece("paragraph", c) for c in captions if c), *made]

    def _of(self, node: HtmlElement, depth: int) -> list[Piece]:
        special = self._special(node, depth)
        return self.pieces(node, depth) if special is None else special
