"""The parsed tree of a web page, with the size of every part and what of it is passed over."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice

from lxml.html import HtmlElement

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_A_WORD = re.compile(r"[^\W_]\S*")


@dataclass(slots=True)
class Size:
    """What an element holds: words, those of them in links, and how many links, headings and tables or value lists."""

    words: int = 0
    linked: int = 0
    links: int = 0
    headings: int = 0
    tables: int = 0

    def add(self, other: Size) -> None:
        self.words, self.linked = self.words + other.words, self.linked + other.linked
        self.links, self.headings = self.links + other.links, self.headings + other.headings
        self.tables += other.tables

    @property
    def free(self) -> int:
        return self.words - self.linked


@dataclass(slots=True)
class Content:
    """The element that holds the content, what of it is none, and the size of every element (without what is none)."""

    top: HtmlElement
    gone: set[HtmlElement]
    sizes: dict[HtmlElement, Size] = field(default_factory=dict)

    def size(self, element: HtmlElement) -> Size:
        return self.sizes.get(element) or Size()

    def seen(self, element: HtmlElement) -> bool:
        """True for an element that is content and holds words."""
        return element not in self.gone and self.size(element).words > 0

    def text(self, element: HtmlElement) -> str:
        """The words of an element on one line, without what is none of its content."""
        return " ".join("".join(self._strings(element)).split())

    def opening(self, element: HtmlElement) -> str:
        """The first words of an element, those of its first few parts."""
        return " ".join("".join(islice(self._strings(element), 40)).split())

    def _strings(self, element: HtmlElement) -> Iterator[str]:
        todo: list[HtmlElement | str] = [element]
        while todo:
            node = todo.pop()
            if isinstance(node, str):
                yield node
            elif node not in self.gone:
                apart = " " if node.tag in ("br", "div", "p", "li") else ""
                todo.extend((apart, *reversed(children(node)), apart))


def children(element: HtmlElement) -> list[HtmlElement | str]:
    """Texts and elements directly inside an element, in order."""
    nodes: list[HtmlElement | str] = [element.text or ""]
    for child in element:
        nodes += (child, child.tail or "")
    return nodes


def sizes_of(elements: list[HtmlElement], gone: set[HtmlElement]) -> dict[HtmlElement, Size]:
    """The size of every element, from the innermost out."""
    sizes = {element: Size(words=_words(element.text)) for element in elements}
    for element in reversed(elements):
        size, parent = sizes[element], element.getparent()
        if element.tag == "a" and element.get("href") is not None:
            size.linked, size.links = size.words, 1
        size.headings += element.tag in HEADINGS and size.words > 0
        size.tables += element.tag in ("table", "dl")
        if parent in sizes:
            if element not in gone:
                sizes[parent].add(size)
            sizes[parent].words += _words(element.tail)
    return sizes


def _words(text: str | None) -> int:
    """How many words a text has; what stands between links ("|", ">") is none."""
    return len(_A_WORD.findall(text)) if text else 0
