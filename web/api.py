"""What programs can ask for, through ``gradio_client`` or plain HTTP. Types and docstrings are what they are shown."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

import gradio as gr

from chat.answer import Answer
from ingest.errors import AdviserError
from web.parts import ANSWERING
from web.rolelist import find_roles
from web.rolepage import portrait
from web.room import Room

NO_ANSWER = "Something went wrong while this was being answered. Please ask again; the cause is in the server's log."


@dataclass(frozen=True, slots=True)
class Api:
    """Endpoints over the shared documents; no program reaches what a visitor added."""

    room: Room

    def ask(
        self,
        question: str,
        history: list[dict[str, Any]] | None = None,
        sources: list[str] | None = None,
    ) -> dict[str, Any]:
        """Answer one question.

        ``history`` is the chat before it, a list of {"role", "content"}; ``sources`` keeps the answer to these
        document ids. Gives the whole answer: text (Markdown with [1] markers), kind (answer, partial, refused,
        clarify, meta), citations (exact quotes with source, start and end), missing, suggestions, confidence.
        """
        asked = {"question": question, "history": history or [], "sources": sources or []}
        try:
            chunks = list(self.room.chain.stream(asked))
        except AdviserError as error:
            raise gr.Error(str(error), print_exception=False) from error
        answer: Answer | None = next((c.answer for c in reversed(chunks) if c.answer), None)
        if answer is None:
            raise gr.Error(NO_ANSWER, print_exception=False)
        return answer.to_dict()

    def roles(self, search: str = "") -> list[dict[str, Any]]:
        """The roles the documents tell of, the best matches of ``search`` first: name, aliases, sources (document ids)."""
        return [asdict(entry.role) for entry in find_roles(self.room.index.roles(), search).found]

    def role(self, name: str) -> dict[str, Any]:
        """Everything told of one role, by facet: facet, text and citation of every statement; and the pay in figures."""
        shown = portrait(self.room.index, name)
        if shown is None:
            raise gr.Error(
                f"The documents tell of no role {name!r}; /roles lists those they do.", print_exception=False
            )
        statements = [
            {"facet": facet.name, "label": told.label, "text": told.words, "citation": asdict(told.citation)}
            for facet in shown.facets
            for told in facet.told
        ]
        pay = [
            {"low": p.low, "high": p.high, "unit": p.unit, "period": p.period, "place": p.place, "year": p.year,
             "marker": cited.marker}
            for p, cited in shown.pay
        ]  # fmt: skip
        return {"role": asdict(shown.role), "statements": statements, "pay": pay}

    def look_inside(self, question: str, history: list[dict[str, Any]] | None = None) -> dict[str, Any]:
        """A question's way to its answer: understanding, passages with ranks and scores, statements weighed, times."""
        if self.room.inspector is None:
            raise gr.Error("This page was started without anything to look inside with.", print_exception=False)
        try:
            return asdict(self.room.inspector.trace({"question": question, "history": history or []}))
        except AdviserError as error:
            raise gr.Error(str(error), print_exception=False) from error


def connect_api(room: Room) -> None:
    """The endpoints: /ask, /roles, /role and /look_inside."""
    api = Api(room)
    for endpoint in (api.ask, api.roles, api.role, api.look_inside):
        gr.api(endpoint, api_name=endpoint.__name__, **ANSWERING)  # type: ignore[attr-defined]  # exported at run time
