"""What the cross-encoder learned: it comes back as written, is small, and is of no other model."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from ingest import crossencoder
from ingest.errors import EmbeddingError
from ingest.pairmodel import PairModel, export, load, save

LAYER = "encoder.layer.0.attention.self.query"


def test_what_is_saved_is_added_to_the_model(tmp_path: Path) -> None:
    plain = PairModel().transformer.get_submodule(LAYER).weight.detach().numpy()
    down, up = np.ones((1, plain.shape[1]), np.float32), np.full((plain.shape[0], 1), 0.5, np.float32)
    save({LAYER: (down, up)}, {"outer.bias": np.array([2.5], np.float32)}, tmp_path / "made.npz")
    model = load(tmp_path / "made.npz")
    assert np.allclose(model.transformer.get_submodule(LAYER).weight.detach().numpy(), plain + 0.5, atol=1e-6)
    assert model.outer.bias.item() == 2.5


def test_what_is_of_another_model_is_refused(tmp_path: Path) -> None:
    save({}, {"outermost.bias": np.zeros(1, np.float32)}, tmp_path / "made.npz")
    with pytest.raises(EmbeddingError, match=r"made\.npz holds outermost\.bias.*evals\.crossing"):
        load(tmp_path / "made.npz")


def test_what_is_shipped_is_small_and_of_every_block() -> None:
    assert crossencoder.FILE.stat().st_size < 2_000_000
    with np.load(crossencoder.FILE) as kept:
        blocks = {name.split(".")[2] for name in kept if name.startswith("encoder.layer.")}
        assert blocks == set("012345")
        assert {"inner.weight", "outer.weight"} <= set(kept)
        assert all(np.isfinite(kept[name]).all() for name in kept)


@pytest.mark.slow
def test_an_export_sweeps_up_what_was_there_before(tmp_path: Path) -> None:
    (tmp_path / "pairs+before.onnx").write_bytes(b"the model before")
    export(load(), tmp_path / "pairs+after.onnx")
    assert list(tmp_path.iterdir()) == [tmp_path / "pairs+after.onnx"]
