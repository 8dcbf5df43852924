"""One shape for every way a question can come in: strings, dicts, LangChain messages, Gradio's history."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ingest.errors import QuestionError

_ROLES = {"human": "user", "user": "user", "ai": "assistant", "assistant": "assistant"}


@dataclass(frozen=True, slots=True)
class Turn:
    """Something said before: ``role`` is user or assistant."""

    role: str
    text: str


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked, and what was said before it, oldest first. ``sources`` keeps the answer to these source ids."""

    text: str
    history: tuple[Turn, ...] = ()
    sources: tuple[str, ...] = ()

    @classmethod
    def of(cls, asked: Any, *, limit: int = 2000) -> Question:
        """A Question from a string, a dict with "question" (and "history", "sources"), a message or a list of messages.

        Raises QuestionError where it is empty, longer than ``limit`` characters, or none of these.
        """
        if hasattr(asked, "to_messages"):
            asked = asked.to_messages()  # what a LangChain prompt hands on
        if isinstance(asked, Question):
            return cls._checked(asked, limit)
        if isinstance(asked, str):
            return cls._checked(cls(asked), limit)
        if isinstance(asked, Mapping) and ("question" in asked or "input" in asked):
            text = _text(asked.get("question", asked.get("input")))
            history = _listed(asked.get("history") or asked.get("chat_history") or (), "history")
            sources = _listed(asked.get("sources") or (), "sources")
            return cls._checked(cls(text, tuple(_turn(entry) for entry in history), tuple(map(str, sources))), limit)
        if isinstance(asked, Mapping) and "role" in asked:
            asked = [asked]
        if isinstance(asked, Sequence) and asked:
            turns = [_turn(entry) for entry in asked]
            if turns[-1].role != "user":
                raise QuestionError("the last message must be the user's question")
            return cls._checked(cls(turns[-1].text, tuple(turns[:-1])), limit)
        if hasattr(asked, "content") and hasattr(asked, "type"):
            return cls._checked(cls(_text(asked.content)), limit)
        raise QuestionError(
            f"a question is a string, a dict with 'question' or a list of messages, not {type(asked).__name__}"
        )

    @staticmethod
    def _checked(question: Question, limit: int) -> Question:
        text = " ".join("".join(c if c.isprintable() or c.isspace() else " " for c in question.text).split())
        if not text:
            raise QuestionError("the question is empty; ask about a role, its skills, its pay or its outlook")
        if len(text) > limit:
            raise QuestionError(f"the question has {len(text):,} characters; at most {limit:,} are read. Shorten it.")
        return Question(text, question.history, question.sources)


def _listed(entries: Any, name: str) -> Collection[Any]:
    if isinstance(entries, Collection) and not isinstance(entries, str | bytes | Mapping):
        return entries
    raise QuestionError(f"{name!r} is a list, not {type(entries).__name__}")


def _turn(entry: Any) -> Turn:
    if isinstance(entry, Turn):
        return entry
    if isinstance(entry, Mapping) and "role" in entry:
        return Turn(_ROLES.get(str(entry["role"]), "other"), _text(entry.get("content", "")))
    if isinstance(entry, Sequence) and not isinstance(entry, str) and len(entry) == 2 and isinstance(entry[0], str):
        return Turn(_ROLES.get(entry[0], "other"), _text(entry[1]))
    if hasattr(entry, "content") and hasattr(entry, "type"):
        return Turn(_ROLES.get(str(entry.type), "other"), _text(entry.content))
    raise QuestionError(
        f"a turn of the history is a message or a dict with 'role' and 'content', not {type(entry).__name__}"
    )


def _text(content: Any) -> str:
    """The words of a message's content: a string, or blocks of which the text ones count."""
    if content is None:
        return ""
    if isinstance(content, str):
        return content
    if isinstance(content, Mapping):
        return str(content.get("text") or "")
    if isinstance(content, Sequence):
        return " ".join(filter(None, (_text(block) for block in content)))
    raise QuestionError(f"the content of a message is text or blocks of text, not {type(content).__name__}")
