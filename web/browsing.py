"""What happens when a visitor browses roles."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import gradio as gr
from markupsafe import Markup

from ingest.errors import AdviserError
from web.adviser import event_data
from web.document import render_document
from web.rolelist import find_roles
from web.rolepage import COMPARED_AT_MOST, Portrait, find_told, portrait, render_comparison, render_role
from web.room import Index
from web.templates import fill
from web.visitors import Visitors


@dataclass(frozen=True, slots=True)
class Browsed:
    """Where a visitor is: what they typed, the role that is open (empty: none), and those they compare."""

    typed: str = ""
    role: str = ""
    compared: tuple[str, ...] = ()
    side_by_side: bool = False


@dataclass(frozen=True, slots=True)
class Browsing:
    """Answers a visitor's actions on the roles: where they are then, the list, and the page beside it."""

    visitors: Visitors

    def arrive(self, request: gr.Request | None = None) -> Markup:
        """The list of all roles."""
        return self._list(self.visitors.room(request).index, Browsed())

    def search(
        self, browsed: Browsed, event: gr.EventData, request: gr.Request | None = None
    ) -> tuple[Browsed, Markup]:
        """The roles that match what is typed."""
        typed = str(event_data(event).get("typed") or "")[:200]
        now = Browsed(typed, browsed.role, browsed.compared, browsed.side_by_side)
        return now, self._list(self.visitors.room(request).index, now)

    def choose(
        self, browsed: Browsed, event: gr.EventData, request: gr.Request | None = None
    ) -> tuple[Browsed, Markup, Markup]:
        """Open a role, take one into the comparison or out of it, or lay them side by side."""
        data = event_data(event)
        index = self.visitors.room(request).index
        now = _moved(browsed, data)
        return now, self._list(index, now), self._page(index, now)

    def show(self, browsed: Browsed, event: gr.EventData, request: gr.Request | None = None) -> Any:
        """Open the document behind a marker of a role's page."""
        data, index = event_data(event), self.visitors.room(request).index
        shown = portrait(index, str(data.get("role")))
        cited = find_told(shown, data.get("marker")) if shown else None
        if cited is None:
            return gr.skip()
        try:
            source = index.source(cited.source)
        except (AdviserError, KeyError):
            source = None
        return render_document(source, cited, 0, back="Close")

    def _list(self, index: Index, browsed: Browsed) -> Markup:
        return fill(
            "rolelist.html", listed=find_roles(index.roles(), browsed.typed), browsed=browsed, most=COMPARED_AT_MOST
        )

    def _page(self, index: Index, browsed: Browsed) -> Markup:
        if browsed.side_by_side:
            portraits = [p for name in browsed.compared if (p := portrait(index, name))]
            if len(portraits) > 1:
                return render_comparison(portraits)
        shown: Portrait | None = portrait(index, browsed.role) if browsed.role else None
        return render_role(shown, browsed.compared) if shown else fill("norole.html", name=browsed.role)


def _moved(browsed: Browsed, data: Mapping[str, Any]) -> Browsed:
    """Where a visitor is after a click."""
    typed, role, compared = browsed.typed, browsed.role, browsed.compared
    if "open" in data:
        return Browsed(typed, str(data["open"])[:200], compared)
    if "compare" in data:
        name = str(data["compare"])[:200]
        if name in compared:
            compared = tuple(c for c in compared if c != name)
        elif len(compared) < COMPARED_AT_MOST:
            compared = (*compared, name)
        return Browsed(typed, role, compared, browsed.side_by_side and len(compared) > 1)
    if data.get("side_by_side"):
        return Browsed(typed, role, compared, len(compared) > 1)
    return Browsed(typed, role, ()) if data.get("none") else browsed
