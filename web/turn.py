"""One question with what became of it, and what a list of them tells the chain and the page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from chat.answer import Answer, Citation, Claim

OTHERS_FROM = 1000
"""Passages that were found and not cited are numbered from here on, so that each can be opened like a citation."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a visitor thinks of an answer: ``verdict`` is up or down, ``id`` names it where it is kept."""

    id: str
    verdict: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Turn:
    """``number`` is unique in its chat. ``text`` is what has come so far, ``struck`` what a model wrote and nothing bears out; ``answer`` comes last."""

    number: int
    question: str
    text: str = ""
    answer: Answer | None = None
    problem: str = ""
    judgement: Judgement | None = None
    struck: tuple[Claim, ...] = ()

    @property
    def finished(self) -> bool:
        """True once nothing more will come."""
        return self.answer is not None or bool(self.problem)

    @property
    def citations(self) -> tuple[Citation, ...]:
        """The passages the answer rests on; none before it is whole."""
        return self.answer.citations if self.answer else ()


def history(turns: Iterable[Turn]) -> list[dict[str, str]]:
    """The chat so far as plain messages; a turn that brought no words is left out."""
    messages = []
    for turn in turns:
        if turn.text:
            messages.append({"role": "user", "content": turn.question})
            messages.append({"role": "assistant", "content": turn.text})
    return messages


def find_turn(turns: Iterable[Turn], number: object) -> Turn | None:
    """The turn of this number, if there is one."""
    return next((turn for turn in turns if turn.number == number), None)


def find_citation(turns: Iterable[Turn], number: object, marker: object) -> Citation | None:
    """The citation that a marker of a turn stands for."""
    turn = find_turn(turns, number)
    return next((c for c in turn.citations if c.marker == marker), None) if turn else None
