"""The exported cross-encoder: it tells what answers from what comes near, as torch's does, and is done without where it must be."""

from __future__ import annotations

import subprocess
import sys
import weakref
from pathlib import Path

import numpy as np
import pytest

from ingest import adapter, crossencoder
from ingest.build import IngestReport
from ingest.crossencoder import CrossEncoder
from ingest.errors import EmbeddingError
from ingest.exported import FOLDER
from ingest.settings import PROJECT

QUESTION = "do they have to work at night?"
TEXTS = [
    "Lamp Keeper > Work Environment: Most lamp keepers work full time, including nights and weekends.",
    "Lamp Keeper > Pay: The median annual wage of lamp keepers was $41,000 in May 2024.",
    "Lamp Keeper > Tools: They use ladders, cloths and oil cans.",
    "Lamp Keeper > Training: " + "They learn the trade on the job within a month. " * 40,
]


@pytest.fixture(scope="module")
def folder(built: IngestReport) -> Path:
    return built.index_dir / FOLDER


def test_a_build_leaves_one_whole_file(folder: Path) -> None:
    (file,) = folder.glob("crossencoder*")
    assert file.name == f"crossencoder+{adapter.digest(crossencoder.FILE)}.onnx"
    assert file.stat().st_size < 30_000_000
    assert CrossEncoder(folder).is_exported


def test_what_answers_has_the_greatest_odds(folder: Path) -> None:
    scores = CrossEncoder(folder).scores(QUESTION, TEXTS)
    assert scores is not None
    assert scores.shape == (4,)
    assert np.argmax(scores) == 0
    assert scores[0] > max(scores[1:]) + 1


def test_a_text_has_the_same_odds_whatever_is_read_beside_it(folder: Path) -> None:
    encoder = CrossEncoder(folder)
    alone = [encoder.scores(QUESTION, [text]) for text in TEXTS]
    assert np.concatenate(alone) == pytest.approx(encoder.scores(QUESTION, TEXTS))
    assert encoder.scores(QUESTION, []).shape == (0,)  # type: ignore[union-attr]


def test_the_odds_are_nearly_those_of_the_model_itself(folder: Path) -> None:
    torch = pytest.importorskip("torch")
    from tokenizers import Tokenizer

    from ingest.embed import builtin_folder
    from ingest.pairmodel import load

    tokenizer, model, exact = Tokenizer.from_file(str(builtin_folder() / "tokenizer.json")), load(), []
    tokenizer.enable_truncation(crossencoder.MAX_TOKENS, strategy="longest_first")
    for text in TEXTS:
        read = tokenizer.encode(QUESTION, text)
        with torch.inference_mode():
            exact.append(float(model(*(torch.tensor([row]) for row in (read.ids, read.attention_mask, read.type_ids)))))
    assert CrossEncoder(folder).scores(QUESTION, TEXTS) == pytest.approx(exact, abs=1.5)


def test_pairs_are_read_without_importing_torch(folder: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from ingest.crossencoder import CrossEncoder; "
        "print(CrossEncoder(Path(sys.argv[1])).scores('pay?', ['Pay: much']).shape, 'torch' in sys.modules)"
    )
    command = [sys.executable, "-c", code, str(folder)]
    assert subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=True).stdout == "(1,) False\n"


def test_where_it_cannot_be_exported_nothing_is_told_and_it_is_said_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    tried: list[Path] = []

    def refuse(path: Path, module: str) -> None:
        tried.append(path)
        raise EmbeddingError("no room")

    monkeypatch.setattr(crossencoder, "export_apart", refuse)
    encoder = CrossEncoder(tmp_path)
    assert encoder.scores(QUESTION, TEXTS) is None
    assert encoder.scores(QUESTION, TEXTS) is None
    assert len(tried) == 1
    assert caplog.text.count("no room") == 1


def test_what_was_learned_and_is_not_there_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crossencoder, "FILE", tmp_path / "gone.npz")
    with pytest.raises(EmbeddingError, match=r"gone\.npz.*git checkout"):
        CrossEncoder(tmp_path)


def test_a_damaged_file_is_named_and_done_without(
    folder: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (file,) = folder.glob("crossencoder*")
    (tmp_path / file.name).write_bytes(b"half a model")
    encoder = CrossEncoder(tmp_path)
    assert not encoder.load()
    assert encoder.scores(QUESTION, TEXTS) is None
    assert caplog.text.count("is damaged") == 1


@pytest.mark.usefixtures("no_collection")
def test_what_nobody_holds_is_let_go_at_once(folder: Path) -> None:
    encoder = CrossEncoder(folder)
    assert encoder.scores(QUESTION, TEXTS) is not None
    gone = weakref.ref(encoder)
    del encoder
    assert gone() is None
