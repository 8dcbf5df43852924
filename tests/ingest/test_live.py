"""The index that serves right now, over builds and breakage."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
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


class Asker(threading.Thread):
    """Asks the serving index again and again; keeps what it saw, and what went wrong."""

    def __init__(self, live: LiveIndex, stop: threading.Event) -> None:
        super().__init__()
        self._live, self._stop_asking = live, stop
        self.seen: list[str] = []
        self.failure: BaseException | None = None

    def run(self) -> None:
        try:
            while not self._stop_asking.is_set():
                self._ask()
        except BaseException as failure:
            self.failure = failure

    def _ask(self) -> None:
        index = self._live.get()
        found = index.passages([row for row, _ in index.dense(index.embed("pay"), 5)])
        assert len(found) == 5
        for passage in found:
            assert index.source(passage.source).text[passage.start : passage.end] == passage.text
        assert len(index.sources()) == index.manifest.sources
        assert len(index.lexical.scores("pay")) == index.manifest.passages
        if index.generation not in self.seen[-1:]:
            self.seen.append(index.generation)


@contextmanager
def asking(live: LiveIndex, threads: int) -> Iterator[list[Asker]]:
    """Threads that ask meanwhile."""
    stop = threading.Event()
    askers = [Asker(live, stop) for _ in range(threads)]
    for asker in askers:
        asker.start()
    try:
        yield askers
    finally:
        stop.set()
        for asker in askers:
            asker.join()


def test_whoever_asks_while_builds_go_on_never_fails_and_sees_the_newest(
    live: LiveIndex, built_fake: Path, tmp_path: Path
) -> None:
    built = []
    with asking(live, 4) as askers:
        for at in range(5):
            docs = write_samples(
                tmp_path / "docs", {"more.txt": f"More words come in by {at}.", "pay.txt": "Pay is low."}
            )
            built.append(build_index([docs], built_fake).generation)
            wait_for(askers, built[-1])
    for asker in askers:
        assert asker.failure is None
        assert [name for name in asker.seen if name in built] == built
    assert live.get().generation == built[-1]


def wait_for(askers: list[Asker], generation: str) -> None:
    """Until every asker has seen the generation, or one has failed; twenty seconds at most."""
    turn = threading.Event()
    for _ in range(2000):
        if all(generation in asker.seen[-1:] for asker in askers) or any(asker.failure for asker in askers):
            return
        turn.wait(0.01)
