"""Learn how near a statement must come to answer a question (``chat/noanswer.py``).

    python -m evals.noanswer

learns it of the questions that documents tell and of those they do not, of all lessons; prints how well it tells those of
lessons kept out apart; writes ``chat/noanswer.npz``. To be run again after ``python -m evals.adapting``; takes five minutes.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from sklearn.metrics import roc_auc_score

from chat.noanswer import NoAnswer
from evals.lessons import Lesson, lessons
from ingest.embed import Embedder

#: How strongly the weights are held near nothing, and what a cosine counts at first.
_STRENGTH, _SCALE = 2e-5, 20.0
#: Every so manieth lesson is kept out.
_KEPT_OUT = 16


@dataclass(frozen=True, slots=True)
class Embedded:
    """A lesson's questions, shape (questions, dim + 1) with a one behind each, their cosines to its texts, shape (questions,
    texts), and which texts answer which."""

    questions: NDArray[np.float64]
    cosines: NDArray[np.float64]
    answers: NDArray[np.bool_]


def embedded(one: Lesson, embedder: Embedder) -> Embedded:
    """A lesson as the model sees it."""
    questions = np.array([embedder.encode_query(question) for question, _ in one.asked], dtype=np.float64)
    answers = np.zeros((len(one.asked), len(one.texts)), dtype=bool)
    for row, (_, places) in zip(answers, one.asked, strict=True):
        row[list(places)] = True
    with_one = np.hstack([questions, np.ones((len(questions), 1))])
    return Embedded(with_one, questions @ embedder.encode(one.texts).astype(np.float64).T, answers)


def learn(told: Sequence[Embedded], model: str) -> NoAnswer:
    """The scale and the weights under which what answers, or no answer where nothing does, is likeliest, each question counting alike."""
    dim, count = told[0].questions.shape[1], sum(len(one.questions) for one in told)

    def loss(values: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        total, slope = _STRENGTH * float(values[:-2] @ values[:-2]), np.append(2 * _STRENGTH * values[:-2], [0.0, 0.0])
        for one in told:
            lost, by_null, by_scale = _of_lesson(one, values[:-1], float(values[-1]))
            total += lost / count
            slope += np.append(by_null @ one.questions, by_scale) / count
        return total, slope

    found = minimize(loss, np.append(np.zeros(dim), _SCALE), jac=True, method="L-BFGS-B").x
    made = NoAnswer(model, float(found[-1]), found[:-1].astype(np.float32), 0.0)
    return NoAnswer(model, made.scale, made.weights, float(np.median([m for one in told for m in margins(made, one)])))


def _of_lesson(one: Embedded, weights: NDArray[np.float64], scale: float) -> tuple[float, NDArray[np.float64], float]:
    """The loss of a lesson, its slope by each question's odds of no answer, and by the scale."""
    odds = np.hstack([scale * one.cosines, (one.questions @ weights)[:, None]])
    right = np.hstack([one.answers, ~one.answers.any(axis=1, keepdims=True)])
    whole, share = _softmax(odds, np.ones_like(right))
    of_right, right_share = _softmax(odds, right)
    mean = right / right.sum(axis=1, keepdims=True)
    # half asks that any of the answers comes first, half that all do
    wanted = (right_share + mean) / 2
    lost = whole - (of_right + (mean * odds).sum(axis=1)) / 2
    slope = share - wanted
    return float(lost.sum()), slope[:, -1], float((slope[:, :-1] * one.cosines).sum())


def _softmax(odds: NDArray[np.float64], among: NDArray[np.bool_]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Per row, the logarithm of the sum of the raised odds among some columns, and each column's share of it."""
    held = np.where(among, odds, -np.inf)
    top = held.max(axis=1, keepdims=True)
    raised = np.exp(held - top)
    whole = raised.sum(axis=1, keepdims=True)
    return (np.log(whole) + top)[:, 0], raised / whole


def margins(learned: NoAnswer, one: Embedded) -> list[float]:
    """The margin of each question of a lesson."""
    return [learned.margin(q[:-1], c) for q, c in zip(one.questions, one.cosines, strict=True)]


def apart(learned: NoAnswer, told: Sequence[Embedded]) -> float:
    """How often a question that is told has a greater margin than one that is not (the area under the ROC curve)."""
    answered = [bool(row.any()) for one in told for row in one.answers]
    return float(roc_auc_score(answered, [m for one in told for m in margins(learned, one)]))


def main() -> None:
    """Learn, measure, write."""
    argparse.ArgumentParser(prog="python -m evals.noanswer", description=(__doc__ or "").split("\n")[0]).parse_args()
    embedder = Embedder()
    told = [embedded(one, embedder) for one in lessons() if one.asked]
    tried = learn([one for at, one in enumerate(told) if at % _KEPT_OUT], embedder.name)
    print(
        f"{len(told)} lessons; told from untold in {len(told[::_KEPT_OUT])} kept out: {apart(tried, told[::_KEPT_OUT]):.3f}"
    )
    learn(told, embedder.name).save()


if __name__ == "__main__":
    main()
