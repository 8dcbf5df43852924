"""Learning how near a statement must come, of a made-up lesson."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.optimize import approx_fprime

from evals.noanswer import Embedded, _of_lesson, apart, learn, margins

DIM, TEXTS = 6, 5


def made(count: int, seed: int) -> Embedded:
    """Questions whose first place tells whether they are told: a told one comes near to one text or two, all come near to some."""
    random = np.random.default_rng(seed)
    questions = random.normal(size=(count, DIM))
    questions[:, 0] = np.where(np.arange(count) % 2, 2.0, -2.0)
    questions /= np.linalg.norm(questions, axis=1, keepdims=True)
    cosines = random.uniform(0.1, 0.5, size=(count, TEXTS))
    answers = np.zeros((count, TEXTS), dtype=bool)
    for row in range(1, count, 2):
        answers[row, random.choice(TEXTS, size=1 + row % 3 // 2, replace=False)] = True
    cosines[answers] += 0.2
    return Embedded(np.hstack([questions, np.ones((count, 1))]), cosines, answers)


def test_the_slope_is_that_of_the_loss() -> None:
    one, weights = made(6, 1), np.random.default_rng(2).normal(size=DIM + 1)
    _, by_null, by_scale = _of_lesson(one, weights, 4.0)

    def loss(values: np.ndarray) -> float:
        return _of_lesson(one, values[:-1], float(values[-1]))[0]

    measured = approx_fprime(np.append(weights, 4.0), loss, 1e-7)
    assert np.append(by_null @ one.questions, by_scale) == pytest.approx(measured, abs=1e-4)


def test_told_and_untold_of_another_lesson_are_told_apart() -> None:
    learned = learn([made(40, seed) for seed in range(4)], "made")
    assert apart(learned, [made(40, 9)]) > 0.9
    assert learned.scale > 0
    told = [m for seed in range(4) for m in margins(learned, made(40, seed))]
    assert learned.usual == pytest.approx(np.median(told))
    assert apart(learned, [made(40, 9)]) > apart(
        type(learned)("made", 20.0, np.zeros(DIM + 1, np.float32), 0.0), [made(40, 9)]
    )
