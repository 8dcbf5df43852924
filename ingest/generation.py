"""Generations: finished, immutable builds beside each other, and the pointer that says which one serves."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import socket
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO

from filelock import FileLock, Timeout

from ingest.errors import IndexDamaged, IndexLocked, IndexMismatch, IndexMissing, IndexUnwritable

try:
    import fcntl
except ImportError:  # Windows: no shared locks; old generations are then kept
    fcntl = None  # type: ignore[assignment]

FORMAT = 1
_POINTER, _FOLDER, _MANIFEST = "current", "generations", "manifest.json"


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a generation says of itself. ``roots`` maps a root's name to its path; ``digest`` sums up all content,
    ``reader`` the code that read it."""

    format: int
    generation: str
    embedding: str
    dimension: int
    roots: dict[str, str]
    sources: int
    passages: int
    statements: int
    digest: str
    reader: str


def current(index_dir: Path) -> Path:
    """The folder of the generation that serves. Raises IndexMissing or IndexDamaged."""
    try:
        name = (index_dir / _POINTER).read_text().strip()
    except OSError as error:
        raise IndexMissing(
            f"no index in {index_dir}; build one: python -m ingest PATH... --index {index_dir}"
        ) from error
    folder = index_dir / _FOLDER / name
    if not name or not folder.is_dir():
        raise IndexDamaged(
            f"the index in {index_dir} points at {name!r}, which is not there; rebuild: python -m ingest --rebuild PATH... --index {index_dir}"
        )
    return folder


def read_manifest(folder: Path) -> Manifest:
    """The manifest of a generation. Raises IndexDamaged, or IndexMismatch for another format."""
    try:
        fields = json.loads((folder / _MANIFEST).read_text())
        if fields.get("format") != FORMAT:
            raise IndexMismatch(
                f"{folder} has format {fields.get('format')}, this program reads {FORMAT}; rebuild: "
                f"python -m ingest --rebuild PATH... --index {folder.parents[1]}"
            )
        return Manifest(**fields)
    except (OSError, ValueError, TypeError, AttributeError) as error:
        raise IndexDamaged(
            f"{folder / _MANIFEST} cannot be read ({error}); rebuild: python -m ingest --rebuild PATH..."
        ) from error


def next_folder(index_dir: Path, digest: str) -> Path:
    """A fresh folder for a build, numbered after every other; what a killed build left goes at the next prune."""
    existing = [int(p.name[:6]) for p in (index_dir / _FOLDER).glob("[0-9]*-*")]
    folder = index_dir / _FOLDER / f"{max(existing, default=0) + 1:06d}-{digest[:8]}"
    folder.mkdir(parents=True)
    return folder


def publish(folder: Path, manifest: Manifest) -> None:
    """Make a finished build serve: sync it to disk, then swap the pointer in one step."""
    (folder / _MANIFEST).write_text(json.dumps(asdict(manifest), indent=1))
    for path in [*folder.rglob("*"), folder]:
        _sync(path)
    pointer = folder.parents[1] / _POINTER
    fresh = pointer.with_suffix(".new")
    fresh.write_text(folder.name)
    _sync(fresh)
    os.replace(fresh, pointer)
    _sync(pointer.parent)


def _sync(path: Path) -> None:
    if path.is_dir() and os.name == "nt":
        return
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def hold(folder: Path) -> IO[str] | None:
    """Mark a generation as in use until the returned file is closed (a shared lock; None where there can be none).

    Raises IndexDamaged where the generation is gone.
    """
    if fcntl is None:
        return None
    try:
        file = (folder / "in-use").open("a")
    except FileNotFoundError as error:
        raise IndexDamaged(f"{folder} was removed while it was opened; try again") from error
    except OSError:
        return None  # a folder of somebody else's, read without a lock
    fcntl.flock(file, fcntl.LOCK_SH)
    return file


def prune(index_dir: Path) -> list[str]:
    """Remove generations that neither serve nor are held by a reader; gives their names."""
    if fcntl is None:
        return []
    serving, removed = current(index_dir).name, []
    for folder in sorted((index_dir / _FOLDER).iterdir()):
        if folder.name == serving or not folder.is_dir():
            continue
        with (folder / "in-use").open("a") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                continue
            shutil.rmtree(folder, ignore_errors=True)
            removed.append(folder.name)
    return removed


@contextlib.contextmanager
def writing(index_dir: Path) -> Iterator[None]:
    """Hold the one writer's lock of an index folder.

    Raises IndexLocked within a second, naming the holder, or IndexUnwritable.
    """
    holder = index_dir / "lock.holder"
    try:
        index_dir.mkdir(parents=True, exist_ok=True)
        lock = FileLock(index_dir / "lock", timeout=0.5)
        lock.acquire()
    except Timeout as error:
        with contextlib.suppress(OSError):
            raise IndexLocked(
                f"{index_dir} is being written by {holder.read_text().strip()}; wait for it or stop it"
            ) from error
        raise IndexLocked(f"{index_dir} is being written by another process; wait for it or stop it") from error
    except OSError as error:
        raise IndexUnwritable(
            f"{index_dir} cannot be written ({error.strerror or error}); name another folder with --index"
        ) from error
    try:
        with contextlib.suppress(OSError):
            holder.write_text(f"process {os.getpid()} on {socket.gethostname()} since {time.strftime('%H:%M:%S')}")
        yield
    finally:
        holder.unlink(missing_ok=True)
        lock.release()
