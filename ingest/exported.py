"""Models as ONNX files: exported once, by a process of its own, and opened without torch."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from filelock import FileLock

from ingest.errors import EmbeddingError

#: The folder of an index that keeps them.
FOLDER = "encoder"


def export_apart(path: Path, module: str) -> None:
    """Have ``python -m module`` write a model to ``path``, unless it is there; its process takes torch's memory with it.

    One process at a time exports into a folder. Raises EmbeddingError.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with FileLock(path.parent / "export.lock"):
            if not path.is_file():
                _run(path, module)
    except OSError as error:
        raise EmbeddingError(
            f"a model cannot be exported to {path.parent} ({error.strerror or error}); make the folder writable, or name another with --index"
        ) from error


def _run(path: Path, module: str) -> None:
    command = [sys.executable, "-m", module, str(path)]
    done = subprocess.run(command, capture_output=True, text=True, cwd=Path(__file__).resolve().parents[1], check=False)
    if not path.is_file():
        reason = (done.stderr.strip().splitlines() or [f"exit status {done.returncode}"])[-1]
        raise EmbeddingError(f"a model cannot be exported to {path} ({reason})")


@contextlib.contextmanager
def written(path: Path) -> Iterator[Path]:
    """A file to write that becomes ``path`` in one step; other versions of the model (the same up to a plus sign) go then, and
    what an export that was killed left of them."""
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(f"{path.name}.{os.getpid()}.tmp")
    yield fresh
    with fresh.open("rb") as file:
        os.fsync(file.fileno())
    os.replace(fresh, path)
    name, plus, _ = path.name.partition("+")
    for other in path.parent.iterdir():
        if other != path and other.name.startswith(name + plus) and other.suffix in (".onnx", ".tmp"):
            with contextlib.suppress(OSError):  # somebody may still read it
                other.unlink()


def session(path: Path) -> Any:
    """An onnxruntime session of an exported file. Raises EmbeddingError where the file is damaged.

    Each call runs on one thread, so that load elsewhere does not stall it; several threads may call at once.
    """
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    try:
        return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    except Exception as error:  # onnxruntime's errors have no root of their own
        reason = str(error).splitlines()[0]
        raise EmbeddingError(f"{path} is damaged ({reason}); delete it, and it is exported anew") from error
