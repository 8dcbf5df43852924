"""The index that serves right now, over builds and breakage."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest import build_index
from ingest.errors import IndexMissing
from ingest.live import LiveIndex
from ingest.settings import Settings
from tests.ingest.samples import SAMPLES, write_samples


@pytest.fixture
def live(built_fake: Path) -> LiveIndex:
    return LiveIndex(Settings(index_dir=built_fake))


def add_page(index_dir: Path, folder: Path) -> None:
    build_index([write_samples(folder / "docs", {"more.txt": "More words come in."})], index_dir)


def test_the_index_is_opened_once(live: LiveIndex) -> None:
    assert live.get() is live.get()


def test_a_new_build_is_seen_and_the_old_index_stays_readable(
    live: LiveIndex, built_fake: Path, tmp_path: Path
) -> None:
    before = live.get()
    add_page(built_fake, tmp_path)
    assert len(live.get().sources()) == len(SAMPLES) + 1
    assert len(before.sources()) == len(SAMPLES)
    assert before.dense(before.embed("pay"), 1)


def test_an_index_nobody_refers_to_is_let_go(live: LiveIndex, built_fake: Path, tmp_path: Path) -> None:
    live.get().dense(live.get().embed("pay"), 1)
    add_page(built_fake, tmp_path)
    live.get()
    write_samples(tmp_path / "docs", {"third.txt": "A third page comes in."})
    build_index([tmp_path / "docs"], built_fake)
    assert not [path for path in (built_fake / "generations").iterdir() if path.name.startswith("000001")]


@pytest.mark.parametrize("pointer", ["000099-gone", None])
def test_what_is_open_serves_while_the_folder_is_broken(pointer: str | None, live: LiveIndex, built_fake: Path) -> None:
    open_before = live.get()
    (built_fake / "current").unlink()
    if pointer:
        (built_fake / "current").write_text(pointer)
    assert live.get() is open_before


def test_no_index_at_all_is_an_error_until_there_is_one(tmp_path: Path, encoded: list[str]) -> None:
    live = LiveIndex(Settings(index_dir=tmp_path / "index"))
    with pytest.raises(IndexMissing):
        live.get()
    add_page(tmp_path / "index", tmp_path)
    assert len(live.get().sources()) == 1
