"""The layout of the page and what leads to what."""

from __future__ import annotations

from typing import Any

import gradio as gr

from web.adviser import Adviser, Chain, Index
from web.passages import render_passages
from web.templates import asset

ANSWERS_AT_ONCE = 4
WAITING_AT_MOST = 32
LONGEST_QUESTION = 2000
_QUIET: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}
"""No spinner of Gradio's own, and no endpoint for programs."""


def build_app(chain: Chain, index: Index) -> gr.Blocks:
    """The page over a chain and an index. Each visitor's chat lives in that visitor's session alone."""
    adviser = Adviser(chain, index)
    with gr.Blocks(title="Career adviser", analytics_enabled=False, fill_width=True) as app:
        turns = gr.State(())
        gr.HTML(asset("header.html"), elem_id="masthead", apply_default_css=False)
        with gr.Row(elem_id="desk", equal_height=False):
            with gr.Column(elem_id="talk"):
                chat = _html(adviser.welcome(), "chat", "chat.js")
                box, ask, stop, clear = _composer()
            with gr.Column(elem_id="side"):
                panel = _html(render_passages(None), "panel", "panel.js")
        app.load(adviser.welcome, None, chat, queue=False, **_QUIET)
        screen = [turns, chat, panel, box, ask, stop]
        asking = gr.on(
            [box.submit, ask.click, chat.submit],
            adviser.ask,
            [box, turns],
            screen,
            concurrency_limit=ANSWERS_AT_ONCE,
            concurrency_id="answers",
            trigger_mode="once",
            api_name="converse",
            **_QUIET,
        )
        stop.click(adviser.stop, turns, screen, cancels=[asking], queue=False, **_QUIET)
        clear.click(adviser.clear, None, screen, cancels=[asking], queue=False, **_QUIET)
        gr.on([chat.click, panel.click], adviser.show, turns, panel, queue=False, **_QUIET)
        gr.api(  # type: ignore[attr-defined]  # gradio exports it at run time only
            adviser.reply, api_name="ask", concurrency_limit=ANSWERS_AT_ONCE, concurrency_id="answers"
        )
    return app.queue(max_size=WAITING_AT_MOST, default_concurrency_limit=ANSWERS_AT_ONCE)


def _html(value: str, name: str, script: str) -> gr.HTML:
    """A part of the page made on the server; its script reports clicks and nothing else."""
    return gr.HTML(value, elem_id=name, apply_default_css=False, js_on_load=asset(script))


def _composer() -> tuple[gr.Textbox, gr.Button, gr.Button, gr.Button]:
    with gr.Row(elem_id="composer", equal_height=False):
        box = gr.Textbox(
            label="Your question",
            placeholder="Ask a question",
            show_label=False,
            container=False,
            lines=1,
            max_lines=5,
            max_length=LONGEST_QUESTION,
            autofocus=True,
            elem_id="question",
            html_attributes=gr.InputHTMLAttributes(enterkeyhint="send", autocomplete="off"),
        )
        ask = gr.Button("Ask", elem_id="ask", variant="primary", min_width=0)
        stop = gr.Button("Stop", elem_id="stop", visible=False, min_width=0)
        clear = gr.Button("New chat", elem_id="clear", min_width=0)
    return box, ask, stop, clear
