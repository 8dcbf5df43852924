"""Models as files: whole or not there, one exporter at a time, and nobody else's files touched."""

from __future__ import annotations

import subprocess
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from ingest import exported
from ingest.errors import EmbeddingError
from ingest.exported import export_apart, session, written


def test_other_versions_go_and_what_is_nobodys_stays(tmp_path: Path) -> None:
    others = [tmp_path / name for name in ("README.md", "pairs.txt", "other+1.onnx", "other+1.onnx.9.tmp")]
    for path in (*others, tmp_path / "pairs+1.onnx", tmp_path / "pairs+2.onnx.4711.tmp"):
        path.write_bytes(b"kept")
    with written(tmp_path / "pairs+2.onnx") as fresh:
        fresh.write_bytes(b"whole")
    assert sorted(tmp_path.iterdir()) == sorted([*others, tmp_path / "pairs+2.onnx"])
    assert (tmp_path / "pairs+2.onnx").read_bytes() == b"whole"


def test_an_export_that_fails_leaves_what_was_there(tmp_path: Path) -> None:
    (tmp_path / "pairs+1.onnx").write_bytes(b"the model before")

    def fail() -> None:
        with written(tmp_path / "pairs+2.onnx") as fresh:
            fresh.write_bytes(b"half")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert not (tmp_path / "pairs+2.onnx").exists()
    assert (tmp_path / "pairs+1.onnx").exists()


def test_of_two_that_ask_at_once_one_exports(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, ran = tmp_path / "models" / "pairs+1.onnx", list[str]()
    began = threading.Event()

    def run(command: Sequence[str], **_: Any) -> subprocess.CompletedProcess[str]:
        ran.append(command[2])
        began.wait(0.2)  # the other comes meanwhile
        path.write_bytes(b"whole")
        return subprocess.CompletedProcess(command, 1, "", "")  # there it is, whatever was said

    monkeypatch.setattr(exported.subprocess, "run", run)
    threads = [threading.Thread(target=export_apart, args=(path, "some.module")) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert ran == ["some.module"]


def test_an_export_that_fails_says_why(tmp_path: Path) -> None:
    with pytest.raises(EmbeddingError, match=r"model\.onnx.*No module named.*no_such_module"):
        export_apart(tmp_path / "model.onnx", "no_such_module")


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(EmbeddingError, match=r"file.*--index"):
        export_apart(tmp_path / "file" / "model.onnx", "ingest.pairmodel")


def test_a_damaged_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "model.onnx").write_bytes(b"half a model")
    with pytest.raises(EmbeddingError, match=r"model\.onnx is damaged.*delete it"):
        session(tmp_path / "model.onnx")
