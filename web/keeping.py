"""A chat as plain data for the browser to keep, and back. What comes back is a visitor's: every value is checked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any, get_args

from chat.answer import Answer, Citation, Kind
from ingest.errors import AdviserError
from web.turn import Judgement, Turn

LONGEST = 200
"""Turns of a chat that are read back; a longer one keeps its last."""
_TEXT = 200_000


class NotKept(AdviserError):
    """What the browser handed back is no chat of this program."""

    def __init__(self, field: str) -> None:
        super().__init__(
            f"This conversation cannot be opened: its {field} is not as it was kept. Delete it from the list."
        )


def kept(turns: Iterable[Turn]) -> list[dict[str, Any]]:
    """The finished and stopped turns of a chat, ready for JSON."""
    made = []
    for turn in turns:
        answer = turn.answer
        made.append(
            {
                "number": turn.number,
                "question": turn.question,
                "text": turn.text,
                "problem": turn.problem,
                "judgement": asdict(turn.judgement) if turn.judgement else None,
                "answer": answer
                and {
                    "kind": answer.kind,
                    "question": answer.question,
                    "citations": [asdict(c) for c in answer.citations],
                    "suggestions": list(answer.suggestions),
                    "missing": list(answer.missing),
                    "model": answer.model,
                    "index": answer.index,
                },
            }
        )
    return made


def restored(data: Any) -> tuple[Turn, ...]:
    """The chat again. Raises NotKept where the data are no chat."""
    if not isinstance(data, list):
        raise NotKept("list of turns")
    turns = tuple(_turn(entry) for entry in data[-LONGEST:])
    if len({turn.number for turn in turns}) < len(turns):
        raise NotKept("numbering")
    return turns


def _turn(entry: Any) -> Turn:
    if not isinstance(entry, Mapping):
        raise NotKept("turn")
    text = _text(entry, "text")
    answer = entry.get("answer")
    return Turn(
        _number(entry, "number"),
        _text(entry, "question"),
        text,
        _answer(answer, text) if answer is not None else None,
        _text(entry, "problem"),
        judgement=_judgement(entry.get("judgement")),
    )


def _answer(entry: Any, text: str) -> Answer:
    if not isinstance(entry, Mapping) or entry.get("kind") not in get_args(Kind):
        raise NotKept("answer")
    citations = entry.get("citations")
    if not isinstance(citations, list):
        raise NotKept("citations")
    return Answer(
        text=text,
        kind=entry["kind"],
        question=_text(entry, "question"),
        citations=tuple(_citation(c) for c in citations),
        suggestions=_texts(entry, "suggestions"),
        missing=_texts(entry, "missing"),
        model=_text(entry, "model"),
        index=_text(entry, "index"),
    )


def _citation(entry: Any) -> Citation:
    if not isinstance(entry, Mapping):
        raise NotKept("citation")
    return Citation(
        marker=_number(entry, "marker"),
        source=_text(entry, "source"),
        version=_text(entry, "version"),
        title=_text(entry, "title"),
        publisher=_maybe(entry, "publisher"),
        url=_maybe(entry, "url"),
        date=_maybe(entry, "date"),
        section=_texts(entry, "section"),
        page=None if entry.get("page") is None else _number(entry, "page"),
        quote=_text(entry, "quote"),
        start=_number(entry, "start"),
        end=_number(entry, "end"),
        document=_text(entry, "document"),
        licence=_maybe(entry, "licence"),
    )


def _judgement(entry: Any) -> Judgement | None:
    if not isinstance(entry, Mapping) or entry.get("verdict") not in ("up", "down"):
        return None
    return Judgement(_text(entry, "id"), entry["verdict"], _text(entry, "reason"))


def _text(entry: Mapping[str, Any], field: str) -> str:
    value = entry.get(field, "")
    if not isinstance(value, str) or len(value) > _TEXT:
        raise NotKept(field)
    return value


def _maybe(entry: Mapping[str, Any], field: str) -> str | None:
    return None if entry.get(field) is None else _text(entry, field)


def _number(entry: Mapping[str, Any], field: str) -> int:
    value = entry.get(field)
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value < 10**9:
        raise NotKept(field)
    return value


def _texts(entry: Mapping[str, Any], field: str) -> tuple[str, ...]:
    values = entry.get(field, ())
    if not isinstance(values, list | tuple) or not all(isinstance(v, str) for v in values):
        raise NotKept(field)
    return tuple(values)
