"""The built-in embedding model without torch: the same weights, exported once as ONNX.

onnxruntime loads it in half a second instead of ten; vectors differ from torch's by about 1e-7.

python -m ingest.onnx_encoder FILE
"""

from __future__ import annotations

import sys
import warnings
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ingest.exported import session, written

MAX_TOKENS = 256


def export(sentence_transformer: Any, path: Path) -> None:
    """Write a sentence-transformers model (BERT, mean pooling, normalised) as one ONNX file, in one atomic step."""
    import torch

    class Pooled(torch.nn.Module):
        def __init__(self, transformer: Any) -> None:
            super().__init__()
            self.transformer = transformer

        def forward(self, ids: Any, mask: Any) -> Any:
            hidden = self.transformer(input_ids=ids, attention_mask=mask).last_hidden_state
            weight = mask.unsqueeze(-1).to(hidden.dtype)
            mean = (hidden * weight).sum(1) / weight.sum(1)
            return mean / mean.norm(dim=1, keepdim=True)

    example = torch.ones(2, 8, dtype=torch.long)
    with written(path) as fresh, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            Pooled(sentence_transformer[0].model).eval(),
            (example, example),
            str(fresh),
            input_names=["ids", "mask"],
            output_names=["vectors"],
            dynamic_axes={"ids": {0: "batch", 1: "length"}, "mask": {0: "batch", 1: "length"}, "vectors": {0: "batch"}},
            dynamo=False,
        )


class OnnxEncoder:
    """Unit vectors from an exported file and its tokenizer; several threads may call at once."""

    def __init__(self, path: Path, tokenizer: Path) -> None:
        from tokenizers import Tokenizer

        self._session = session(path)
        self._tokenizer = Tokenizer.from_file(str(tokenizer))
        self._tokenizer.enable_truncation(MAX_TOKENS)
        self._tokenizer.enable_padding()

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """One unit vector per text, shape (len(texts), 384)."""
        encoded = self._tokenizer.encode_batch(list(texts))
        feed = {
            "ids": np.array([e.ids for e in encoded], dtype=np.int64),
            "mask": np.array([e.attention_mask for e in encoded], dtype=np.int64),
        }
        return self._session.run(None, feed)[0]


if __name__ == "__main__":
    from ingest.embed import load_builtin

    export(load_builtin(), Path(sys.argv[1]))
