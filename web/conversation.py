"""The chat as HTML: the welcome, then a turn below the other."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from chat.offer import without_offers
from chat.wording import written_by
from web.markdown import render_markdown
from web.templates import fill
from web.turn import Turn

STATUS = {
    "refused": "Not in these documents",
    "partial": "Answered in part",
    "clarify": "One question first",
}


def render_welcome(examples: Sequence[str], documents: int, roles: int) -> Markup:
    """What stands in the chat before the first question."""
    return fill("welcome.html", examples=examples, documents=documents, roles=roles)


def render_turns(turns: Sequence[Turn], *, live: bool = False, past: Markup | None = None) -> Markup:
    """The whole chat; only its last answer offers what to ask next. ``past`` spares rendering old turns again."""
    if past is None:
        past = render_past(turns[:-1])
    return fill("conversation.html", past=past, last=_render_turn(turns[-1], live=live, last=True))


def render_past(turns: Sequence[Turn]) -> Markup:
    """Turns that are over."""
    return Markup("").join(_render_turn(turn, live=False, last=False) for turn in turns)


def _render_turn(turn: Turn, *, live: bool, last: bool) -> Markup:
    answer = turn.answer
    suggestions = answer.suggestions if answer and last else ()
    text = without_offers(turn.text, suggestions)  # they stand below as buttons
    return fill(
        "turn.html",
        turn=turn,
        body=render_markdown(text, turn.citations, turn.number, whole=answer is not None, struck=turn.struck),
        kind=answer.kind if answer else "",
        status=STATUS.get(answer.kind, "") if answer else "",
        written=written_by(answer.writing) if answer and answer.writing else "",
        suggestions=suggestions,
        live=live,
        stopped=not live and not turn.finished,
    )
