"""Learning the cross-encoder: what is read of a question, what is lost on it, and a lesson that is learned."""

from __future__ import annotations

import random
from pathlib import Path

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from evals import crossing
from evals.crossing import Asked, Learner, _chosen, _of_question, _reciprocal_rank, asked_of, learn, measured
from evals.lessons import Lesson
from ingest.crossencoder import FILE
from ingest.errors import EmbeddingError
from tests.evals.test_adapting import LESSON
from tests.ingest.fakes import FakeEmbedder

UNTOLD = ("am i allowed a dog?", "what does a ladder cost?", "who was the first one?", "do they wear a uniform?")


@given(st.integers(0, 12), st.integers(0, 6))
def test_a_question_is_read_with_its_answers_first_and_some_others(texts: int, answers: int) -> None:
    one = Lesson("Baker", tuple(f"Text {n}" for n in range(texts + answers)), ())
    asked = Asked(one, "does the role?", tuple(range(answers)), tuple(range(texts + answers)))
    pairs, right = _chosen(asked)
    assert right == min(answers, 2)
    assert all(int(text.split()[1]) < answers for _, text in pairs[:right])
    assert all(int(text.split()[1]) >= answers for _, text in pairs[right:])
    assert len(pairs) - right == min(texts, 4 + (not answers))
    assert len(set(pairs)) == len(pairs)
    assert len({question for question, _ in pairs}) <= 1


@pytest.mark.parametrize(("scores", "answers"), [([9.0, -9.0, -9.0], 1), ([9.0, 9.0, -9.0], 2), ([-9.0, -9.0], 0)])
def test_nothing_is_lost_where_what_answers_is_told_from_what_does_not(scores: list[float], answers: int) -> None:
    right, wrong = torch.tensor(scores), -torch.tensor(scores)
    assert _of_question(right, answers).item() < 1 < _of_question(wrong, answers).item()


@pytest.mark.parametrize(
    ("scores", "answers", "rank"),
    [([3, 2, 1], [True, False, True], 1), ([1, 2, 3], [True, False, False], 1 / 3), ([1, 2], [False, False], 0)],
)
def test_the_rank_is_that_of_the_first_answer(scores: list[float], answers: list[bool], rank: float) -> None:
    assert _reciprocal_rank(np.array(scores, np.float32), answers) == pytest.approx(rank)


@pytest.mark.slow
def test_a_lesson_is_learned() -> None:
    torch.manual_seed(1)
    random.seed(1)
    lesson = Lesson(LESSON.role, LESSON.texts, (*LESSON.asked, *((question, ()) for question in UNTOLD)))
    asked = list(asked_of(lesson, FakeEmbedder()))  # type: ignore[arg-type]
    assert [len(one.nearest) for one in asked] == [4] * 8
    learner = Learner()
    learn(learner, asked, epochs=80)
    rank, apart = measured(learner, asked)
    assert rank > 0.9
    assert apart > 0.9


def test_it_goes_on_from_what_was_learned_before() -> None:
    learner = Learner()
    learner.resume()
    with np.load(FILE) as kept:
        outer = kept["outer.weight"].astype(np.float32)
        (name, *_) = (name for name in kept if name.endswith("query.up"))
        up = kept[name].astype(np.float32)
    assert np.array_equal(learner.model.outer.weight.detach().numpy(), outer)
    assert np.array_equal(learner.layers[name.removesuffix(".up")].up.detach().numpy(), up)


def test_what_is_of_another_model_is_no_beginning(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    np.savez(tmp_path / "other.npz", other=np.zeros(1))
    monkeypatch.setattr(crossing, "FILE", tmp_path / "other.npz")
    with pytest.raises(EmbeddingError, match=r"other\.npz is of another model"):
        Learner().resume()
