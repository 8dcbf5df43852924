"""A trace tells what an answer was made of, and tells what is lacking from what was not chosen."""

from __future__ import annotations

import pytest

from chat import build_chain
from chat.trace import look_inside, other_passages
from ingest.settings import Settings


@pytest.fixture(scope="module")
def settings(built) -> Settings:
    return Settings(index_dir=built.index_dir)


def test_the_trace_has_the_answer_that_the_chain_gives(index, settings) -> None:
    question = "What skills does an AI Ethicist need?"
    trace = look_inside(index, question, settings)
    assert trace.answer == build_chain(settings=settings).invoke(question)
    assert trace.outcome == "answered"
    cited = {(c.source, c.start, c.end) for c in trace.answer.citations}
    assert {(s.source, s.start, s.end) for s in trace.statements if s.chosen} == cited
    assert [step.name for step in trace.steps] == [
        "understanding", "finding passages", "choosing statements", "citing",
    ]  # fmt: skip
    assert trace.passages[0].dense_rank == 1 or trace.passages[0].lexical_rank == 1
    assert [p.score for p in trace.passages] == sorted((p.score for p in trace.passages), reverse=True)


def test_what_no_document_tells_was_not_found(index, settings) -> None:
    assert look_inside(index, "What does a plumber earn?", settings).outcome == "not found"


def test_passages_beside_the_cited_ones_hold_no_cited_words(index, settings) -> None:
    trace = look_inside(index, "What skills does an AI Ethicist need?", settings)
    others = other_passages(index, "What skills does an AI Ethicist need?", settings, trace.answer.citations)
    assert 0 < len(others) <= settings.passages
    spans = [(h.passage.source, h.passage.start, h.passage.end) for h in others]
    assert not any(s == c.source and a < c.end and c.start < b for s, a, b in spans for c in trace.answer.citations)
