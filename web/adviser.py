"""What happens when a visitor chats. Holds nothing of anyone's chat: that comes in and goes out."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import gradio as gr
from markupsafe import Markup

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
        last = asked
        for last in self._answered(room, asked, _question(question, before, sources)):
            yield self._screen((*before, last), past, live=not last.finished)
        if others := self._others(room, last, _question(question, before, sources)):
            # All of the screen again: of two screens that come in a row the browser may take the last alone.
            yield self._screen((*before, replace(last, others=others)), past, live=False)

    def _answered(self, room: Room, turn: Turn, question: Mapping[str, Any]) -> Iterator[Turn]:
        """The turn as it grows; whatever goes wrong becomes words in it."""
        try:
            for chunk in room.chain.stream(question):
                turn = replace(turn, text=turn.text + chunk.text, answer=chunk.answer or turn.answer)
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

    def _others(self, room: Room, turn: Turn, question: Mapping[str, Any]) -> tuple:
        """The passages found and not cited; none where nobody can look, or looking fails."""
        if room.inspector is None or turn.answer is None or turn.answer.kind in ("meta", "clarify"):
            return ()
        try:
            return as_citations(room.index, room.inspector.others(question, turn.citations))
        except AdviserError:
            return ()

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

    def show(self, turns: Turns, event: gr.EventData, request: gr.Request | None = None) -> Any:
        """Open the document behind a marker or card; without one, go back to the passages."""
        data = event_data(event)
        if "marker" not in data:
            return render_passages(turns[-1] if turns else None)
        citation = find_citation(turns, data.get("turn", 0), data["marker"])
        if citation is None:
            return gr.skip()
        try:
            source = self.visitors.room(request).index.source(citation.source)
        except (AdviserError, KeyError):
            source = None
        return render_document(source, citation, data["turn"])

    def _screen(self, turns: Turns, past: Markup | None = None, *, live: bool, box: Any = None) -> Screen:
        return screen.of_turns(turns, past, live=live, rated=self.feedback is not None, box=box)


def event_data(event: gr.EventData) -> Mapping[str, Any]:
    """What the page sent along with an event, if anything."""
    data = getattr(event, "_data", None)
    return data if isinstance(data, Mapping) else {}


def _question(question: str, before: Turns, sources: Sequence[str]) -> dict[str, Any]:
    asked: dict[str, Any] = {"question": question, "history": history(before)}
    return {**asked, "sources": list(sources)} if sources else asked
