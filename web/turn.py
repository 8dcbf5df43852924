"""One question with what became of it, and what a list of them tells the chain and the page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from chat.answer import Answer, Citation, Claim


@dataclass(frozen=True, slots=True)
class Turn:
    """``number`` is unique in its chat. ``text`` is what has come so far, ``struck`` what a model wrote and nothing bears out; ``answer`` comes last."""

    number: int
    question: str
    text: str = ""
    answer: Answer | None = None
    problem: str = ""
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


def find_citation(turns: Iterable[Turn], number: int, marker: int) -> Citation | None:
    """The citation a marker of a turn stands for."""
    for turn in turns:
        if turn.number == number:
            return next((c for c in turn.citations if c.marker == marker), None)
    return None
