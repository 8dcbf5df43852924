"""What a web page says of itself: title, address, publisher and date. Only what it tells; nothing is guessed."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from lxml.html import HtmlElement

_SUFFIX = re.compile(r"\s+[|–—»·•:-]+\s+|\s*(?:\||::)\s*")
_SAYS_DATE = re.compile(
    r"\b(?:last (?:modified|updated|reviewed)|(?:page |date )?updated|modified|published|posted)(?: (?:date|on))?\s*:?\s*"
    r"(?:[A-Z][a-z]+day,?\s+)?(\d{4}-\d\d-\d\d|[A-Z][a-z]{2,8}\.? \d{1,2},? \d{4}|\d{1,2} [A-Z][a-z]{2,8}\.?,? \d{4})",
    re.I,
)
_DATE_NAMES = (
    "article:modified_time", "og:updated_time", "dcterms.modified", "dc.date.modified", "last-modified",
    "article:published_time", "dcterms.date", "dcterms.issued", "dc.date", "citation_publication_date", "datepublished",
    "date", "pubdate",
)  # fmt: skip
_FORMATS = ("%B %d %Y", "%b %d %Y", "%d %B %Y", "%d %b %Y", "%Y/%m/%d", "%m/%d/%Y")
_MAX_JSON = 200_000


def fields_of(root: HtmlElement, heading: str) -> dict[str, str]:
    """Title, url, publisher and date, as far as the page tells them. ``heading`` is the one its content bears."""
    meta = _meta(root)
    linked = list(_linked_data(root))
    parts = [part for part in _SUFFIX.split(_clean(root.findtext(".//title") or "")) if part]
    title = heading or meta.get("og:title", "") or (parts[0] if parts else "")
    found = {
        "title": title,
        "url": _address(root, meta),
        "publisher": _publisher(meta, linked, parts, title),
        "date": _date(root, meta, linked),
    }
    return {name: value for name, value in found.items() if value}


def _clean(words: str) -> str:
    return " ".join("".join(c if c.isprintable() else " " for c in words).split())


def _meta(root: HtmlElement) -> dict[str, str]:
    """Name or property -> content, the first of each name, names in lower case."""
    found: dict[str, str] = {}
    for element in root.iter("meta"):
        name = (element.get("property") or element.get("name") or element.get("itemprop") or "").lower()
        if name and (content := _clean(element.get("content") or "")):
            found.setdefault(name, content)
    return found


def _linked_data(root: HtmlElement) -> Iterator[dict[str, Any]]:
    """The objects of the page's JSON-LD, those of a list or @graph one by one."""
    for script in root.iter("script"):
        if (script.get("type") or "").strip().lower() != "application/ld+json" or len(script.text or "") > _MAX_JSON:
            continue
        try:
            data = json.loads(script.text or "")
        except (ValueError, RecursionError):
            continue
        for entry in data if isinstance(data, list) else [data]:
            graph = entry.get("@graph") if isinstance(entry, dict) else None
            yield from (e for e in (graph if isinstance(graph, list) else [entry]) if isinstance(e, dict))


def _address(root: HtmlElement, meta: dict[str, str]) -> str:
    canonical = (e.get("href") or "" for e in root.iter("link") if "canonical" in (e.get("rel") or "").lower().split())
    found = (_clean(address) for address in (*canonical, meta.get("og:url", "")))
    return next((a for a in found if re.match(r"https?://[^\s<>\"]+$", a)), "")


def _publisher(meta: dict[str, str], linked: list[dict[str, Any]], parts: list[str], title: str) -> str:
    named = (
        meta.get(n, "")
        for n in ("og:site_name", "publisher", "dcterms.publisher", "dc.publisher", "citation_publisher")
    )
    described = (_name(entry.get("publisher")) for entry in linked)
    suffix = parts[-1] if len(parts) > 1 and parts[-1] != title else ""
    return next((p for p in (*named, *described, suffix, meta.get("author", "")) if p), "")


def _name(value: object) -> str:
    if isinstance(value, list):
        value = value[0] if value else None
    name = value.get("name") if isinstance(value, dict) else value
    return _clean(name) if isinstance(name, str) and not name.startswith("http") else ""


def _date(root: HtmlElement, meta: dict[str, str], linked: list[dict[str, Any]]) -> str:
    """The day the page was last changed, else published, as YYYY-MM-DD (or YYYY-MM)."""
    described = (e.get(n) for n in ("dateModified", "datePublished") for e in linked)
    told = (*(meta.get(n, "") for n in _DATE_NAMES[:5]), *described, *(meta.get(n, "") for n in _DATE_NAMES[5:]))
    if found := next((day for value in told if isinstance(value, str) and (day := as_date(value))), ""):
        return found
    lines = (m.group(1) for e in root.iter("p", "div", "span", "li", "footer", "time") for m in _dated_lines(e))
    written = next((day for line in lines if (day := as_date(line))), "")
    times = (as_date(e.get("datetime") or "") for e in root.iter("time"))
    return written or next((day for day in times if day), "")


def _dated_lines(element: HtmlElement) -> Iterator[re.Match[str]]:
    """Where an element's own words, with those of its inline children, say when the page was changed."""
    words = [element.text or ""]
    for child in element[:6]:
        words += (child.text or "", child.tail or "")
    line = " ".join(" ".join(words).split())
    if len(line) < 200:
        yield from _SAYS_DATE.finditer(line)


def as_date(words: str) -> str:
    """A date as YYYY-MM-DD (YYYY-MM where no day is told); empty where it is none."""
    words = words.strip()
    if match := re.match(r"(\d{4})-(\d\d)(?:-(\d\d))?(?!\d)", words):
        year, month, day = (int(n or 1) for n in match.groups())
        try:
            date(year, month, day)
        except ValueError:
            return ""
        return match.group(0)
    plain = " ".join(words.replace(",", " ").replace(".", " ").split())
    for form in _FORMATS:
        try:
            return datetime.strptime(plain, form).date().isoformat()
        except ValueError:
            continue
    return ""
