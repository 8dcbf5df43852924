"""The developer's view: one question's way to its answer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import gradio as gr
from markupsafe import Markup

from chat.trace import Step, Trace
from chat.understanding import Understanding
from ingest.errors import AdviserError
from web.adviser import event_data
from web.screen import Turns
from web.templates import fill
from web.turn import find_turn, history
from web.visitors import Visitors

NOBODY_LOOKS = "This page was started without anything to look inside with."
OUTCOMES = {
    "answered": ("Answered", "The documents tell what was asked, and statements of theirs were chosen."),
    "in part": ("Answered in part", "Some of what was asked is told; what is missing is named in the answer."),
    "asked back": ("Asked back", "The question fits several roles, or none in particular."),
    "no matter for documents": (
        "No matter for documents",
        "The question is about the adviser itself; nothing was looked for.",
    ),
    "not found": (
        "Not found",
        "No statement tells what was asked: the documents lack it. Adding a document would mend it.",
    ),
    "not answered": (
        "Found, but not answered",
        "Statements near to the question stand below, and none was borne out well enough to be shown. If one of them is the answer, the choosing is at fault.",
    ),
}


@dataclass(frozen=True, slots=True)
class Inside:
    """Answers a visitor who looks inside."""

    visitors: Visitors

    def of_turn(
        self, turns: Turns, sources: tuple[str, ...], event: gr.EventData, request: gr.Request | None = None
    ) -> Markup:
        """The trace of a question of the chat, asked after what stood before it."""
        turn = find_turn(turns, event_data(event).get("turn"))
        if turn is None:
            return render_inside()
        before = history(turns[: turns.index(turn)])
        return self._look({"question": turn.question, "history": before, "sources": list(sources)}, request)

    def of_question(self, sources: tuple[str, ...], event: gr.EventData, request: gr.Request | None = None) -> Markup:
        """The trace of a question typed here, asked of nothing before it."""
        question = str(event_data(event).get("question") or "").strip()
        return self._look({"question": question, "sources": list(sources)}, request) if question else render_inside()

    def _look(self, asked: Mapping[str, Any], request: gr.Request | None) -> Markup:
        inspector = self.visitors.room(request).inspector
        if inspector is None:
            return render_inside(asked["question"], problem=NOBODY_LOOKS)
        try:
            return render_inside(asked["question"], inspector.trace(asked))
        except AdviserError as error:
            return render_inside(asked["question"], problem=str(error))


def render_inside(question: str = "", trace: Trace | None = None, problem: str = "") -> Markup:
    """The view, empty or with a trace."""
    headline, explained = OUTCOMES[trace.outcome] if trace else ("", "")
    return fill(
        "inside.html",
        question=question,
        trace=trace,
        problem=problem,
        headline=headline,
        explained=explained,
        reading=list(_reading(trace)) if trace else [],
        steps=list(_shares(trace.steps)) if trace else [],
    )


def _reading(trace: Trace) -> Iterator[tuple[str, str]]:
    """What was understood, name by name; what is empty is left out, but for the role and the facet."""
    u: Understanding = trace.understood
    yield "Understood as", u.text
    yield "Shape", u.shape
    yield "Roles", ", ".join(u.roles) or "none"
    yield "Facets", ", ".join(u.facets) + (" (by meaning)" if u.meant else "") if u.facets else "none"
    yield from _named(
        {
            "Words left to look for": ", ".join(u.terms),
            "Roles not covered": ", ".join(u.unknown),
            "May mean": ", ".join(u.ambiguous),
            "Carried over": "role or facet came from an earlier question" if u.carried else "",
            "Nearest facet": f"{u.topic} ({u.nearness:.2f})" if u.topic else "",
            "Language": u.language,
            "Missing": "; ".join(trace.answer.missing),
        }
    )
    yield "Confidence", f"{trace.answer.confidence:.2f}"
    yield "Index", trace.answer.index


def _named(values: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    yield from ((name, value) for name, value in values.items() if value)


def _shares(steps: tuple[Step, ...]) -> Iterator[tuple[Step, float]]:
    """Steps with their share of the slowest, in percent."""
    slowest = max((step.milliseconds for step in steps), default=0.0) or 1.0
    yield from ((step, round(100 * step.milliseconds / slowest, 1)) for step in steps)
