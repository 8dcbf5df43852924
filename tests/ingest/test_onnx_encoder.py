"""The exported model gives what the model itself gives, without torch."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from ingest.build import IngestReport
from ingest.embed import Embedder, builtin_folder
from ingest.onnx_encoder import OnnxEncoder
from ingest.settings import PROJECT
from tests.ingest.samples import GUIDE, PAGE

TEXTS = ["pay", "What does a data steward do?", "“Ünï©ode” 🗂 — naïve", GUIDE, PAGE * 5, "x " * 1000]


@pytest.fixture(scope="module")
def exported(built: IngestReport) -> Path:
    (path,) = (built.index_dir / "encoder").glob("all-MiniLM*.onnx")
    return path


@pytest.fixture(scope="module")
def encoder(exported: Path) -> OnnxEncoder:
    return OnnxEncoder(exported, builtin_folder() / "tokenizer.json")


def test_the_vectors_are_those_of_the_model_itself(encoder: OnnxEncoder) -> None:
    assert np.allclose(encoder.encode(TEXTS), Embedder().encode(TEXTS), atol=1e-5)


def test_a_text_has_the_same_vector_alone_and_beside_longer_ones(encoder: OnnxEncoder) -> None:
    together = encoder.encode(TEXTS)
    assert np.allclose(together, [encoder.encode([text])[0] for text in TEXTS], atol=1e-5)
    assert np.allclose(np.linalg.norm(together, axis=1), 1, atol=1e-5)


def test_an_export_leaves_no_half_written_file(exported: Path) -> None:
    assert not list(exported.parent.glob("*.tmp"))


def test_a_question_is_embedded_without_importing_torch(exported: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from ingest.embed import Embedder; "
        "print(Embedder(cache=Path(sys.argv[1])).encode_query('pay').shape, 'torch' in sys.modules)"
    )
    command = [sys.executable, "-c", code, str(exported.parent)]
    done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=True)
    assert done.stdout.split("\n")[0] == "(384,) False"
