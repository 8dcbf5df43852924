"""The facets of a question by meaning: what is kept of the model is its vectors alone."""

from __future__ import annotations

import gc
import weakref

import numpy as np

from chat.meaning import facet_that_stands_out, facets_by_meaning
from ingest.embed import Embedder
from ingest.index import Index


class _Flat(Embedder):
    """Every text means the same."""

    def __init__(self) -> None:
        super().__init__("flat")

    def encode_query(self, text: str) -> np.ndarray:
        return np.ones(3, np.float32) / np.sqrt(np.float32(3))


def test_no_model_is_kept_alive() -> None:
    embedder = _Flat()
    assert facets_by_meaning("What?", embedder)["pay"] > 0.99
    gone = weakref.ref(embedder)
    del embedder
    gc.collect()
    assert gone() is None


def test_a_facet_stands_out_by_meaning(index: Index) -> None:
    near = facets_by_meaning("What do they put into the wallet of the role each month?", index.embedder)
    assert next(iter(near)) == "pay"
    assert facet_that_stands_out({"pay": 0.9, "skills": 0.5}) == "pay"
    assert facet_that_stands_out({"pay": 0.9, "skills": 0.87}) is None
