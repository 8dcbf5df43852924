"""The low-rank addition: what is written comes back, is added to the weights, and names the model."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from ingest import adapter
from ingest.build import IngestReport
from ingest.embed import Embedder, builtin_folder, builtin_name
from ingest.errors import EmbeddingError


def test_what_is_saved_is_added_to_the_layers_named_and_to_no_other(tmp_path: Path) -> None:
    torch = pytest.importorskip("torch")
    model = torch.nn.Sequential(torch.nn.Linear(3, 2), torch.nn.Linear(2, 2))
    before = [layer.weight.detach().clone().numpy() for layer in model]
    down, up = np.array([[1.0, 0.0, 2.0]], np.float32), np.array([[0.5], [-1.0]], np.float32)
    adapter.save({"0": (down, up)}, tmp_path / "made.npz")
    adapter.merge(model, tmp_path / "made.npz")
    assert np.allclose(model[0].weight.detach().numpy(), before[0] + up @ down, atol=1e-6)
    assert np.array_equal(model[1].weight.detach().numpy(), before[1])


def test_the_shipped_addition_is_small_and_of_every_block() -> None:
    assert adapter.FILE.stat().st_size < 1_000_000
    with np.load(adapter.FILE) as kept:
        blocks = {name.split(".")[2] for name in kept if name.startswith("encoder.layer.")}
        assert blocks == set("012345")
        assert all(np.isfinite(kept[name]).all() for name in kept)


def test_the_name_of_the_model_tells_what_was_added() -> None:
    assert builtin_name().endswith(f"+{adapter.digest(adapter.FILE)}")
    assert Embedder().name == builtin_name()


def test_a_question_in_other_words_comes_nearer_to_what_answers_it(built: IngestReport) -> None:
    from sentence_transformers import SentenceTransformer

    texts = [
        "Lamp Keeper > Work Environment: Most lamp keepers work full time, including nights and weekends.",
        "Lamp Keeper > Pay: The median annual wage of lamp keepers was $41,000 in May 2024.",
        "Lamp Keeper > Tools: They use ladders, cloths and oil cans.",
    ]
    question = "would I be home for tea with the kids?"
    plain = SentenceTransformer(str(builtin_folder()), device="cpu", local_files_only=True)
    before = plain.encode(texts, normalize_embeddings=True) @ plain.encode(question, normalize_embeddings=True)
    model = Embedder(cache=built.index_dir / "encoder")
    after = model.encode(texts) @ model.encode_query(question)
    assert np.argmax(after) == 0
    assert after[0] - max(after[1:]) > before[0] - max(before[1:])


def test_an_addition_that_is_not_there_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(adapter, "FILE", tmp_path / "gone.npz")
    with pytest.raises(EmbeddingError, match=r"gone\.npz.*git checkout ingest/gone\.npz"):
        builtin_name()
