"""What of a web page is not its content: hidden parts, frames, menus and controls. By structure and common usage, for any site."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

from ingest.facets import facet_of_heading
from ingest.webtree import HEADINGS, Content

#: Elements that lay out others.
CONTAINERS = frozenset("div section article main center form table tbody tr td body".split())
_NEVER = frozenset(
    "script style noscript template svg canvas iframe object embed video audio map title nav footer aside dialog menu "
    "select textarea input datalist del s rt rp".split()
)
_NEVER_ROLES = frozenset(
    "navigation banner contentinfo search complementary dialog alertdialog menu menubar toolbar tablist tooltip".split()
)
_LISTS = frozenset("ul ol div section p table dl".split())
_UNSEEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|clip\s*:\s*rect\(0|text-indent\s*:\s*-\d{3,}"
    r"|(?:^|;)\s*(?:height|width)\s*:\s*0(?:px)?\s*;.*overflow\s*:\s*hidden",
    re.I | re.S,
)
#: Class names that everyone gives to what surrounds a text, or is there for screen readers alone.
_AROUND = re.compile(
    r"\b(?:breadcrumbs?|cookies?|gdpr|sr-only|visually-?hidden|screen-reader-text|skip-?(?:link|nav)|pagination|pager"
    r"|newsletter|share(?:-?(?:links|buttons?|bar|this))?|sharing|social-(?:media|share|links|icons)|advert(?:isement)?"
    r"|sidebar|related-(?:posts|articles|links)|back-to-top|no-?print)\b",
    re.I,
)
#: What a page says of itself and not of its topic.
_ABOUT_PAGE = re.compile(
    r"(?:suggested citation|how to cite|cite (?:this|as)|(?:page )?last (?:modified|updated|reviewed)|back to (?:the )?top|skip to "
    r"|(?:share|print|e-?mail|tweet|bookmark) this|printer[- ]friendly|print(?: version| page)?$|please enable javascript"
    r"|advertisement$|we use cookies|this (?:web)?site uses cookies|all rights reserved|copyright ©|©)",
    re.I,
)
_MENU_HEADING = re.compile(r"\b(?:posts?|articles?|links?|pages?|stories|reading|news|topics|contents|more)\b", re.I)
_COMMAND = re.compile(
    r"(?:(?:get|view|download|show|click|print|share|subscribe|sign up)\b|(?:see|read|learn) (?:more|all|also)\b|(?:back|go) to\b|more$)",
    re.I,
)
_OWN_PAGE = re.compile(r"#[\w:.-]+")


def never_content(elements: list[HtmlElement]) -> set[HtmlElement]:
    shown = _shown_by_links(elements)
    gone: set[HtmlElement] = set()
    within: dict[HtmlElement, bool] = {}  # inside main, an article or a heading
    for element in elements:
        parent, tag = element.getparent(), element.tag
        inside = within.get(parent, False)
        within[element] = inside or tag in ("main", "article", *HEADINGS, "summary") or element.get("role") == "main"
        if (
            parent in gone
            or not isinstance(tag, str)
            or tag in _NEVER
            or (tag in ("button", "header") and not inside)
            or (tag == "button" and not any(a.tag in (*HEADINGS, "summary") for a in _near(element)))
            or element.get("role") in _NEVER_ROLES
            or (_is_hidden(element) and element.get("id") not in shown and element.get("role") != "tabpanel")
        ):
            gone.add(element)
    return gone


def _near(element: HtmlElement) -> Iterator[HtmlElement]:
    """The nearest few ancestors."""
    for _ in range(3):
        if (element := element.getparent()) is None:
            return
        yield element


def _shown_by_links(elements: list[HtmlElement]) -> set[str]:
    """Ids of the parts that a click shows: the panels of tabs and accordions are content though they begin hidden."""
    shown = set()
    for element in elements:
        for name in ("href", "data-target", "data-bs-target"):
            if _OWN_PAGE.fullmatch(value := element.get(name) or ""):
                shown.add(value[1:])
        shown.update((element.get("aria-controls") or "").split())
    return shown


def _is_hidden(element: HtmlElement) -> bool:
    hidden = element.get("hidden")
    return (
        (hidden is not None and hidden != "until-found")
        or element.get("aria-hidden") == "true"
        or (element.get("class") or "").strip() in ("hidden", "invisible", "d-none", "hide")
        or _UNSEEN.search(element.get("style") or "") is not None
    )


def is_around(content: Content, element: HtmlElement) -> bool:
    """True for a small part that frames the text: by a class name that everyone uses, or by its first words."""
    size = content.size(element)
    if element.tag in HEADINGS or not 0 < size.words <= 80 or element.tag in ("body", "main", "article", "td", "th"):
        return False
    if _AROUND.search(element.get("class") or "") and element.tag != "a":
        return True
    return not size.headings and size.words <= 60 and _ABOUT_PAGE.match(content.opening(element)) is not None


# -- menus and controls within the content -----------------------------------------------------------


def is_menu(content: Content, element: HtmlElement) -> bool:
    """True for a block that is links and little else, unless a lead-in or a telling heading introduces it."""
    size = content.size(element)
    if element.tag not in _LISTS or size.headings or not size.links or size.linked < 0.75 * size.words:
        return False
    if element.tag in ("p", "div") and size.links < 3 and not _is_link_line(content, element):
        return False
    return element.getparent().tag in CONTAINERS and not _is_introduced(content, element)


def _is_link_line(content: Content, element: HtmlElement) -> bool:
    """True for a line of its own that is one link."""
    size = content.size(element)
    return element.tag in ("p", "div") and size.linked == size.words and size.words <= 15


def _is_introduced(content: Content, element: HtmlElement) -> bool:
    """True where the words before a block of links lead up to it: an open sentence, or a heading that tells a facet."""
    for _ in range(60):
        before, parent = element.getprevious(), element.getparent()
        if loose := ((parent.text if before is None else before.tail) or "").strip():
            return loose[-1] not in ".!?"
        if before is None:
            if parent is content.top or parent.tag not in CONTAINERS:
                return False
            element = parent
            continue
        element, size = before, content.size(before)
        if not content.seen(element) or (size.linked == size.words and element.tag not in HEADINGS):
            continue
        if element.tag in HEADINGS:
            words = content.text(element)
            return facet_of_heading(words) is not None and not _MENU_HEADING.search(words)
        return element.tag == "p" and content.text(element)[-1] not in ".!?"
    return False


def is_control(content: Content, element: HtmlElement) -> bool:
    """True for a link that does something instead of saying it: beside a heading's words, or a command of its own."""
    if element.tag == "sup":
        return content.size(element).links > 0 and all((a.get("href") or "").startswith("#") for a in element.iter("a"))
    if element.tag != "a":
        return False
    parent, href = element.getparent(), element.get("href") or ""
    alone = content.size(parent).words == content.size(element).words
    if parent.tag in HEADINGS:
        return href.startswith("#") and not alone
    button = href in ("", "#") or href.lower().startswith("javascript:")
    return alone and ((button and element.get("href") is not None) or _COMMAND.match(content.text(element)) is not None)
