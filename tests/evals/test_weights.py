"""What is learned of pairs: weights that put statements with a fact first, signs that tell answerable questions from others."""

from __future__ import annotations

import numpy as np
import pytest

from chat.answerable import SIGNS
from chat.relevance import WEIGHTS
from evals.weights import Asked, Ranking, learn, learn_signs, measured, refusals

#: Twelve statements, of which one holds the fact; no two of them fit into what is read.
STATEMENTS, LONG = 12, 80


def ranking(at: int, part: str = "dev") -> Ranking:
    """A question whose fact stands in the statement that the second column marks; the first is noise."""
    noise = np.random.default_rng(at).random((STATEMENTS, len(WEIGHTS)))
    noise[:, 1] = 0.0
    noise[at % STATEMENTS, 1] = 1.0
    facts = np.zeros((STATEMENTS, 1), dtype=bool)
    facts[at % STATEMENTS] = True
    return Ranking("made", part, noise, facts, np.full(STATEMENTS, LONG))


def test_what_marks_the_fact_weighs_most() -> None:
    weights = learn([ranking(at) for at in range(36)])
    assert weights.shape == (len(WEIGHTS),)
    assert np.argmax(weights) == 1


def test_only_the_first_words_of_a_ranking_are_read() -> None:
    one = ranking(3)
    first, last = np.arange(STATEMENTS) == 3, np.arange(STATEMENTS) != 3
    assert (one.found(first.astype(float)), one.found(last.astype(float))) == (1.0, 0.0)


def test_dev_is_measured_by_weights_that_did_not_see_it_and_test_by_all_of_dev() -> None:
    made = [ranking(at) for at in range(36)] + [ranking(at, "test") for at in range(6)]
    assert measured(made) == {("made", "dev"): 1.0, ("made", "test"): 1.0}


def asked(at: int, part: str = "dev") -> Asked:
    """A question that is answered where its first sign is high."""
    answerable = at % 2 == 0
    signs = np.random.default_rng(at).normal(size=len(SIGNS))
    signs[0] = 4.0 if answerable else -4.0
    return Asked(part, list(map(float, signs)), answerable)


def test_signs_tell_what_is_answered() -> None:
    made = [asked(at) for at in range(60)] + [asked(at, "test") for at in range(20)]
    weights, _ = learn_signs(made)
    assert np.argmax(weights) == 0
    assert refusals(made, 0.6) == {"dev": (pytest.approx(0), pytest.approx(1)), "test": (0.0, 1.0)}
