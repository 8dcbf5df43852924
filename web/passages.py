"""The passages an answer rests on, as cards; and how a citation's publication is worded."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from markupsafe import Markup

from chat.answer import Citation
from ingest.sentences import FOOTNOTE
from web.templates import fill
from web.turn import Turn

ITEM_START = re.compile(r"^\s*[-*•]\s+|\n\s*\n", re.MULTILINE)
NOT_STATED = {"", "not named", "not stated", "undated", "unknown", "none"}


@dataclass(frozen=True, slots=True)
class Address:
    """A web address that may be linked."""

    href: str
    host: str


def safe_address(url: str | None) -> Address | None:
    """The address if it is plain http or https with a host; anything else must not become a link."""
    if not url or any(c.isspace() or not c.isprintable() for c in url):
        return None
    try:
        parts = urlsplit(url)
        host = parts.hostname
    except ValueError:
        return None
    if parts.scheme not in {"http", "https"} or not host:
        return None
    return Address(url, host.removeprefix("www."))


def publication(publisher: str | None, date: str | None) -> str:
    """Who published it and when, saying so where the document does not tell."""
    who = publisher if stated(publisher) else "publisher not named"
    return f"{who}, {date if stated(date) else 'undated'}"


def stated(value: str | None) -> bool:
    """True unless a document says in words that it does not tell."""
    return value is not None and value.strip().lower() not in NOT_STATED


@dataclass(frozen=True, slots=True)
class Card:
    """What a card shows of a citation."""

    citation: Citation
    published: str
    section: str
    address: Address | None
    excerpt: str


def card(citation: Citation) -> Card:
    """The citation with its publication worded and its address checked."""
    return Card(
        citation,
        publication(citation.publisher, citation.date),
        " › ".join(citation.section),
        safe_address(citation.url),
        excerpt(citation.quote),
    )


def excerpt(text: str) -> str:
    """A passage to skim: a line per item, without the marks of notes, bold words and bullets."""
    items = ITEM_START.split(FOOTNOTE.sub("", text).replace("**", ""))
    return "\n".join(" ".join(item.split()) for item in items if item.strip())


def render_passages(
    turn: Turn | None, *, live: bool = False, others: Sequence[Citation] | None = None, looks: bool = False
) -> Markup:
    """The panel beside the chat: the cards of the last answer, or why there are none.

    Where somebody ``looks``, a fold offers the passages found beside them; ``others`` are these, once asked for.
    """
    cards = [card(c) for c in turn.citations] if turn else []
    if turn is None:
        state = "empty"
    elif live:
        state = "waiting"
    elif not turn.finished:
        state = "stopped"
    else:
        state = "cards" if cards else "none"
    answer = turn.answer if turn and not live else None
    return fill(
        "passages.html",
        state=state,
        cards=cards,
        fold=looks and answer is not None and answer.kind not in ("meta", "clarify"),
        others=None if others is None else [card(c) for c in others],
        turn=turn,
    )
