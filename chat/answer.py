"""What a question comes back as: answer, claims, citations, and the chunks they stream in."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
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
    """A sentence of the answer, the markers it carries, and whether they bear it out.

    Of a language model's sentences: ``recited`` tells that it was given another citation than the model's; one that is
    ``unsupported`` is struck, for the ``reason``, and would have stood in the answer's text ``at`` this offset.
    """

    text: str
    citations: tuple[int, ...]
    verdict: Verdict
    reason: str = ""
    recited: bool = False
    at: int | None = None


@dataclass(frozen=True, slots=True)
class Writing:
    """What a language model did for an answer: how many of its claims were ``checked``, and of those ``struck`` and ``recited``.

    ``failure`` says in a few words why the built-in answer stands in its place; empty where the model's own does.
    """

    model: str
    checked: int = 0
    struck: int = 0
    recited: int = 0
    failure: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """The whole result. ``text`` is Markdown with ``[1]`` markers; notices are blockquotes.

    ``confidence`` runs from 0 to 1. ``question`` is the question as understood. ``model`` names who
    wrote the text (``built-in`` where no language model did); ``writing`` is what a language model did, where one was
    asked. ``text`` holds no struck claim: those are in ``claims`` alone.
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
    writing: Writing | None = None

    @property
    def abstained(self) -> bool:
        """True where the documents do not answer and the answer says so."""
        return self.kind == "refused"

    @property
    def struck(self) -> tuple[Claim, ...]:
        """The claims of a language model that nothing bears out, in their order; no part of ``text``."""
        return tuple(c for c in self.claims if c.at is not None)

    def to_dict(self) -> dict[str, Any]:
        """Plain data, ready for JSON."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class AnswerChunk:
    """A piece of a streamed answer. Chunks add up: ``(a + b).text == a.text + b.text``.

    ``text`` is released a sentence at a time, each already checked. The last chunk carries ``answer``,
    whose ``text`` equals all the chunk texts together. ``struck`` are claims of a language model that were struck, each
    with the offset in the whole text ``at`` which to show it struck through. A chunk may be empty: it gives whoever
    reads the chance to stop while a model is silent.
    """

    text: str = ""
    answer: Answer | None = None
    struck: tuple[Claim, ...] = ()

    def __add__(self, other: AnswerChunk) -> AnswerChunk:
        if not isinstance(other, AnswerChunk):
            return NotImplemented
        return AnswerChunk(self.text + other.text, other.answer or self.answer, self.struck + other.struck)
