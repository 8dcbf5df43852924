"""Generations: numbering, the pointer, the writer's lock, and who may still be reading."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from ingest import generation
from ingest.errors import IndexDamaged, IndexLocked, IndexMismatch, IndexMissing, IndexUnwritable
from ingest.generation import FORMAT, Manifest

PROJECT = Path(generation.__file__).resolve().parents[1]
HOLDER = """
import sys
from pathlib import Path
from ingest.generation import writing
with writing(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


def publish(index_dir: Path, digest: str = "0123456789") -> Path:
    """A generation with nothing but a manifest in it."""
    folder = generation.next_folder(index_dir, digest)
    (folder / "part").mkdir()
    (folder / "chroma").mkdir()
    for name in ("part/file", "chroma/chroma.sqlite3"):
        (folder / name).write_text("words")
    generation.publish(folder, Manifest(FORMAT, folder.name, "model", 16, {"r": "/r"}, 1, 2, 3, digest, "reader"))
    return folder


@contextmanager
def another_writer(index_dir: Path) -> Iterator[subprocess.Popen[str]]:
    """A process that holds the index's lock."""
    command = [sys.executable, "-c", HOLDER, str(index_dir)]
    with subprocess.Popen(command, cwd=PROJECT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            assert process.stdout.readline() == "held\n"
            yield process
        finally:
            process.kill()


def test_what_is_published_serves_and_tells_of_itself(tmp_path: Path) -> None:
    folder = publish(tmp_path)
    assert generation.current(tmp_path) == folder
    manifest = generation.read_manifest(folder)
    assert (manifest.generation, manifest.roots, manifest.statements) == (folder.name, {"r": "/r"}, 3)


def test_generations_are_numbered_one_after_another(tmp_path: Path) -> None:
    assert [publish(tmp_path, digest).name for digest in ("aaaaaaaaaa", "bbbbbbbbbb")] == [
        "000001-aaaaaaaa",
        "000002-bbbbbbbb",
    ]
    assert generation.current(tmp_path).name == "000002-bbbbbbbb"


def test_a_build_that_was_not_published_does_not_serve(tmp_path: Path) -> None:
    folder = publish(tmp_path)
    generation.next_folder(tmp_path, "unfinished")
    assert generation.current(tmp_path) == folder


def test_no_pointer_means_no_index_and_a_wrong_one_damage(tmp_path: Path) -> None:
    with pytest.raises(IndexMissing, match=r"python -m ingest PATH... --index"):
        generation.current(tmp_path)
    for words in ("000009-gone", "", "  \n"):
        (tmp_path / "current").write_text(words)
        with pytest.raises(IndexDamaged, match="--rebuild"):
            generation.current(tmp_path)


@pytest.mark.parametrize("words", ["", "{", "[]", '{"format": 2, "generation": "x"}', '{"format": 2, "extra": 2}'])
def test_a_manifest_that_cannot_be_read_is_damage(words: str, tmp_path: Path) -> None:
    folder = publish(tmp_path)
    (folder / "manifest.json").write_text(words)
    with pytest.raises(IndexDamaged, match="cannot be read"):
        generation.read_manifest(folder)


def test_a_file_that_is_missing_or_one_byte_short_is_named_with_what_mends_it(tmp_path: Path) -> None:
    folder = publish(tmp_path)
    manifest = generation.read_manifest(folder)
    assert manifest.files == {"chroma/chroma.sqlite3": 5, "part/file": 5, "roots.json": 11}
    generation.check_files(folder, manifest)
    mend = re.escape(f"python -m ingest --rebuild --index {tmp_path}")
    for name in manifest.files:
        whole = (folder / name).read_bytes()
        (folder / name).write_bytes(whole[:-1])
        with pytest.raises(IndexDamaged, match=rf"{name} has {len(whole) - 1} bytes instead of {len(whole)}; .*{mend}"):
            generation.check_files(folder, manifest)
        (folder / name).unlink()
        with pytest.raises(IndexDamaged, match=rf"{name} is missing; .*{mend}"):
            generation.check_files(folder, manifest)
        (folder / name).write_bytes(whole)
    generation.check_files(folder, manifest)


def test_only_a_store_that_readers_open_may_have_grown(tmp_path: Path) -> None:
    folder = publish(tmp_path)
    manifest = generation.read_manifest(folder)
    (folder / "in-use").touch()
    (folder / "chroma" / "chroma.sqlite3").write_text("more words")
    generation.check_files(folder, manifest)
    (folder / "part" / "file").write_text("more words")
    with pytest.raises(IndexDamaged, match="part/file has 10 bytes instead of 5"):
        generation.check_files(folder, manifest)


def test_the_roots_are_known_where_the_manifest_is_of_any_format_or_lost(tmp_path: Path) -> None:
    folder = publish(tmp_path)
    (folder / "manifest.json").write_text(json.dumps({"format": 1, "roots": {"old": "/old"}}))
    assert generation.roots_of(folder) == {"old": "/old"}
    (folder / "manifest.json").unlink()
    assert generation.roots_of(folder) == {"r": "/r"}
    (folder / "roots.json").unlink()
    with pytest.raises(IndexDamaged):
        generation.roots_of(folder)


def test_an_unfinished_build_is_discarded_and_a_serving_one_never(tmp_path: Path) -> None:
    unfinished = generation.next_folder(tmp_path, "unfinished")
    generation.discard(unfinished)
    serving = publish(tmp_path)
    generation.discard(serving)
    also = generation.next_folder(tmp_path, "another one")
    generation.discard(also)
    generation.discard(also)
    assert generation.newest_first(tmp_path) == [serving]
    generation.check_files(serving, generation.read_manifest(serving))


def test_a_build_that_cannot_be_synced_never_serves(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = publish(tmp_path)

    def fail(_: int) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr("ingest.generation.os.fsync", fail)
    with pytest.raises(OSError, match="Input/output"):
        publish(tmp_path, "bbbbbbbbbb")
    assert generation.current(tmp_path) == before


def test_everything_is_on_the_disk_before_the_pointer_is_swapped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: list[Path] = []
    replace = os.replace
    monkeypatch.setattr("ingest.generation._sync", synced.append)

    def swap(fresh: Path, pointer: Path) -> None:
        synced.append(Path("swapped"))
        replace(fresh, pointer)

    monkeypatch.setattr("ingest.generation.os.replace", swap)
    folder = publish(tmp_path)
    at = synced.index(Path("swapped"))
    assert set(synced[:at]) == {folder, *folder.rglob("*"), tmp_path / "current.new"}
    assert synced[at + 1 :] == [tmp_path]


def test_a_manifest_of_another_format_is_a_mismatch(tmp_path: Path) -> None:
    folder = publish(tmp_path)
    (folder / "manifest.json").write_text('{"format": 99}')
    with pytest.raises(IndexMismatch, match="format 99"):
        generation.read_manifest(folder)


def test_prune_removes_what_nobody_uses_and_keeps_what_is_read(tmp_path: Path) -> None:
    held, loose, serving = (publish(tmp_path, digest * 8) for digest in "abc")
    reading = generation.hold(held)
    also = generation.hold(held)
    assert generation.prune(tmp_path) == [loose.name]
    assert held.is_dir()
    assert serving.is_dir()
    assert not loose.exists()
    if reading and also:
        reading.close()
        assert generation.prune(tmp_path) == []
        also.close()
    assert generation.prune(tmp_path) == [held.name]


def test_a_generation_that_is_gone_cannot_be_held(tmp_path: Path) -> None:
    with pytest.raises(IndexDamaged, match="was removed"):
        generation.hold(tmp_path / "gone")


@pytest.mark.skipif(os.geteuid() == 0, reason="root can write anywhere")
def test_a_generation_in_a_read_only_folder_can_be_read(tmp_path: Path) -> None:
    folder = publish(tmp_path)
    folder.chmod(0o555)
    assert generation.hold(folder) is None
    folder.chmod(0o755)


def test_a_second_writer_is_told_within_a_second_who_is_writing(tmp_path: Path) -> None:
    with another_writer(tmp_path) as process:
        began = time.monotonic()
        with (
            pytest.raises(IndexLocked, match=rf"being written by process {process.pid} on"),
            generation.writing(tmp_path),
        ):
            pass
        assert time.monotonic() - began < 1


def test_a_writer_that_was_killed_locks_nobody_out(tmp_path: Path) -> None:
    with another_writer(tmp_path) as process:
        process.kill()
        process.wait()
        with generation.writing(tmp_path):
            assert str(os.getpid()) in (tmp_path / "lock.holder").read_text()


def test_the_lock_is_let_go_after_a_failure(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), generation.writing(tmp_path):
        raise ZeroDivisionError
    with generation.writing(tmp_path):
        pass
    assert not (tmp_path / "lock.holder").exists()


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("words")
    for folder in (tmp_path / "file", tmp_path / "file" / "below"):
        with pytest.raises(IndexUnwritable, match=r"cannot be written.*--index"), generation.writing(folder):
            pass


@pytest.mark.skipif(os.geteuid() == 0, reason="root can write anywhere")
def test_a_folder_of_somebody_elses_is_named(tmp_path: Path) -> None:
    tmp_path.chmod(0o555)
    with pytest.raises(IndexUnwritable, match="Permission denied"), generation.writing(tmp_path / "index"):
        pass
    tmp_path.chmod(0o755)
