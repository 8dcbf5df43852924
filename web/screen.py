"""What the page shows after an action: the values of its parts, in the order of ``web.ui``'s outputs."""

from __future__ import annotations

import json
from typing import Any, NamedTuple

import gradio as gr
from markupsafe import Markup

from web.conversation import render_turns
from web.keeping import kept
from web.passages import render_passages
from web.turn import Turn

Turns = tuple[Turn, ...]


class Screen(NamedTuple):
    """The parts of the chat's page; what is left as it is holds ``gr.skip()``."""

    turns: Any
    chat: Any
    panel: Any
    box: Any
    ask: Any
    stop: Any
    memory: Any


def unchanged() -> Screen:
    """All stays as it is."""
    return Screen(*[gr.skip()] * 7)


def of_turns(turns: Turns, past: Markup | None = None, *, live: bool, rated: bool, box: Any = None) -> Screen:
    """A chat with at least one turn; while it is ``live`` the browser keeps nothing of it yet."""
    asking, stopping = gr.update(visible=not live), gr.update(visible=live)
    return Screen(
        turns,
        render_turns(turns, live=live, past=past, rated=rated),
        render_passages(turns[-1], live=live),
        gr.skip() if box is None else box,
        asking,
        stopping,
        gr.skip() if live else memory(turns),
    )


def empty(welcome: Markup) -> Screen:
    """A chat without a turn."""
    parts = gr.update(visible=True), gr.update(visible=False)
    return Screen((), welcome, render_passages(None), "", *parts, memory(()))


def memory(turns: Turns, notice: str = "") -> str:
    """What the browser keeps of a chat, and what it is told: JSON, since Gradio merges objects that come in a row."""
    return json.dumps({"turns": kept(turns), "notice": notice}).replace("<", "\\u003c")
