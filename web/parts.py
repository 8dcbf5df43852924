"""The parts of the page beside the chat, and what leads to what in them."""

from __future__ import annotations

from typing import Any

import gradio as gr

from web.browsing import Browsed, Browsing
from web.documents import Documents, render_head
from web.shelf import READABLE
from web.templates import asset, fill
from web.visitors import Visitors

QUIET: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}
"""No spinner of Gradio's own, and no endpoint for programs."""
ANSWERING: dict[str, Any] = {"concurrency_limit": 4, "concurrency_id": "answers"}
"""So many answers are made at once."""
_AT_ONCE: dict[str, Any] = {"queue": False, **QUIET}


def html(value: Any, name: str, script: str | None = None, **options: Any) -> gr.HTML:
    """A part of the page made on the server; its script reports clicks and nothing else."""
    return gr.HTML(
        value, elem_id=name, apply_default_css=False, js_on_load=asset(script) if script else None, **options
    )


def add_roles() -> tuple[gr.HTML, gr.HTML, gr.HTML]:
    """The search, the list and the page of the roles."""
    with gr.Column(elem_id="roles", elem_classes="part"):
        with gr.Column(elem_id="role-browse"):
            search = html(fill("rolesearch.html"), "role-search", "rolesearch.js")
            listing = html("", "role-list", "roles.js")
        with gr.Column(elem_id="role-page"):
            page = html(fill("norole.html", name=""), "role-shown", "roles.js")
    return search, listing, page


def connect_roles(app: gr.Blocks, browsing: Browsing, parts: tuple[gr.HTML, gr.HTML, gr.HTML], panel: gr.HTML) -> None:
    """Typing searches, a click opens or compares, a marker opens its document."""
    search, listing, page = parts
    browsed = gr.State(Browsed())
    app.load(browsing.arrive, None, listing, **_AT_ONCE)
    search.input(browsing.search, browsed, [browsed, listing], trigger_mode="always_last", **_AT_ONCE)
    gr.on([listing.click, page.click], browsing.choose, browsed, [browsed, listing, page], **_AT_ONCE)
    page.select(browsing.show, browsed, panel, **_AT_ONCE)


def add_documents(visitors: Visitors) -> tuple[gr.UploadButton | None, gr.HTML]:
    """The button that adds files, where visitors may, and the list of documents."""
    with gr.Column(elem_id="documents", elem_classes="part"):
        html(render_head(visitors), "documents-head")
        button = None
        if visitors.uploads is not None:
            button = gr.UploadButton(
                "Add documents",
                file_count="multiple",
                file_types=READABLE,
                type="filepath",
                elem_id="add-documents",
                variant="primary",
            )
        listing = html("", "document-list", "documents.js")
    return button, listing


def connect_documents(
    app: gr.Blocks, documents: Documents, button: gr.UploadButton | None, shown: list[Any], panel: gr.HTML
) -> None:
    """Files are indexed one visitor after the other; what is ticked is kept for the next question."""
    sources, listing = shown[0], shown[1]
    app.load(documents.arrive, sources, shown, **_AT_ONCE)
    building: dict[str, Any] = {"concurrency_limit": 1, "concurrency_id": "builds", **QUIET}
    if button is not None:
        button.upload(documents.add, [button, sources], shown, **building)
        listing.delete(documents.remove, sources, shown, **building)
        app.unload(documents.forget)
    listing.select(documents.choose, None, shown, **_AT_ONCE)
    listing.click(documents.read, None, panel, **_AT_ONCE)
