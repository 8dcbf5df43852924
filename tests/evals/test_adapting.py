"""Learning the addition: a few steps over one lesson bring its answers up, and leave the rest of the model alone."""

from __future__ import annotations

import random

import pytest

from evals.lessons import Lesson

LESSON = Lesson(
    "Lamp Keeper",
    (
        "Lamp Keeper > Work: They climb ladders to reach the lamps.",
        "Lamp Keeper > Pay: The median wage was $41,000 in 2023.",
        "Lamp Keeper > Work: Most work from dusk to dawn.",
        "Lamp Keeper > Training: They learn the trade on the job within a month.",
    ),
    (
        ("is my evening gone?", (2,)),
        ("bad head for heights here", (0,)),
        ("long at college?", (3,)),
        ("much dough in it?", (1,)),
    ),
)


@pytest.mark.slow
def test_learning_brings_answers_nearer_and_changes_only_what_learns() -> None:
    torch = pytest.importorskip("torch")
    from evals.adapting import Learner, learn, ranked

    torch.manual_seed(1)
    random.seed(1)
    learner = Learner()
    learner.training(False)
    texts = [question for question, _ in LESSON.asked]
    plain, before = learner.plain(texts), ranked(learner, [LESSON])
    assert torch.allclose(learner.vectors(texts), plain, atol=1e-3)  # nothing is learned yet
    learn(learner, [LESSON], epochs=30)
    assert ranked(learner, [LESSON]) >= before
    assert ranked(learner, [LESSON]) > 0.9
    assert torch.allclose(learner.plain(texts), plain, atol=1e-3)
