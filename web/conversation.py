"""The chat as HTML: the welcome, then a turn below the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from markupsafe import Markup

from chat.answer import Claim
from chat.offer import without_offers
from chat.wording import written_by
from prompts import phrase
from web.export import with_sources
from web.markdown import render_markdown
from web.templates import fill
from web.turn import Turn

STATUS = {
    "refused": "Not in these documents",
    "partial": "Answered in part",
    "clarify": "One question first",
}
OFFERS = {"clarify": "Which do you mean?", "refused": "What the documents do tell"}


def render_welcome(examples: Sequence[str], documents: int, roles: int) -> Markup:
    """What stands in the chat before the first question."""
    return fill("welcome.html", examples=examples, documents=documents, roles=roles)


def render_turns(
    turns: Sequence[Turn], *, live: bool = False, past: Markup | None = None, rated: bool = False
) -> Markup:
    """The whole chat; only its last answer offers what to ask next. ``past`` spares rendering old turns again."""
    if past is None:
        past = render_past(turns[:-1], rated=rated)
    return fill("conversation.html", past=past, last=_render_turn(turns[-1], live=live, last=True, rated=rated))


def render_past(turns: Sequence[Turn], *, rated: bool = False) -> Markup:
    """Turns that are over."""
    return Markup("").join(_render_turn(turn, live=False, last=False, rated=rated) for turn in turns)


def _render_turn(turn: Turn, *, live: bool, last: bool, rated: bool) -> Markup:
    answer = turn.answer
    suggestions = answer.suggestions if answer and last else ()
    understood, text = _understood(without_offers(turn.text, suggestions))  # the offers stand below as buttons
    return fill(
        "turn.html",
        turn=turn,
        body=render_markdown(text, turn.citations, turn.number, whole=answer is not None, struck=_moved(turn, text)),
        understood=render_markdown(understood, (), turn.number, whole=True) if understood else "",
        kind=answer.kind if answer else "",
        status=STATUS.get(answer.kind, "") if answer else "",
        written=written_by(answer.writing) if answer and answer.writing else "",
        suggestions=suggestions,
        offer=OFFERS.get(answer.kind, "Ask next") if answer else "",
        live=live,
        stopped=not live and not turn.finished,
        copy=with_sources(turn),
        rated=rated and answer is not None,
    )


def _understood(text: str) -> tuple[str, str]:
    """How the question was understood, where the answer opens with that, and the rest."""
    opening = f"> {phrase('understood', question='')}"
    first, _, rest = text.partition("\n")
    return (first.removeprefix(opening), rest.lstrip("\n")) if first.startswith(opening) else ("", text)


def _moved(turn: Turn, text: str) -> tuple[Claim, ...]:
    """The struck claims with their places in a text that lacks how the question was understood."""
    before = max(0, turn.text.find(text)) if text else 0
    return tuple(replace(claim, at=max(0, (claim.at or 0) - before)) for claim in turn.struck)
