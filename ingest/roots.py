"""Roots: the files and folders an index is made of, remembered by name, and the files found below them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ingest.errors import SourceError
from ingest.formats import SUFFIXES
from ingest.progress import Progress


@dataclass(frozen=True, slots=True)
class File:
    """A file below a root. ``name`` is its path below the root (empty where it is the root itself)."""

    root: str
    name: str
    path: Path
    sha256: str

    def source_id(self, part: str = "") -> str:
        """The id of the document that this file, or a part of it, is."""
        return "/".join(filter(None, (self.root, self.name, part)))


@dataclass(frozen=True, slots=True)
class Scan:
    """The files below the roots that can be read, and (file, reason) of those that are no documents or fail."""

    files: tuple[File, ...]
    skipped: tuple[tuple[str, str], ...]
    failed: tuple[tuple[str, str], ...]


def existing_root(root: Path) -> Path:
    """The root's absolute path. Raises SourceError where it is missing or a file that cannot be read."""
    if not root.exists():
        raise SourceError(
            f"{root} does not exist; nothing was changed (to drop a root: python -m ingest --remove {root})"
        )
    if root.is_file() and root.suffix.lower() not in SUFFIXES:
        raise SourceError(
            f"{root} is {root.suffix or 'a file without ending'}; readable are {', '.join(sorted(SUFFIXES))}"
        )
    return root.resolve()


def merged_roots(known: Mapping[str, str], paths: Iterable[Path], remove: Iterable[Path]) -> dict[str, str]:
    """Root name -> path: those remembered and the new ones, less the removed. Names are folder or file names, made unique."""
    roots = dict(known)
    for gone in remove:
        name = next((n for n, p in roots.items() if Path(p) == gone), gone.name if gone.name in roots else None)
        if name is None:
            raise SourceError(f"{gone} is no root of this index; its roots: {', '.join(roots.values()) or 'none'}")
        del roots[name]
    for path in paths:
        if str(path) not in roots.values():
            name, n = path.name, 2
            while name in roots:
                name, n = f"{path.stem}-{n}{path.suffix}", n + 1
            roots[name] = str(path)
    return roots


def scan(paths: Sequence[Path], roots: Mapping[str, str], progress: Progress) -> Scan:
    """Every file below ``paths`` with its hash; hidden ones are not looked at."""
    todo = [
        (name, Path(path), file) for name, path in roots.items() if Path(path) in paths for file in _files(Path(path))
    ]
    files, skipped, failed = [], [], []
    progress.stage("looking", len(todo), "files")
    for name, root, file in todo:
        progress.step(note=file.name)
        if file.suffix.lower() not in SUFFIXES:
            skipped.append((shown(file), f"{file.suffix or 'no ending'}: not a format that can be read"))
        elif shown(file) != str(file):
            failed.append((shown(file), "its name is not UTF-8; rename it"))
        else:
            try:
                with file.open("rb") as stream:
                    digest = hashlib.file_digest(stream, "sha256").hexdigest()
            except OSError as error:
                failed.append((shown(file), f"cannot be read: {error.strerror or error}"))
                continue
            relative = "" if root == file else file.relative_to(root).as_posix()
            files.append(File(name, relative, file, digest))
    return Scan(tuple(files), tuple(skipped), tuple(failed))


def _files(root: Path) -> list[Path]:
    if root.is_file():
        return [root]
    found = (p for p in root.rglob("*") if p.is_file())
    return sorted(p for p in found if not any(part.startswith(".") for part in p.relative_to(root).parts))


def shown(file: Path) -> str:
    """A file's path as it can be printed and stored, whatever bytes its name is made of."""
    return str(file).encode(errors="replace").decode()
