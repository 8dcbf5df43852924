"""A cited document with the passage marked, or what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from markupsafe import Markup

from chat.answer import Citation
from ingest.document import Source
from web.blocks import Span, read_blocks
from web.passages import publication, safe_address
from web.templates import fill
from web.turn import OTHERS_FROM

SHOWN_AROUND = 40_000
"""Characters shown on each side of the passage: enough to read on, few enough for a browser to lay out at once."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a quote stands in a document as it is now."""

    state: Literal["here", "moved", "gone"]
    span: Span | None


def find_quote(source: Source, citation: Citation) -> Place:
    """The quote at its offsets, else where its words stand now, else nowhere: an old answer keeps its quote."""
    if source.text[citation.start : citation.end] == citation.quote:
        return Place("here", (citation.start, citation.end))
    found = source.text.find(citation.quote) if citation.quote else -1
    if found < 0:
        return Place("gone", None)
    return Place("moved", (found, found + len(citation.quote)))


def render_document(source: Source | None, citation: Citation, turn: int, *, back: str = "All passages") -> Markup:
    """The document with the citation's passage marked; ``None`` stands for one that the index no longer holds."""
    place = find_quote(source, citation) if source else Place("gone", None)
    window = _window(source.text, place.span) if source else (0, 0)
    blocks = read_blocks(source.text, window, place.span, citation.section) if source else ()
    return fill(
        "document.html",
        turn=turn,
        citation=citation,
        section=" › ".join(citation.section),
        title=source.title if source else citation.document or citation.title,
        published=_published(source, citation) if source else "",
        borrowed=source is not None and _borrowed(source, citation),
        licence=source.licence if source else None,
        address=safe_address(source.url) if source else None,
        original=publication(citation.publisher, citation.date),
        original_address=safe_address(citation.url),
        numbered=citation.marker < OTHERS_FROM,
        back=back,
        held=source is not None,
        state=place.state,
        changed=source is not None and source.version != citation.version,
        cut_before=window[0] > 0,
        cut_after=source is not None and window[1] < len(source.text),
        blocks=list(blocks),
    )


def _published(source: Source, citation: Citation) -> str:
    """The document's own publication; nothing where it names none but names the original's."""
    if _borrowed(source, citation) and not (source.publisher or source.date):
        return ""
    return publication(source.publisher, source.date)


def _borrowed(source: Source, citation: Citation) -> bool:
    """True where the document took the passage from another, which the citation names."""
    return (citation.title, citation.publisher, citation.date) != (source.title, source.publisher, source.date)


def _window(text: str, span: Span | None) -> Span:
    """The part of the text that is shown, from line to line."""
    start, end = span or (0, 0)
    first = text.rfind("\n", 0, max(0, start - SHOWN_AROUND)) + 1
    last = text.find("\n", min(len(text), end + SHOWN_AROUND))
    return first, len(text) if last < 0 else last
