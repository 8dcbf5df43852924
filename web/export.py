"""An answer as plain Markdown with its sources, to be copied or exported."""

from __future__ import annotations

from chat.answer import Citation
from chat.offer import without_offers
from web.passages import publication, safe_address
from web.turn import Turn


def with_sources(turn: Turn) -> str:
    """The answer as it came, then every passage it cites: the words, and where they stand."""
    text = without_offers(turn.text, turn.answer.suggestions if turn.answer else ())
    parts = [text.strip() or turn.problem]
    if turn.citations:
        parts.append("Sources:\n\n" + "\n".join(_source(c) for c in turn.citations))
    return "\n\n".join(part for part in parts if part) + "\n"


def _source(citation: Citation) -> str:
    quote = " ".join(citation.quote.split())
    where = [citation.title, publication(citation.publisher, citation.date)]
    if citation.section:
        where.append(" > ".join(citation.section))
    if citation.page:
        where.append(f"page {citation.page}")
    address = safe_address(citation.url)
    return f"[{citation.marker}] “{quote}” {'; '.join(where)}" + (f"; {address.href}" if address else "")
