"""Who asks: every visitor is led to the room that is theirs."""

from __future__ import annotations

from dataclasses import dataclass

import gradio as gr

from web.room import Room
from web.uploads import Uploads


@dataclass(frozen=True, slots=True)
class Visitors:
    """All ask in the shared room, but for those who added documents of their own."""

    shared: Room
    uploads: Uploads | None = None

    def room(self, request: gr.Request | None) -> Room:
        """The room of a visitor."""
        own = self.uploads.room(session(request)) if self.uploads else None
        return own or self.shared


def session(request: gr.Request | None) -> str:
    """What tells a visitor from every other; empty for a program that opened no page."""
    return (request.session_hash or "") if request is not None else ""
