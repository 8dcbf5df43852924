"""A trace tells what an answer was made of, and tells what is lacking from what was not chosen."""

from __future__ import annotations

from dataclasses import replace

import pytest

from chat import trace
from chat.question import Question
from chat.trace import look_inside, other_passages
from ingest.settings import Settings

QUESTION = "What skills does a Data Curator need?"


@pytest.fixture
def settings(index_dir) -> Settings:
    return Settings(index_dir=index_dir)


def test_the_trace_has_the_answer_that_the_chain_gives(index, settings, chain) -> None:
    seen = look_inside(index, QUESTION, settings)
    assert seen.answer == chain.invoke(QUESTION)
    assert seen.outcome == "answered"
    cited = {(c.source, c.start, c.end) for c in seen.answer.citations}
    assert {(s.source, s.start, s.end) for s in seen.statements if s.chosen} == cited
    named = ["understanding", "finding passages", "choosing statements", "citing"]
    assert [step.name for step in seen.steps] == named
    assert {seen.passages[0].dense_rank, seen.passages[0].lexical_rank} & {1, 2, 3}
    assert [p.score for p in seen.passages] == sorted((p.score for p in seen.passages), reverse=True)


def test_what_no_document_tells_was_not_found(index, settings) -> None:
    assert look_inside(index, "What does a plumber earn?", settings).outcome == "not found"


def test_passages_beside_the_cited_ones_hold_no_cited_words(index, settings) -> None:
    cited = look_inside(index, QUESTION, settings).answer.citations
    others = other_passages(index, QUESTION, settings, cited)
    assert 0 < len(others) <= settings.passages
    spans = [(h.passage.source, h.passage.start, h.passage.end) for h in others]
    assert not any(s == c.source and a < c.end and c.start < b for s, a, b in spans for c in cited)


def test_a_follow_up_is_traced_as_the_chain_reads_it(coast, coast_chain) -> None:
    """Also where the turns before it have nothing to do with it."""
    for question in ("What does it pay?", "What do you learn in rope school?"):
        asked = {"question": question, "history": [{"role": "user", "content": "What does a Lantern Tender do?"}]}
        assert look_inside(coast, asked, Settings()).answer.text == coast_chain.invoke(asked).text


def test_a_guessed_role_that_the_chain_gave_up_is_given_up_here(index, settings, monkeypatch) -> None:
    """Else a question that was answered would be traced as refused."""
    told = trace.read(index, Question(QUESTION), settings)
    given_up = replace(told, asked=replace(told.asked, roles=()))
    monkeypatch.setattr(trace, "read", lambda *_: given_up)
    seen = look_inside(index, QUESTION, settings)
    assert told.asked.roles
    assert seen.understood.roles == ()
