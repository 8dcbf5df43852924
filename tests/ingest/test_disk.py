"""What an index takes on disk over many builds, and a disk that is full while one is written."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from ingest import build_index, open_index
from ingest.settings import PROJECT
from tests.ingest.fakes import FakeEmbedder
from tests.ingest.samples import write_samples
from tests.ingest.shop import FAKED, Shop, python

#: Builds through the command line; no file may grow beyond the size given first.
LIMITED = f"""{FAKED}
import resource
import ingest.__main__
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]),) * 2)
sys.exit(ingest.__main__.main(sys.argv[2:]))
"""


def pages(count: int) -> dict[str, str]:
    """Texts that make a database of documents and a store of Chroma of some hundred kilobytes."""
    lines = "\n\n".join("Paragraph {0} " + f"{n} tells of some work that people do all day." for n in range(40))
    return {f"page{n}.md": f"# Page {n}\n\n{lines.format(n)}\n" for n in range(count)}


def size(folder: Path) -> int:
    """Bytes that a folder takes."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def largest(folder: Path, name: str) -> int:
    """The size of the largest file whose path matches."""
    return max(path.stat().st_size for path in folder.rglob(name))


def test_ten_rebuilds_take_no_more_room_than_two_builds(shop: Shop) -> None:
    write_samples(shop.docs, pages(5))
    shop.build()
    once, most = size(shop.index_dir), 0
    for at in range(10):
        shop.run([], rebuild=True) if at % 2 else shop.build(rebuild=True)
        most = max(most, size(shop.index_dir))
    assert most < 2.2 * once
    assert len(shop.folders()) == 1


def test_ten_changes_take_no_more_room_than_two_builds_while_somebody_reads(shop: Shop) -> None:
    write_samples(shop.docs, pages(5))
    shop.build()
    once = size(shop.index_dir)
    with open_index(shop.index_dir) as reader:
        for at in range(10):
            shop.write(note=f"# Note\n\nIt was changed {at} times.\n").build()
            assert size(shop.index_dir) < 2.2 * once
        assert len(reader.sources()) == 7
    shop.write(note="# Note\n\nIt was changed at last.\n").build()
    assert len(shop.folders()) == 1


@pytest.fixture(scope="module")
def sizes(tmp_path_factory: pytest.TempPathFactory) -> dict[str, int]:
    """Part -> a size at which writing it fails midway, and what comes before it does not."""
    folder = tmp_path_factory.mktemp("whole")
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("ingest.build.Embedder", FakeEmbedder)
        build_index([write_samples(folder / "docs", pages(30))], folder / "index")
    generations = folder / "index" / "generations"
    documents, chroma = largest(generations, "documents.db"), largest(generations, "chroma.sqlite3")
    assert documents * 1.2 < chroma
    return {
        "the first page of the documents": 2_000,
        "the documents": documents // 2,
        "the vectors of the passages": (documents + chroma) // 2,
        "the last pages of the vectors": chroma - 20_000,
    }


@pytest.mark.slow
@pytest.mark.parametrize(
    "part",
    [
        "the first page of the documents",
        "the documents",
        "the vectors of the passages",
        "the last pages of the vectors",
    ],
)
@pytest.mark.parametrize("first", [True, False])
def test_a_disk_that_is_full_midway_is_told_and_leaves_the_index_before(
    part: str, first: bool, sizes: dict[str, int], shop: Shop
) -> None:
    if not first:
        shop.build()
    before = shop.folders() if not first else []
    write_samples(shop.docs, pages(30))
    command = python(LIMITED, sizes[part], shop.docs, "--index", shop.index_dir)
    done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=False)
    assert done.returncode == 2, done.stderr
    assert "Traceback" not in done.stderr
    assert "error: " in done.stderr
    assert "cannot be written" in done.stderr
    assert "the index before still serves" in done.stderr
    assert shop.folders() == before
    if not first:
        shop.serving()
        assert shop.ids() == ["docs/guide.md", "docs/note.md"]
    shop.build()
    shop.serving()
    assert len(shop.ids()) == 32
