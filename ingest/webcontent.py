"""Which part of a web page is its content. Nothing is cut from the tree: what is no content is listed and passed over."""

from __future__ import annotations

from collections.abc import Callable

from lxml.html import HtmlElement

from ingest.webclutter import CONTAINERS, is_around, is_control, is_menu, never_content
from ingest.webtree import HEADINGS, Content, sizes_of


def content_of(root: HtmlElement) -> Content:
    """The content of a parsed page."""
    elements = list(root.iter())
    content = Content(root, never_content(elements))
    content.sizes = sizes_of(elements, content.gone)
    whole = content.size(root).free
    _drop(content, elements, lambda e: e.tag == "form" and content.size(e).free < min(150, whole / 2))
    _drop(content, elements, lambda e: is_around(content, e))
    content.sizes = sizes_of(elements, content.gone)
    content.top = _main(content, root)
    inside = list(content.top.iter())
    _drop(content, inside, lambda e: e is not content.top and (is_menu(content, e) or is_control(content, e)))
    content.sizes = sizes_of(elements, content.gone)
    return content


def _drop(content: Content, elements: list[HtmlElement], is_out: Callable[[HtmlElement], bool]) -> None:
    for element in elements:
        if element.getparent() in content.gone or (element not in content.gone and is_out(element)):
            content.gone.add(element)


def _main(content: Content, page: HtmlElement) -> HtmlElement:
    """The part marked as main, else the article with most of the words, else the smallest part that holds most."""
    whole = content.size(page).free
    named = [e for e in page.iter() if e not in content.gone and (e.tag == "main" or e.get("role") == "main")]
    top = max(named, key=lambda e: content.size(e).free, default=page)
    if content.size(top).free < whole / 4:
        top = page
    articles = [e for e in top.iter("article") if e not in content.gone and e is not top]
    best = max(articles, key=lambda e: content.size(e).free, default=None)
    if best is not None and content.size(best).free >= content.size(top).free * (0.75 if top is not page else 0.5):
        return best
    return top if top is not page else _densest(content, page)


def _densest(content: Content, page: HtmlElement) -> HtmlElement:
    wanted, top = content.size(page).free * 0.75, page
    while not any(
        child.tag in HEADINGS or (child.tag == "p" and content.size(child).free >= 10)
        for child in top
        if content.seen(child)
    ):
        inside = (c for c in top if c.tag in CONTAINERS and content.seen(c) and content.size(c).free >= wanted)
        if (inner := next(inside, None)) is None:
            break
        top = inner
    return top
