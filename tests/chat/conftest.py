"""One real index over four small documents, built once, and the chain over it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from chat import CareerChain, build_chain
from chat.rolefinder import RoleFinder
from ingest.build import build_index
from ingest.index import Index, open_index
from ingest.settings import Settings
from tests.chat.coast import write_coast
from tests.chat.crowd import write_crowd
from tests.chat.fakes import DOCUMENTS
from tests.chat.village import write_village


@pytest.fixture(scope="session")
def index_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("chat") / "index"
    build_index([DOCUMENTS], folder, settings=Settings())
    return folder


@pytest.fixture(scope="session")
def index(index_dir: Path) -> Iterator[Index]:
    with open_index(index_dir, settings=Settings()) as opened:
        yield opened


@pytest.fixture(scope="session")
def chain(index_dir: Path) -> CareerChain:
    return build_chain(index_dir, settings=Settings(index_dir=index_dir))


@pytest.fixture(scope="session")
def finder(index: Index) -> RoleFinder:
    return RoleFinder(index.roles(), index.vocabulary, index.embedder)


@pytest.fixture(scope="session")
def crowd_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("crowd")
    build_index([write_crowd(folder / "crowd")], folder / "index", settings=Settings())
    return folder / "index"


@pytest.fixture(scope="session")
def crowd(crowd_dir: Path) -> Iterator[Index]:
    with open_index(crowd_dir, settings=Settings()) as opened:
        yield opened


@pytest.fixture(scope="session")
def crowd_chain(crowd_dir: Path) -> CareerChain:
    return build_chain(crowd_dir, settings=Settings(index_dir=crowd_dir))


@pytest.fixture(scope="session")
def village_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("village")
    build_index([write_village(folder / "village")], folder / "index", settings=Settings())
    return folder / "index"


@pytest.fixture(scope="session")
def village(village_dir: Path) -> Iterator[Index]:
    with open_index(village_dir, settings=Settings()) as opened:
        yield opened


@pytest.fixture(scope="session")
def village_chain(village_dir: Path) -> CareerChain:
    return build_chain(village_dir, settings=Settings(index_dir=village_dir))


@pytest.fixture
def growing_dir(index_dir: Path, tmp_path: Path) -> Path:
    """A copy of the index, to be built on."""
    return Path(shutil.copytree(index_dir, tmp_path / "index"))


@pytest.fixture(scope="session")
def coast_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("coast")
    build_index([write_coast(folder / "coast")], folder / "index", settings=Settings())
    return folder / "index"


@pytest.fixture(scope="session")
def coast(coast_dir: Path) -> Iterator[Index]:
    with open_index(coast_dir, settings=Settings()) as opened:
        yield opened


@pytest.fixture(scope="session")
def coast_chain(coast_dir: Path) -> CareerChain:
    return build_chain(coast_dir, settings=Settings(index_dir=coast_dir))
