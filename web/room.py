"""What one visitor's questions are asked of: the shared documents, or with documents of their own beside them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from chat.answer import AnswerChunk, Citation
from chat.retriever import Hit
from chat.trace import Trace, look_inside, other_passages
from ingest.document import Role, Source
from ingest.live import LiveIndex
from ingest.settings import Settings
from ingest.stored import StoredStatement


class Chain(Protocol):
    """The part of the chain the page uses."""

    def stream(self, question: Mapping[str, Any], /) -> Iterable[AnswerChunk]: ...


class Index(Protocol):
    """The part of an opened index the page uses."""

    def sources(self) -> Iterable[Source]: ...

    def source(self, source_id: str, /) -> Source: ...

    def roles(self) -> Iterable[Role]: ...

    def statements_of_role(self, role: str, /) -> Sequence[StoredStatement]: ...


class Inspector(Protocol):
    """What a question found, beyond its answer."""

    def others(self, question: Mapping[str, Any], citations: Sequence[Citation], /) -> Sequence[Hit]: ...

    def trace(self, question: Mapping[str, Any], /) -> Trace: ...


@dataclass(frozen=True, slots=True)
class LiveInspector:
    """Looks into the index that serves."""

    live: LiveIndex
    settings: Settings

    def others(self, question: Mapping[str, Any], citations: Sequence[Citation]) -> Sequence[Hit]:
        """Passages found for a question that its answer does not cite."""
        return other_passages(self.live.get(), question, self.settings, citations)

    def trace(self, question: Mapping[str, Any]) -> Trace:
        """The way of a question, step by step."""
        return look_inside(self.live.get(), question, self.settings)


@dataclass(frozen=True, slots=True)
class Room:
    """A chain with the index it answers from, and what looks inside where there is something to look into."""

    chain: Chain
    index: Index
    inspector: Inspector | None = None
