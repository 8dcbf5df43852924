"""Matters: what a question is about, finer than a facet (hours, exams, dangers), and how far a statement tells it.

Two linear classifiers over sentence vectors, one for questions and one for statements, learned of made-up examples
(``chat/matters.yaml``) by multinomial logistic regression. Where both see the same matter they agree, whatever the words.

    python -m chat.matters

learns them for the built-in embedding model and writes ``chat/matters.npz``; for another model they are learned when it is
first used, which takes a minute.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import yaml
from numpy.typing import NDArray

from ingest.embed import Embedder, Vectors, builtin_name
from ingest.index import Index

_EXAMPLES = Path(__file__).with_name("matters.yaml")
_FILE = Path(__file__).with_name("matters.npz")
_KINDS = ("questions", "statements")
#: Inverse strength of the regularisation.
_STRENGTH = 5.0
#: The log-odds of a matter that no example of a kind is about.
_NEVER = -30.0
#: Agreement that chance alone brings about, so that its logarithm has a floor.
_CHANCE = 0.01

#: What was learned by the name of the model, so that no model is kept alive here.
_BY_MODEL: dict[str, Matters] = {}
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Matters:
    """``names`` and ``facets`` of the matters; ``questions`` and ``statements`` weigh a vector with a one behind it,
    shape (dim + 1, len(names)) each."""

    names: tuple[str, ...]
    facets: tuple[str, ...]
    questions: NDArray[np.float32]
    statements: NDArray[np.float32]

    def asked(self, vector: Vectors) -> NDArray[np.float32]:
        """How likely a question is about each matter, shape (len(names),); sums to 1."""
        return _shares(vector[None], self.questions)[0]

    def told(self, vectors: Vectors) -> NDArray[np.float32]:
        """How likely each statement is about each matter, shape (len(vectors), len(names)); rows sum to 1."""
        return _shares(vectors, self.statements)

    def shares(self, vector: Vectors) -> dict[str, float]:
        """Matter -> how likely a question is about it."""
        return dict(zip(self.names, map(float, self.asked(vector)), strict=True))

    def of_facets(self, asked: NDArray[np.float32]) -> dict[str, float]:
        """Facet -> how likely a question asks for it, likeliest first."""
        found = {f: float(asked[[own == f for own in self.facets]].sum()) for f in dict.fromkeys(self.facets)}
        return dict(sorted(found.items(), key=lambda item: (-item[1], item[0])))


def agreement(index: Index, unnamed: str, rows: Sequence[int]) -> NDArray[np.float64]:
    """How far statements are about what a question is about, shape (len(rows),): the logarithm of the chance that they share a matter.

    ``unnamed`` is the question with "the role" for every role's name.
    """
    matters = matters_of(index)
    shared = matters.told(index.statement_vectors(rows)) @ matters.asked(index.embed(unnamed))
    return np.log(shared.astype(np.float64) + _CHANCE)


def facets_asked(index: Index, unnamed: str) -> dict[str, float]:
    """Facet -> how likely a question asks for it by its matters, likeliest first; ``unnamed`` as in ``agreement``."""
    matters = matters_of(index)
    return matters.of_facets(matters.asked(index.embed(unnamed)))


def matters_of(index: Index) -> Matters:
    """The matters as the index's embedding model sees them."""
    name = index.embedder.name
    if name not in _BY_MODEL:
        _BY_MODEL[name] = _learned(index.embedder)
    return _BY_MODEL[name]


def _learned(embedder: Embedder) -> Matters:
    with np.load(_FILE) as kept:
        if kept["model"] == embedder.name:
            weights = (kept[kind].astype(np.float32) for kind in _KINDS)
            return Matters(tuple(map(str, kept["names"])), tuple(map(str, kept["facets"])), *weights)
    _log.warning("learning what questions are about for the embedding model %s; this takes a minute", embedder.name)
    return learn(embedder.encode)


def examples() -> dict[str, Any]:
    """Matter -> its facet, what it means, examples of questions and statements."""
    told: dict[str, Any] = yaml.safe_load(_EXAMPLES.read_text(encoding="utf-8"))
    return told


def learn(encode: Callable[[Sequence[str]], Vectors]) -> Matters:
    """Learn the matters from the examples, embedded by ``encode``."""
    told = examples()
    questions, statements = (_fitted([m[kind] for m in told.values()], encode) for kind in _KINDS)
    facets = tuple(m["facet"] for m in told.values())
    return Matters(tuple(told), facets, questions, statements)


def _fitted(texts: Sequence[Sequence[str]], encode: Callable[[Sequence[str]], Vectors]) -> NDArray[np.float32]:
    """Weights, shape (dim + 1, len(texts)), that tell the groups of texts apart."""
    from sklearn.linear_model import LogisticRegression

    vectors = encode([text for group in texts for text in group])
    group = np.repeat(np.arange(len(texts)), [len(g) for g in texts])
    model = LogisticRegression(C=_STRENGTH, max_iter=2000).fit(vectors, group)
    weights = np.zeros((vectors.shape[1] + 1, len(texts)), np.float32)
    weights[-1] = _NEVER
    weights[:-1, model.classes_], weights[-1, model.classes_] = model.coef_.T, model.intercept_
    return weights


def _shares(vectors: Vectors, weights: NDArray[np.float32]) -> NDArray[np.float32]:
    odds = vectors @ weights[:-1] + weights[-1]
    raised = np.exp(odds - odds.max(axis=1, keepdims=True))
    shares: NDArray[np.float32] = raised / raised.sum(axis=1, keepdims=True)
    return shares


def main() -> None:
    """Learn for the built-in model and write what was learned."""
    found = learn(Embedder().encode)
    weights = {kind: getattr(found, kind).astype(np.float16) for kind in _KINDS}
    np.savez(
        _FILE, model=np.array(builtin_name()), names=np.array(found.names), facets=np.array(found.facets), **weights
    )


if __name__ == "__main__":
    main()
