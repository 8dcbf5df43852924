"""A build that fails, at whatever moment, leaves a whole generation serving: the one before, or the new one once it took over."""

from __future__ import annotations

import os
import sqlite3
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from ingest import build_index, generation
from ingest.errors import IndexDamaged, IndexUnwritable
from ingest.settings import PROJECT
from tests.ingest.fakes import Watcher
from tests.ingest.shop import FAKED, Shop, python

KILLED = f"""{FAKED}
ingest.contents.lexical.Lexical.build = lambda texts: os.kill(os.getpid(), 9)
ingest.build.build_index([sys.argv[1]], sys.argv[2])
"""
FULL = OSError(28, "No space left on device")


def failing(failure: BaseException) -> Callable[..., None]:
    def fail(*_: object, **__: object) -> None:
        raise failure

    return fail


# -- before the new generation serves -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("failure", "seen"),
    [
        (KeyboardInterrupt(), KeyboardInterrupt),
        (FULL, IndexUnwritable),
        (sqlite3.OperationalError("database or disk is full"), IndexUnwritable),
    ],
)
@pytest.mark.parametrize(
    "step",
    [
        "contents.database.write",
        "contents.vectors.write_passages",
        "contents.StatementVectors.write",
        "contents.lexical.Lexical.build",
        "build.verify",
        "build.generation.publish",
        "generation.os.replace",
    ],
)
def test_a_build_that_fails_midway_leaves_the_one_before(
    step: str, failure: BaseException, seen: type[BaseException], shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    report, _ = shop.build()
    with monkeypatch.context() as broken:
        broken.setattr(f"ingest.{step}", failing(failure))
        with pytest.raises(seen):
            shop.write(extra="Words that say more.").build()
    assert shop.serving().name == report.generation
    assert (shop.folders(), len(shop.ids())) == ([report.generation], 2)
    shop.build()
    assert len(shop.ids()) == 3


def test_what_cannot_be_written_is_told_with_the_reason(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ingest.contents.database.write", failing(FULL))
    with pytest.raises(IndexUnwritable, match=r"index cannot be written \(No space left on device\)"):
        shop.build()


def test_what_chroma_cannot_write_is_told_as_well(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    from chromadb.errors import InternalError

    monkeypatch.setattr("ingest.vectors._client", failing(InternalError("Error in compaction")))
    with pytest.raises(IndexUnwritable, match=r"vectors cannot be written .*Error in compaction.*--index"):
        shop.build()
    assert shop.folders() == []


def test_a_build_that_is_killed_leaves_the_one_before_and_no_rubbish_for_long(shop: Shop) -> None:
    report, _ = shop.build()
    shop.write(extra="Words that say more.")
    done = subprocess.run(python(KILLED, shop.docs, shop.index_dir), cwd=PROJECT, check=False)
    assert done.returncode == -9
    assert len(shop.folders()) == 2
    assert generation.current(shop.index_dir).name == report.generation
    assert len(shop.ids()) == 2
    after, _ = shop.build()
    assert shop.folders() == [after.generation]
    assert len(shop.ids()) == 3


def test_a_build_that_does_not_read_back_never_serves(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ingest.build.verify", failing(IndexDamaged("does not read back")))
    with pytest.raises(IndexDamaged):
        shop.build()
    assert shop.folders() == []
    assert not (shop.index_dir / "current").exists()


def test_an_index_below_a_file_cannot_be_written(shop: Shop) -> None:
    with pytest.raises(IndexUnwritable, match="name another folder with --index"):
        build_index([shop.docs], shop.docs / "note.md" / "index")


# -- once the new generation serves -----------------------------------------------------------------------


def sync_fails_last(failure: BaseException, shop: Shop, patched: pytest.MonkeyPatch) -> None:
    """The folder of the pointer cannot be synced, right after the pointer was swapped."""
    sync = generation._sync

    def fail(path: Path) -> None:
        if path == shop.index_dir:
            raise failure
        sync(path)

    patched.setattr("ingest.generation._sync", fail)


@pytest.mark.parametrize("where", ["sync", "prune", "progress"])
@pytest.mark.parametrize("failure", [KeyboardInterrupt(), MemoryError(), RuntimeError("of another kind")])
def test_what_fails_after_the_swap_leaves_the_new_generation_serving_and_whole(
    where: str, failure: BaseException, shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, _ = shop.build()
    watcher = Watcher()
    with monkeypatch.context() as patched:
        if where == "sync":
            sync_fails_last(failure, shop, patched)
        elif where == "prune":
            patched.setattr("ingest.build.generation.prune", failing(failure))
        else:
            step = watcher.step
            ended = failing(failure)
            patched.setattr(
                watcher, "step", lambda *a, **k: (ended if "verifying" in watcher.stages else step)(*a, **k)
            )
        with pytest.raises(type(failure)):
            shop.write(extra="Words that say more.").build(progress=watcher)
    serving = shop.serving()
    assert serving.name != first.generation
    assert "docs/extra.md" in shop.ids()
    report, _ = shop.build()
    assert (report.generation, report.unchanged) == (serving.name, 3)
    after, _ = shop.write(extra="Words that say even more.").build()
    assert shop.folders() == [after.generation]


@pytest.mark.parametrize("where", ["sync", "prune"])
def test_a_disk_that_fails_after_the_swap_fails_no_build(
    where: str, shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    shop.build()
    with monkeypatch.context() as patched:
        if where == "sync":
            sync_fails_last(OSError(5, "Input/output error"), shop, patched)
        else:
            patched.setattr("ingest.build.generation.prune", failing(OSError(5, "Input/output error")))
        report, _ = shop.write(extra="Words that say more.").build()
    assert shop.serving().name == report.generation
    assert len(shop.ids()) == 3


def test_an_old_generation_that_cannot_be_removed_fails_no_build(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    first, _ = shop.build()
    with monkeypatch.context() as patched:
        patched.setattr("ingest.generation.shutil.rmtree", failing(PermissionError(13, "Permission denied")))
        report, _ = shop.write(extra="Words that say more.").build()
    assert shop.folders() == [first.generation, report.generation]
    report, _ = shop.write(extra="Words that say even more.").build()
    assert shop.folders() == [report.generation]


@pytest.mark.skipif(os.geteuid() == 0, reason="root can write anywhere")
def test_an_index_of_somebody_elses_is_left_as_it_is(shop: Shop) -> None:
    report, _ = shop.build()
    shop.index_dir.chmod(0o555)
    try:
        with pytest.raises(IndexUnwritable, match="Permission denied"):
            shop.write(extra="Words that say more.").build()
    finally:
        shop.index_dir.chmod(0o755)
    assert shop.folders() == [report.generation]
