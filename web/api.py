"""What programs can ask for, through ``gradio_client`` or plain HTTP. Types and docstrings are what they are shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import gradio as gr

from chat.answer import Answer
from ingest.errors import AdviserError
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
