"""The layout of the page and what leads to what."""

from __future__ import annotations

from typing import Any

import gradio as gr

from web.adviser import Adviser
from web.feedback import Feedback
from web.passages import render_passages
from web.room import Chain, Index, Inspector, Room
from web.templates import asset, fill
from web.uploads import Uploads
from web.visitors import Visitors

ANSWERS_AT_ONCE = 4
WAITING_AT_MOST = 64
LONGEST_QUESTION = 2000
QUIET: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}
"""No spinner of Gradio's own, and no endpoint for programs."""
ANSWERING: dict[str, Any] = {"concurrency_limit": ANSWERS_AT_ONCE, "concurrency_id": "answers"}


def build_app(
    chain: Chain,
    index: Index,
    inspector: Inspector | None = None,
    *,
    feedback: Feedback | None = None,
    uploads: Uploads | None = None,
) -> gr.Blocks:
    """The page over a chain and an index. Each visitor's chat lives in that visitor's session and browser alone.

    Without an ``inspector`` nothing is told of passages beside the cited ones, without ``feedback`` no thumbs are
    asked for, without ``uploads`` nobody adds documents.
    """
    visitors = Visitors(Room(chain, index, inspector), uploads)
    adviser = Adviser(visitors, feedback)
    with gr.Blocks(title="Career adviser", analytics_enabled=False, fill_width=True) as app:
        turns, sources = gr.State(()), gr.State(())
        html(fill("header.html", uploads=uploads is not None), "masthead")
        with gr.Row(elem_id="desk", equal_height=False):
            with gr.Column(elem_id="talk"):
                chat = html(adviser.welcome(), "chat", "chat.js")
                box, ask, stop, clear = _composer()
            with gr.Column(elem_id="side"):
                panel = html(render_passages(None), "panel", "panel.js")
        memory = gr.HTML(None, html_template="", elem_id="memory", js_on_load=asset("memory.js"))
        app.load(adviser.arrive, None, [chat, memory], queue=False, **QUIET)
        screen = [turns, chat, panel, box, ask, stop, memory]
        asking = gr.on(
            [box.submit, ask.click, chat.submit],
            adviser.ask,
            [box, turns, sources],
            screen,
            trigger_mode="once",
            api_name="converse",
            **ANSWERING,
            **QUIET,
        )
        stop.click(adviser.stop, turns, screen, cancels=[asking], queue=False, **QUIET)
        clear.click(adviser.clear, None, screen, cancels=[asking], queue=False, **QUIET)
        chat.delete(adviser.delete, turns, screen, queue=False, **QUIET)
        chat.like(adviser.judge, turns, screen, queue=False, **QUIET)
        memory.submit(adviser.restore, None, screen, cancels=[asking], queue=False, **QUIET)
        gr.on([chat.click, panel.click], adviser.show, turns, panel, queue=False, **QUIET)
        _endpoints(adviser)
    return app.queue(max_size=WAITING_AT_MOST, default_concurrency_limit=ANSWERS_AT_ONCE)


def _endpoints(adviser: Adviser) -> None:
    from web.api import Api

    api = Api(adviser.visitors.shared)
    gr.api(api.ask, api_name="ask", **ANSWERING)  # type: ignore[attr-defined]  # gradio exports it at run time only


def html(value: Any, name: str, script: str | None = None, **options: Any) -> gr.HTML:
    """A part of the page made on the server; its script reports clicks and nothing else."""
    return gr.HTML(
        value, elem_id=name, apply_default_css=False, js_on_load=asset(script) if script else None, **options
    )


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
