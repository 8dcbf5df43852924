"""What happens when a visitor chats. Holds nothing of anyone's chat: that comes in and goes out."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import gradio as gr
from markupsafe import Markup

from chat.answer import Citation
from ingest.errors import AdviserError
from web import screen
from web.conversation import render_past, render_welcome
from web.document import render_document
from web.examples import example_questions
from web.feedback import Feedback
from web.found import as_citations
from web.keeping import NotKept, restored
from web.passages import render_passages
from web.room import Index, Room
from web.screen import Screen, Turns
from web.turn import Turn, find_citation, find_turn, history
from web.visitors import Visitors

log = logging.getLogger(__name__)

UNFORESEEN = "Something went wrong while this was being answered. Please ask again; the cause is in the server's log."


def greet(index: Index) -> Markup:
    """What greets every visitor: what there is to ask about, and examples."""
    roles = list(index.roles())
    return render_welcome(example_questions(roles), sum(1 for _ in index.sources()), len(roles))


@dataclass(frozen=True, slots=True)
class Adviser:
    """Answers a visitor's actions in the chat with the ``Screen`` to show."""

    visitors: Visitors
    feedback: Feedback | None = None

    def welcome(self, request: gr.Request | None = None) -> Markup:
        """What greets a visitor now: the index may be another than when the page was built."""
        return greet(self.visitors.room(request).index)

    def arrive(self, request: gr.Request | None = None) -> tuple[Markup, str]:
        """Greet a visitor; their browser may then open the chat that it kept."""
        return self.welcome(request), json.dumps({"arrived": True})

    def ask(
        self,
        typed: str,
        turns: Turns,
        sources: tuple[str, ...],
        event: gr.EventData,
        request: gr.Request | None = None,
    ) -> Iterator[Screen]:
        """Answer what was typed or chosen, a sentence at a time; an earlier turn asked anew takes what followed with it."""
        data = event_data(event)
        chosen = data.get("question")
        question = str(chosen or typed or "").strip()
        if not question:
            yield screen.unchanged()
            return
        again = find_turn(turns, data.get("turn"))
        before = turns[: turns.index(again)] if again else turns
        past = render_past(before, rated=self.feedback is not None)
        asked = Turn(turns[-1].number + 1 if turns else 1, question)
        yield self._screen((*before, asked), past, live=True, box=gr.skip() if chosen else "")
        room = self.visitors.room(request)
        for turn in self._answered(room, asked, _question(question, before, sources)):
            yield self._screen((*before, turn), past, live=not turn.finished)

    def _answered(self, room: Room, turn: Turn, question: Mapping[str, Any]) -> Iterator[Turn]:
        """The turn as it grows; whatever goes wrong becomes words in it."""
        try:
            for chunk in room.chain.stream(question):
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

    def stop(self, turns: Turns, request: gr.Request | None = None) -> Screen:
        """Leave the answer as far as it has come."""
        return self._screen(turns, live=False) if turns else self.clear(request)

    def clear(self, request: gr.Request | None = None) -> Screen:
        """An empty chat."""
        return screen.empty(self.welcome(request))

    def delete(self, turns: Turns, event: gr.EventData, request: gr.Request | None = None) -> Screen:
        """The chat without one of its turns."""
        left = tuple(turn for turn in turns if turn.number != event_data(event).get("turn"))
        return self._screen(left, live=False) if left else self.clear(request)

    def judge(self, turns: Turns, event: gr.EventData) -> Screen:
        """Keep what the visitor thinks of an answer, and show it as kept."""
        data = event_data(event)
        turn = find_turn(turns, data.get("turn"))
        if self.feedback is None or turn is None:
            return screen.unchanged()
        before = history(turns[: turns.index(turn)])
        judgement = self.feedback.keep(turn, before, str(data.get("verdict")), str(data.get("reason") or ""))
        if judgement is None:
            return screen.unchanged()
        turns = tuple(replace(t, judgement=judgement) if t.number == turn.number else t for t in turns)
        return self._screen(turns, live=False)._replace(panel=gr.skip())

    def restore(self, event: gr.EventData, request: gr.Request | None = None) -> Screen:
        """Open a chat that the visitor's browser kept."""
        try:
            turns = restored(event_data(event).get("turns"))
        except NotKept as error:
            return screen.unchanged()._replace(memory=screen.memory((), str(error)))
        opened = self._screen(turns, live=False) if turns else self.clear(request)
        return opened._replace(memory=gr.skip())  # it is kept already, and keeps its place in the list

    def beside(self, turns: Turns, sources: tuple[str, ...], request: gr.Request | None = None) -> Markup:
        """The panel with the passages that were found for the last question and not cited."""
        last = turns[-1] if turns else None
        return self._panel(last, self._others(last, turns, sources, request) if last else ())

    def show(
        self, turns: Turns, sources: tuple[str, ...], event: gr.EventData, request: gr.Request | None = None
    ) -> Any:
        """Open the document behind a marker or card; without one, go back to the passages."""
        data = event_data(event)
        if "marker" not in data:
            return (
                self.beside(turns, sources, request)
                if data.get("others")
                else self._panel(turns[-1] if turns else None)
            )
        turn = find_turn(turns, data.get("turn", 0))
        citation = find_citation(turns, data.get("turn", 0), data["marker"])
        if citation is None and turn is not None:
            others = self._others(turn, turns, sources, request)
            citation = next((c for c in others if c.marker == data["marker"]), None)
        if citation is None:
            return gr.skip()
        try:
            source = self.visitors.room(request).index.source(citation.source)
        except (AdviserError, KeyError):
            source = None
        return render_document(source, citation, data["turn"])

    def _others(
        self, turn: Turn, turns: Turns, sources: tuple[str, ...], request: gr.Request | None
    ) -> tuple[Citation, ...]:
        """The passages found and not cited: looked for once somebody wants them."""
        room = self.visitors.room(request)
        if room.inspector is None:
            return ()
        asked = _question(turn.question, turns[: turns.index(turn)], sources)
        try:
            return as_citations(room.index, room.inspector.others(asked, turn.citations))
        except AdviserError:
            return ()

    def _panel(self, turn: Turn | None, others: tuple[Citation, ...] | None = None) -> Markup:
        return render_passages(turn, others=others, looks=self.visitors.shared.inspector is not None)

    def _screen(self, turns: Turns, past: Markup | None = None, *, live: bool, box: Any = None) -> Screen:
        shown = screen.of_turns(turns, past, live=live, rated=self.feedback is not None, box=box)
        return shown if live else shown._replace(panel=self._panel(turns[-1]))


def event_data(event: gr.EventData) -> Mapping[str, Any]:
    """What the page sent along with an event, if anything."""
    data = getattr(event, "_data", None)
    return data if isinstance(data, Mapping) else {}


def _question(question: str, before: Turns, sources: Sequence[str]) -> dict[str, Any]:
    asked: dict[str, Any] = {"question": question, "history": history(before)}
    return {**asked, "sources": list(sources)} if sources else asked
