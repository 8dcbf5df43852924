"""The cross-encoder in torch, as it is learned and exported (``ingest/crossencoder.py`` runs what is exported, without torch).

python -m ingest.pairmodel FILE
"""

from __future__ import annotations

import sys
import tempfile
import warnings
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from ingest import adapter
from ingest.crossencoder import FILE
from ingest.embed import builtin_folder
from ingest.errors import EmbeddingError
from ingest.exported import written

_INNER = 256


class PairModel(nn.Module):
    """The plain built-in model with a head: token ids of pairs, their mask and types, shape (pairs, length), to scores, shape (pairs,)."""

    def __init__(self) -> None:
        from transformers import AutoModel
        from transformers.utils import logging

        super().__init__()
        logging.disable_progress_bar()
        self.transformer: Any = AutoModel.from_pretrained(str(builtin_folder()))
        self.inner = nn.Linear(self.transformer.config.hidden_size, _INNER)
        self.outer = nn.Linear(_INNER, 1)

    def forward(self, ids: Tensor, mask: Tensor, types: Tensor) -> Tensor:
        hidden = self.transformer(input_ids=ids, attention_mask=mask, token_type_ids=types).last_hidden_state.float()
        weight = mask[..., None].float()
        mean = (hidden * weight).sum(1) / weight.sum(1)
        scores: Tensor = self.outer(nn.functional.gelu(self.inner(mean)))
        return scores[:, 0]


def save(
    low_rank: Mapping[str, tuple[NDArray[np.float32], NDArray[np.float32]]],
    whole: Mapping[str, NDArray[np.float32]],
    path: Path = FILE,
) -> None:
    """Write what was learned: the low-rank additions by the transformer's layers, and parameters of the model as they are."""
    adapter.save(low_rank, path, **{name: values.astype(np.float16) for name, values in whole.items()})


def load(path: Path = FILE) -> PairModel:
    """The model with what was learned. Raises EmbeddingError where the file is of another model."""
    model = PairModel().eval()
    adapter.merge(model.transformer, path)
    with np.load(path) as kept:
        whole = {
            name: torch.from_numpy(kept[name].astype(np.float32)) for name in kept if not adapter.is_low_rank(name)
        }
    if unknown := model.load_state_dict(whole, strict=False).unexpected_keys:
        raise EmbeddingError(
            f"{path} holds {unknown[0]}, which no part of the model is called; run: python -m evals.crossing"
        )
    return model


def export(model: PairModel, path: Path) -> None:
    """Write the model as one ONNX file whose weights are 8-bit integers, in one atomic step."""
    from onnxruntime.quantization import QuantType, quantize_dynamic

    example = torch.ones(2, 8, dtype=torch.long)
    names = ["ids", "mask", "types"]
    with tempfile.TemporaryDirectory() as folder, written(path) as fresh, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        exact = Path(folder) / "exact.onnx"
        torch.onnx.export(
            model, (example, example, 1 - example), str(exact), input_names=names, output_names=["scores"], dynamo=False,
            dynamic_axes={name: {0: "pairs", 1: "length"} for name in names} | {"scores": {0: "pairs"}},
        )  # fmt: skip
        # seven bits, as sums of eight overflow on processors without VNNI
        quantize_dynamic(exact, fresh, weight_type=QuantType.QInt8, per_channel=True, reduce_range=True)


if __name__ == "__main__":
    export(load(), Path(sys.argv[1]))
