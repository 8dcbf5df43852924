"""What happened to a question on its way to an answer: step by step, with ranks, scores and times.

An Answer holds no timings and nothing that was left out, so that the same question gives the same Answer; a Trace does.
It is made by asking anew, of the built-in answerer.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Literal

import numpy as np

from chat.answer import Answer, Citation
from chat.builtin import compose
from chat.chain import passages_for, read
from chat.cues import tells
from chat.draft import finish
from chat.evidence import Ranked, candidates, rank
from chat.question import Question
from chat.reading import understand
from chat.retriever import Hit
from chat.terms import context_stems, terms_of
from chat.understanding import Understanding
from chat.wording import plain
from ingest.index import Index
from ingest.settings import Settings

Outcome = Literal["answered", "in part", "asked back", "no matter for documents", "not found", "not answered"]
#: Neighbours among which a passage has a dense rank, and statements of a trace.
_DEPTH, _STATEMENTS = 200, 60
#: A statement that bears out this share of the words asked about, in a question without a role, was found.
_BORNE_OUT = 0.5


@dataclass(frozen=True, slots=True)
class Step:
    """A step and how long it took."""

    name: str
    milliseconds: float


@dataclass(frozen=True, slots=True)
class FoundPassage:
    """A passage with its fused score, and score and rank (from 1; None where not among the first) in each half."""

    source: str
    start: int
    end: int
    section: tuple[str, ...]
    role: str | None
    facet: str | None
    text: str
    score: float
    dense: float
    dense_rank: int | None
    lexical: float
    lexical_rank: int | None
    cited: bool


@dataclass(frozen=True, slots=True)
class WeighedStatement:
    """A statement that was weighed: what its score is made of, and whether the answer shows it."""

    source: str
    start: int
    end: int
    role: str | None
    facet: str | None
    text: str
    score: float
    cosine: float
    words: float
    chosen: bool


@dataclass(frozen=True, slots=True)
class Trace:
    """One question's way. ``weighed`` counts all statements looked at; ``statements`` are the best of them and the chosen."""

    question: str
    understood: Understanding
    answer: Answer
    outcome: Outcome
    passages: tuple[FoundPassage, ...] = ()
    statements: tuple[WeighedStatement, ...] = ()
    weighed: int = 0
    steps: tuple[Step, ...] = ()


@dataclass(slots=True)
class _Clock:
    steps: list[Step] = field(default_factory=list)

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        began = time.perf_counter()
        yield
        self.steps.append(Step(name, round(1000 * (time.perf_counter() - began), 2)))


def look_inside(index: Index, asked: Any, settings: Settings) -> Trace:
    """The trace of a question, in any form that a chain takes. Raises QuestionError where it cannot be read."""
    clock = _Clock()
    found = read(index, Question.of(asked, limit=settings.max_question_chars), settings)
    question, understood = found.question, found.asked  # as the chain reads it: perhaps alone, or as about no role
    with clock.step("understanding"):
        understand(question, index)
    with clock.step("finding passages"):
        hits = passages_for(index, understood, question, settings)
    with clock.step("choosing statements"):
        draft = compose(index, understood, hits, settings, question.sources)
    with clock.step("citing"):
        answer = finish(draft, index, understood.text, settings)
    weighed = _weigh(index, understood, hits, question.sources)
    cited = {(c.source, c.start, c.end) for c in answer.citations}
    return Trace(
        question.text,
        understood,
        answer,
        _outcome(understood, answer, weighed),
        _passages(index, understood, hits, answer.citations),
        _statements(weighed, cited),
        len(weighed),
        tuple(clock.steps),
    )


def other_passages(index: Index, asked: Any, settings: Settings, citations: Sequence[Citation]) -> list[Hit]:
    """The passages that were found for a question and hold none of the words it was answered with."""
    found = read(index, Question.of(asked, limit=settings.max_question_chars), settings)
    return [hit for hit in found.hits[: settings.passages] if not _is_cited(hit, citations)]


def _is_cited(hit: Hit, citations: Sequence[Citation]) -> bool:
    p = hit.passage
    return any(c.source == p.source and c.start < p.end and p.start < c.end for c in citations)


def _weigh(index: Index, asked: Understanding, hits: Sequence[Hit], sources: tuple[str, ...]) -> list[Ranked]:
    """Every statement the answerer may choose from, ranked as it ranks them."""
    pool = candidates(index, asked, [hit.passage.row for hit in hits], sources)
    return rank(index, asked, pool, terms_of(index, asked.terms, [context_stems(s) for s in pool]))


def _outcome(asked: Understanding, answer: Answer, weighed: Sequence[Ranked]) -> Outcome:
    """What came of it. "Not answered" means that the documents hold something near, which was not enough."""
    if answer.kind != "refused":
        told: dict[str, Outcome] = {"answer": "answered", "partial": "in part", "clarify": "asked back"}
        return told.get(answer.kind, "no matter for documents")
    if asked.unknown and not asked.roles:
        return "not found"
    if asked.roles and asked.facets:
        near = any(tells(r.statement, facet) for r in weighed for facet in asked.facets)
    else:
        near = any(r.words >= _BORNE_OUT for r in weighed)
    return "not answered" if near else "not found"


def _passages(
    index: Index, asked: Understanding, hits: Sequence[Hit], citations: Sequence[Citation]
) -> tuple[FoundPassage, ...]:
    if not hits:
        return ()
    dense = {row: place for place, (row, _) in enumerate(index.dense(index.embed(asked.text), _DEPTH), 1)}
    scores = index.lexical.scores(asked.text)
    by_words = np.argsort(-scores, kind="stable")[:_DEPTH]
    lexical = {int(row): place for place, row in enumerate(by_words, 1) if scores[row] > 0}
    return tuple(_passage(hit, dense, lexical, _is_cited(hit, citations)) for hit in hits)


def _passage(hit: Hit, dense: dict[int, int], lexical: dict[int, int], cited: bool) -> FoundPassage:
    p = hit.passage
    return FoundPassage(
        p.source, p.start, p.end, p.section, p.role, p.facet, p.text, round(hit.score, 4),
        round(hit.dense, 4), dense.get(p.row), round(hit.lexical, 4), lexical.get(p.row), cited,
    )  # fmt: skip


def _statements(weighed: Sequence[Ranked], cited: set[tuple[str, int, int]]) -> tuple[WeighedStatement, ...]:
    """The best, and every chosen one however low it ranked."""
    made = [
        WeighedStatement(
            r.statement.source, r.statement.start, r.statement.end, r.statement.role, r.statement.facet,
            plain(r.statement), round(r.score, 4), round(r.cosine, 4), round(r.words, 4),
            (r.statement.source, r.statement.start, r.statement.end) in cited,
        )
        for r in weighed
    ]  # fmt: skip
    return tuple(s for place, s in enumerate(made) if place < _STATEMENTS or s.chosen)
