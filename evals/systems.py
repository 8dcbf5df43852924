"""What is measured: the chain itself, asked as a user would ask it."""

from __future__ import annotations

import time
from collections.abc import Sequence
from typing import Any, Protocol

from chat.answer import Answer
from chat.chain import build_chain
from chat.models import name_of
from chat.question import Question, Turn
from chat.reading import understand
from chat.retriever import search
from evals.case import Reply, Span
from evals.ranking import DEPTH
from ingest.index import Index
from ingest.settings import Settings


class System(Protocol):
    """Something that answers questions from one index."""

    @property
    def name(self) -> str:
        """What reports call it."""
        ...

    def ask(self, question: Question) -> Reply:
        """The answer, the passages found for it (best first, up to DEPTH), and the seconds the answer took."""
        ...

    def units(self, source: str) -> list[Span]:
        """The passages that a source is cut into, any of which could be found."""
        ...


class Chain:
    """The project's own chain, with the built-in answerer or a language model."""

    def __init__(self, index: Index, settings: Settings, model: Any = None) -> None:
        self._index, self._settings = index, settings
        self._chain = build_chain(settings.index_dir, model=model, settings=settings)
        self.name = name_of(model or settings.model or "built-in")

    def ask(self, question: Question) -> Reply:
        began = time.perf_counter()
        answer: Answer = self._chain.invoke(question)
        seconds = time.perf_counter() - began
        hits = search(self._index, understand(question, self._index), self._settings, DEPTH)
        return Reply(answer, spans_of([hit.passage for hit in hits]), seconds)

    def units(self, source: str) -> list[Span]:
        return list(spans_of(self._index.passages_from(source)))


def spans_of(passages: Sequence[Any]) -> tuple[Span, ...]:
    """Where passages stand."""
    return tuple(Span(p.source, p.start, p.end) for p in passages)


def history_of(system: System, turns: Sequence[str]) -> tuple[Turn, ...]:
    """Some turns with the answers that a system gives to each."""
    history: list[Turn] = []
    for turn in turns:
        before = system.ask(Question(turn, tuple(history)))
        history += [Turn("user", turn), Turn("assistant", before.answer.text)]
    return tuple(history)


def converse(system: System, turns: Sequence[str], question: str) -> Reply:
    """The reply to a question after some turns, each answered by the same system."""
    return system.ask(Question(question, history_of(system, turns)))
