"""Passages that were found, as citations that can be shown and opened."""

from __future__ import annotations

from collections.abc import Sequence

from chat.answer import Citation
from chat.retriever import Hit
from ingest.document import Source
from web.room import Index
from web.turn import OTHERS_FROM


def as_citations(index: Index, hits: Sequence[Hit]) -> tuple[Citation, ...]:
    """The passages, numbered apart from the markers of an answer."""
    return tuple(
        passage_citation(index.source(h.passage.source), h.passage.start, h.passage.end, h.passage.section, number)
        for number, h in enumerate(hits, OTHERS_FROM)
    )


def passage_citation(source: Source, start: int, end: int, section: tuple[str, ...], marker: int) -> Citation:
    """A stretch of a document as a citation of the document itself."""
    return Citation(
        marker=marker,
        source=source.id,
        version=source.version,
        title=source.title,
        publisher=source.publisher,
        url=source.url,
        date=source.date,
        section=section,
        page=None,
        quote=source.text[start:end],
        start=start,
        end=end,
        document=source.title,
        licence=source.licence,
    )
