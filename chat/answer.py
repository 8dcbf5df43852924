"""What a question comes back as: answer, claims, citations, and the chunks they stream in."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field, replace
from typing import Any, Literal

Kind = Literal["answer", "partial", "refused", "clarify", "meta"]
Verdict = Literal["verbatim", "supported", "unsupported"]


@dataclass(frozen=True, slots=True)
class Citation:
    """The exact words an answer rests on: ``quote == index.source(source).text[start:end]``.

    ``title``, ``publisher``, ``url`` and ``date`` are the original's where the document names one for
    this statement (a guide's footnote), else the document's own; ``document`` is always the latter's title.
    """

    marker: int
    source: str
    version: str
    title: str
    publisher: str | None
    url: str | None
    date: str | None
    section: tuple[str, ...]
    page: int | None
    quote: str
    start: int
    end: int
    document: str = ""
    licence: str | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """A sentence of the answer, the markers it carries, and whether they bear it out."""

    text: str
    citations: tuple[int, ...]
    verdict: Verdict
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """The whole result. ``text`` is Markdown with ``[1]`` markers; notices are blockquotes.

    ``confidence`` runs from 0 to 1. ``question`` is the question as understood. ``model`` names who
    wrote the text (``built-in`` where no language model did).
    """

    text: str
    kind: Kind
    question: str
    citations: tuple[Citation, ...] = ()
    claims: tuple[Claim, ...] = ()
    missing: tuple[str, ...] = ()
    suggestions: tuple[str, ...] = ()
    confidence: float = 0.0
    model: str = "built-in"
    index: str = ""
    settings: dict[str, Any] = field(default_factory=dict)

    @property
    def abstained(self) -> bool:
        """True where the documents do not answer and the answer says so."""
        return self.kind == "refused"

    def to_dict(self) -> dict[str, Any]:
        """Plain data, ready for JSON."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class AnswerChunk:
    """A piece of a streamed answer. Chunks add up: ``(a + b).text == a.text + b.text``.

    ``text`` is released a sentence at a time, each already checked. The last chunk carries ``answer``,
    whose ``text`` equals all the chunk texts together.
    """

    text: str = ""
    answer: Answer | None = None

    def __add__(self, other: AnswerChunk) -> AnswerChunk:
        if not isinstance(other, AnswerChunk):
            return NotImplemented
        return replace(self, text=self.text + other.text, answer=other.answer or self.answer)
