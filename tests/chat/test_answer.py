"""An answer streams in chunks that add up, goes to JSON and does not change."""

from __future__ import annotations

import json
from dataclasses import FrozenInstanceError, fields

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chat import CareerChain
from chat.answer import Answer, AnswerChunk
from tests.chat.fakes import CURATOR_SKILLS, CURATOR_SKILLS_AND_PAY, added_up

KINDS = {
    "answer": CURATOR_SKILLS,
    "partial": CURATOR_SKILLS_AND_PAY,
    "refused": "What does a Data Curator earn?",
    "clarify": "What does the technician earn?",
    "meta": "Hello",
}


@given(st.lists(st.text(max_size=20), min_size=1, max_size=8))
def test_chunks_add_up_in_any_grouping(texts: list[str]) -> None:
    whole = Answer("".join(texts), "answer", "?")
    chunks = [*(AnswerChunk(text) for text in texts), AnswerChunk(answer=whole)]
    middle = len(chunks) // 2
    grouped = added_up(chunks[:middle]) + added_up(chunks[middle:])
    assert grouped == added_up(chunks) == AnswerChunk(whole.text, whole)


def test_a_chunk_adds_to_nothing_else() -> None:
    with pytest.raises(TypeError):
        AnswerChunk("a") + "b"  # type: ignore[operator]


@pytest.mark.parametrize("question", KINDS.values(), ids=KINDS)
def test_a_stream_adds_up_to_what_invoke_gives(chain: CareerChain, question: str) -> None:
    whole = chain.invoke(question)
    assert added_up(list(chain.stream(question))) == AnswerChunk(whole.text, whole)


def test_only_the_last_chunk_carries_the_answer(chain: CareerChain) -> None:
    *before, last = chain.stream(CURATOR_SKILLS)
    assert len(before) == 3
    assert last.answer is not None
    assert all(chunk.answer is None for chunk in before)


@pytest.mark.parametrize(("kind", "question"), KINDS.items(), ids=KINDS)
def test_an_answer_goes_to_json_and_back(chain: CareerChain, kind: str, question: str) -> None:
    answer = chain.invoke(question)
    data = json.loads(json.dumps(answer.to_dict()))
    assert data["kind"] == answer.kind == kind
    assert data["text"] == answer.text
    assert [c["quote"] for c in data["citations"]] == [c.quote for c in answer.citations]


def test_only_a_refusal_abstains(chain: CareerChain) -> None:
    assert {kind for kind, question in KINDS.items() if chain.invoke(question).abstained} == {"refused"}


def test_an_answer_and_what_it_holds_cannot_be_changed(chain: CareerChain) -> None:
    answer = chain.invoke(CURATOR_SKILLS)
    for held in (answer, answer.citations[0], answer.claims[0], AnswerChunk("a")):
        with pytest.raises(FrozenInstanceError):
            setattr(held, fields(held)[0].name, "other")
