"""Generations: finished, immutable builds beside each other, and the pointer that says which one serves."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import socket
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import IO, Any

from filelock import FileLock, Timeout

from ingest.errors import IndexDamaged, IndexLocked, IndexMissing, IndexOutdated, IndexUnwritable

try:
    import fcntl
except ImportError:  # Windows: no shared locks; old generations are then kept
    fcntl = None  # type: ignore[assignment]

FORMAT = 2
_POINTER, _FOLDER, _MANIFEST, _ROOTS = "current", "generations", "manifest.json", "roots.json"
#: Files whose size is not remembered, and one that may grow while readers have it open.
_LIVE, _GROWING = ("in-use", _MANIFEST), "chroma.sqlite3"


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a generation says of itself.

    ``roots`` maps a root's name to its path; ``digest`` sums up all content, ``reader`` the code that read it;
    ``files`` gives the size in bytes of every file but this one.
    """

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
    files: dict[str, int] = field(default_factory=dict)


def current(index_dir: Path) -> Path:
    """The folder of the generation that serves. Raises IndexMissing or IndexDamaged."""
    try:
        name = (index_dir / _POINTER).read_text(errors="replace").strip()
    except OSError as error:
        raise IndexMissing(
            f"no index in {index_dir}; build one: python -m ingest PATH... --index {index_dir}"
        ) from error
    folder = index_dir / _FOLDER / name
    if not name or not folder.is_dir():
        raise IndexDamaged(
            f"the index in {index_dir} points at {name!r}, which is not there; rebuild: python -m ingest --rebuild --index {index_dir}"
        )
    return folder


def read_manifest(folder: Path) -> Manifest:
    """The manifest of a generation. Raises IndexDamaged, or IndexOutdated for another format."""
    fields = _fields(folder)
    if fields.get("format") != FORMAT:
        raise IndexOutdated(
            f"{folder} has format {fields.get('format')}, this program reads {FORMAT}; write it anew: "
            f"python -m ingest --rebuild --index {folder.parents[1]}"
        )
    try:
        manifest = Manifest(**fields)
    except TypeError as error:
        raise _damaged(folder / _MANIFEST, error) from error
    if not (isinstance(manifest.roots, dict) and isinstance(manifest.files, dict)):
        raise _damaged(folder / _MANIFEST, "its roots or files are none")
    return manifest


def roots_of(folder: Path) -> dict[str, str]:
    """Root name -> path as a generation of any format remembers them, be its manifest lost. Raises IndexDamaged."""
    try:
        roots = _fields(folder).get("roots")
    except IndexDamaged:
        roots = _fields(folder, _ROOTS)
    if not isinstance(roots, dict):
        raise _damaged(folder / _MANIFEST, "it names no roots")
    return {str(name): str(path) for name, path in roots.items()}


def check_files(folder: Path, manifest: Manifest) -> None:
    """Raise IndexDamaged unless every file is there at its size (a store that is open elsewhere may have grown)."""
    for name, size in manifest.files.items():
        found = (folder / name).stat().st_size if (folder / name).is_file() else None
        if found is None or (found < size if Path(name).name == _GROWING else found != size):
            told = "is missing" if found is None else f"has {found} bytes instead of {size}"
            raise IndexDamaged(
                f"{folder / name} {told}; mend the index from the texts it keeps: "
                f"python -m ingest --rebuild --index {folder.parents[1]}"
            )


def newest_first(index_dir: Path) -> list[Path]:
    """Every generation there is, serving or not."""
    return sorted((p for p in (index_dir / _FOLDER).glob("[0-9]*-*") if p.is_dir()), reverse=True)


def _fields(folder: Path, name: str = _MANIFEST) -> dict[str, Any]:
    try:
        fields = json.loads((folder / name).read_text())
    except (OSError, ValueError) as error:
        raise _damaged(folder / name, error) from error
    if not isinstance(fields, dict):
        raise _damaged(folder / name, "it is no manifest")
    return fields


def _damaged(path: Path, reason: object) -> IndexDamaged:
    return IndexDamaged(
        f"{path} cannot be read ({reason}); rebuild: python -m ingest --rebuild --index {path.parents[2]}"
    )


def next_folder(index_dir: Path, digest: str) -> Path:
    """A fresh folder for a build, numbered after every other; what a killed build left goes at the next prune."""
    number = max((int(p.name.split("-")[0]) for p in newest_first(index_dir)), default=0) + 1
    folder = index_dir / _FOLDER / f"{number:06d}-{digest[:8]}"
    folder.mkdir(parents=True)
    return folder


def publish(folder: Path, manifest: Manifest) -> None:
    """Make a finished build serve: sync it to disk, then swap the pointer in one step."""
    (folder / _ROOTS).write_text(json.dumps(manifest.roots))
    sizes = {p.relative_to(folder).as_posix(): p.stat().st_size for p in folder.rglob("*") if p.is_file()}
    manifest = replace(manifest, files={n: size for n, size in sorted(sizes.items()) if Path(n).name not in _LIVE})
    (folder / _MANIFEST).write_text(json.dumps(asdict(manifest), indent=1))
    for path in [*folder.rglob("*"), folder]:
        _sync(path)
    pointer = folder.parents[1] / _POINTER
    fresh = pointer.with_suffix(".new")
    fresh.write_text(folder.name)
    _sync(fresh)
    os.replace(fresh, pointer)
    with contextlib.suppress(OSError):  # it serves already; some file systems cannot sync a folder
        _sync(pointer.parent)


def discard(folder: Path) -> None:
    """Remove an unfinished build; one that serves already is kept, whatever failed after the swap."""
    with contextlib.suppress(IndexMissing, IndexDamaged):
        if current(folder.parents[1]) == folder:
            return
    shutil.rmtree(folder, ignore_errors=True)


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
        with contextlib.suppress(OSError), (folder / "in-use").open("a") as file:  # held, or another user's: left
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
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
