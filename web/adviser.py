"""What happens when a visitor does something. Holds nothing of anyone's chat: that comes in and goes out."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Protocol

import gradio as gr
from markupsafe import Markup

from chat.answer import Answer, AnswerChunk
from ingest.document import Role, Source
from ingest.errors import AdviserError
from web.conversation import render_past, render_turns, render_welcome
from web.document import render_document
from web.examples import example_questions
from web.passages import render_passages
from web.turn import Turn, find_citation, history

log = logging.getLogger(__name__)

UNFORESEEN = "Something went wrong while this was being answered. Please ask again; the cause is in the server's log."
Turns = tuple[Turn, ...]
Screen = tuple[Turns | dict, str | dict, str | dict, Any, Any, Any]


class Chain(Protocol):
    """The part of the chain the page uses."""

    def stream(self, question: Mapping[str, Any], /) -> Iterable[AnswerChunk]: ...


class Index(Protocol):
    """The part of an opened index the page uses."""

    def sources(self) -> Iterable[Source]: ...

    def source(self, source_id: str, /) -> Source: ...

    def roles(self) -> Iterable[Role]: ...


def greet(index: Index) -> Markup:
    """What greets every visitor: what there is to ask about, and examples."""
    roles = list(index.roles())
    return render_welcome(example_questions(roles), sum(1 for _ in index.sources()), len(roles))


@dataclass(frozen=True, slots=True)
class Adviser:
    """Answers a visitor's actions with what the page should show: ``Screen``, in the order of ``web.ui``'s outputs."""

    chain: Chain
    index: Index

    def welcome(self) -> Markup:
        """What greets a visitor now: the index may be another than when the page was built."""
        return greet(self.index)

    def ask(self, typed: str, turns: Turns, event: gr.EventData) -> Iterator[Screen]:
        """Answer what was typed or chosen, a sentence at a time."""
        chosen = _data(event).get("question")
        question = str(chosen or typed or "").strip()
        if not question:
            yield (gr.skip(),) * 6
            return
        past = render_past(turns)
        box = gr.skip() if chosen else ""
        asked = Turn(turns[-1].number + 1 if turns else 1, question)
        yield _screen((*turns, asked), past, live=True, box=box)
        for turn in self._answered(asked, history(turns)):
            yield _screen((*turns, turn), past, live=not turn.finished)

    def _answered(self, turn: Turn, before: list[dict[str, str]]) -> Iterator[Turn]:
        """The turn as it grows; whatever goes wrong becomes words in it."""
        try:
            for chunk in self.chain.stream({"question": turn.question, "history": before}):
                turn = replace(
                    turn,
                    text=turn.text + chunk.text,
                    struck=turn.struck + chunk.struck,
                    answer=chunk.answer or turn.answer,
                )
                yield turn
        except AdviserError as error:
            yield replace(turn, problem=str(error))
            return
        except Exception:  # the visitor is told in any case, the log tells why
            log.exception("A question could not be answered")
            yield replace(turn, problem=UNFORESEEN)
            return
        if not turn.finished:
            yield replace(turn, problem=UNFORESEEN)

    def stop(self, turns: Turns) -> Screen:
        """Leave the answer as far as it has come."""
        return _screen(turns, render_past(turns[:-1]), live=False) if turns else self.clear()

    def clear(self) -> Screen:
        """An empty chat."""
        return (), self.welcome(), render_passages(None), "", *_buttons(live=False)

    def show(self, turns: Turns, event: gr.EventData) -> str | dict:
        """Open the document behind a marker or card; without one, go back to the passages."""
        data = _data(event)
        if "marker" not in data:
            return render_passages(turns[-1] if turns else None)
        citation = find_citation(turns, data.get("turn", 0), data["marker"])
        if citation is None:
            return gr.skip()
        try:
            source = self.index.source(citation.source)
        except (AdviserError, KeyError):
            source = None
        return render_document(source, citation, data["turn"])

    def reply(self, question: str, history: list[dict[str, Any]] | None = None) -> dict[str, Any]:
        """Answer one question, with the chat before it as a list of {"role", "content"}: the whole answer as a dict."""
        try:
            chunks = list(self.chain.stream({"question": question, "history": history or []}))
        except AdviserError as error:
            raise gr.Error(str(error), print_exception=False) from error
        answer: Answer | None = next((c.answer for c in reversed(chunks) if c.answer), None)
        if answer is None:
            raise gr.Error(UNFORESEEN, print_exception=False)
        return answer.to_dict()


def _data(event: gr.EventData) -> Mapping[str, Any]:
    """What the page sent along with an event, if anything."""
    data = getattr(event, "_data", None)
    return data if isinstance(data, Mapping) else {}


def _screen(turns: Turns, past: Markup, *, live: bool, box: Any = None) -> Screen:
    last = turns[-1]
    chat = render_turns(turns, live=live, past=past)
    return turns, chat, render_passages(last, live=live), gr.skip() if box is None else box, *_buttons(live=live)


def _buttons(*, live: bool) -> tuple[Any, Any]:
    """Either asking or stopping is possible."""
    return gr.update(visible=not live), gr.update(visible=live)
