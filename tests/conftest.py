"""What tests of several rooms share: a small real index, and a fake embedding model for builds without one."""

from __future__ import annotations

import gc
import importlib
import socket
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest

from ingest import build_index, open_index
from ingest.build import IngestReport
from ingest.index import Index
from tests.ingest.fakes import FakeEmbedder
from tests.ingest.samples import write_samples

hypothesis.settings.register_profile("steady", deadline=None, derandomize=True, database=None)
hypothesis.settings.load_profile("steady")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests over the real index are slow: the first of them waits for the model."""
    for item in items:
        if "built" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.slow)


@pytest.fixture(autouse=True)
def no_settings_from_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    """Settings in the environment of whoever runs the tests change nothing."""
    from ingest.settings import Settings

    for name in Settings.__dataclass_fields__:
        monkeypatch.delenv(f"CAREER_{name.upper()}", raising=False)


@pytest.fixture
def no_collection() -> Iterator[None]:
    """Without the collector of cycles: what goes, goes because nothing refers to it."""
    gc.collect()
    gc.disable()
    yield
    gc.enable()


@pytest.fixture(scope="session")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of the four sample documents."""
    return write_samples(tmp_path_factory.mktemp("samples"))


@pytest.fixture(scope="session")
def built(samples: Path, tmp_path_factory: pytest.TempPathFactory) -> IngestReport:
    """The samples' index, built once with the real model and with no way to the network."""

    def refuse(*_: object) -> None:
        raise AssertionError("a build reached for the network")

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(socket.socket, "connect", refuse)
        patched.setattr(socket, "getaddrinfo", refuse)
        return build_index([samples], tmp_path_factory.mktemp("index"))


@pytest.fixture(scope="session")
def index(built: IngestReport) -> Iterator[Index]:
    """The samples' index, opened."""
    with open_index(built.index_dir) as opened:
        yield opened


@pytest.fixture
def encoded(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Builds with a fake model, read back in this process: they take a moment. Gives the texts that were embedded."""
    log: list[str] = []
    monkeypatch.setattr(FakeEmbedder, "encoded", log)
    for module in ("build", "index"):
        monkeypatch.setattr(importlib.import_module(f"ingest.{module}"), "Embedder", FakeEmbedder)
    monkeypatch.setattr("ingest.build.verify", importlib.import_module("ingest.verify").read_back)
    return log


@pytest.fixture
def built_fake(samples: Path, encoded: list[str], tmp_path: Path) -> Path:
    """The samples' index, built with the fake model for one test to change or break."""
    return build_index([samples], tmp_path / "index").index_dir
