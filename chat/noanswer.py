"""How likely any of some statements answers a question, by how near they come: each question asks for a nearness of its own.

A softmax over the cosines of the statements has one more option, that none answers, and the question's vector tells how likely
that is (the null answer of SQuAD 2.0: Rajpurkar et al., Know What You Don't Know, 2018; Devlin et al., BERT, 2019, section 4.3):
for what documents seldom tell, a statement must come nearer. Learned by ``python -m evals.noanswer``.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ingest.embed import Vectors
from ingest.index import Index

_log = logging.getLogger(__name__)
FILE = Path(__file__).with_name("noanswer.npz")


@dataclass(frozen=True, slots=True)
class NoAnswer:
    """What was learned for the embedding model named ``model``: what a cosine counts, and what each place of a question's
    vector, with a one behind it, counts for no answer, shape (dim + 1,). ``usual`` is the margin of a usual question."""

    model: str
    scale: float
    weights: NDArray[np.float32]
    usual: float

    def margin(self, vector: Vectors, cosines: NDArray[np.floating]) -> float:
        """The log-odds that one of the statements with these cosines answers, against that none does."""
        near = self.scale * cosines.astype(np.float64)
        return float(
            near.max() + np.log(np.exp(near - near.max()).sum()) - vector @ self.weights[:-1] - self.weights[-1]
        )

    def save(self, path: Path = FILE) -> None:
        """Write what was learned."""
        np.savez(path, model=self.model, scale=self.scale, weights=self.weights.astype(np.float16), usual=self.usual)


@lru_cache(maxsize=8)
def _warn(model: str) -> None:
    """Once for a model."""
    _log.warning(
        "how near a statement must come was not learned for the embedding model %s; every question asks for as much",
        model,
    )


@lru_cache(maxsize=1)
def learned() -> NoAnswer:
    """What was learned for the built-in model."""
    with np.load(FILE) as kept:
        return NoAnswer(
            str(kept["model"]), float(kept["scale"]), kept["weights"].astype(np.float32), float(kept["usual"])
        )


def margin(index: Index, unnamed: str, rows: Sequence[int]) -> float:
    """The log-odds that one of the statements in these rows answers; those of a usual question for a model that nothing was learned for.

    ``unnamed`` is the question with "the role" for every role's name.
    """
    kept = learned()
    if kept.model != index.embedder.name:
        _warn(index.embedder.name)
        return kept.usual
    vector = index.embed(unnamed)
    return kept.margin(vector, index.statement_cosines(vector, rows))
