"""The layout of the page and what leads to what."""

from __future__ import annotations

import gradio as gr

from web.adviser import Adviser
from web.api import connect_api
from web.browsing import Browsing
from web.documents import Documents
from web.feedback import Feedback
from web.inside import Inside, render_inside
from web.parts import ANSWERING, QUIET, add_documents, add_roles, connect_documents, connect_roles, html
from web.passages import render_passages
from web.room import Chain, Index, Inspector, Room
from web.templates import asset, fill
from web.uploads import Uploads
from web.visitors import Visitors

WAITING_AT_MOST = 64
LONGEST_QUESTION = 2000


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
                scope = html("", "scope")
                box, ask, stop, clear = _composer()
            roles = add_roles()
            files, listing = add_documents(visitors)
            with gr.Column(elem_id="inside", elem_classes="part"):
                within = html(render_inside(), "within", "inside.js")
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
        gr.on([chat.click, panel.click], adviser.show, [turns, sources], panel, queue=False, **QUIET)
        panel.select(adviser.beside, [turns, sources], panel, queue=False, **QUIET)
        looking = {"queue": False, **QUIET}
        inside = Inside(visitors)
        chat.select(inside.of_turn, [turns, sources], within, **looking)
        within.submit(inside.of_question, sources, within, **looking)
        connect_roles(app, Browsing(visitors), roles, panel)
        connect_documents(app, Documents(visitors), files, [sources, listing, scope], panel)
        connect_api(visitors.shared)
    return app.queue(max_size=WAITING_AT_MOST, default_concurrency_limit=ANSWERING["concurrency_limit"])


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
