"""An index over the two sample documents, built once with a model that needs no time."""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from ingest.build import build_index
from ingest.index import Index, open_index
from ingest.settings import Settings
from tests.evals.samples import write_documents, write_pairs
from tests.ingest.fakes import FakeEmbedder


def without_a_model(patched: pytest.MonkeyPatch) -> None:
    """Builds and opened indexes use the fake model."""
    for module in ("build", "index"):
        patched.setattr(importlib.import_module(f"ingest.{module}"), "Embedder", FakeEmbedder)
    patched.setattr("ingest.build.verify", importlib.import_module("ingest.verify").read_back)


@pytest.fixture(scope="session")
def small_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the index over the sample documents."""
    folder = tmp_path_factory.mktemp("evals")
    with pytest.MonkeyPatch.context() as patched:
        without_a_model(patched)
        build_index([write_documents(folder / "samples")], folder / "index", settings=Settings())
    return folder / "index"


@pytest.fixture(scope="session")
def small(small_dir: Path) -> Iterator[Index]:
    """The index over the sample documents, opened."""
    with pytest.MonkeyPatch.context() as patched:
        without_a_model(patched)
        opened = open_index(small_dir, settings=Settings(index_dir=small_dir))
    with opened:
        yield opened


@pytest.fixture
def pairs_dir(tmp_path: Path) -> Path:
    """A folder with the pairs on the sample documents, in the file ``mine``."""
    write_pairs(tmp_path)
    return tmp_path
