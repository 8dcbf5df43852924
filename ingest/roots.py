"""Roots: the files and folders an index is made of, remembered by name, and their documents."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ingest.document import Document
from ingest.errors import SourceError
from ingest.progress import Progress
from ingest.reader import SUFFIXES, parse_document, read_text


@dataclass(frozen=True, slots=True)
class Reading:
    """What reading the roots gave."""

    documents: tuple[tuple[str, Document], ...]
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
                name, n = f"{path.name}-{n}", n + 1
            roots[name] = str(path)
    return roots


def _files(root: Path) -> list[Path]:
    if root.is_file():
        return [root]
    found = (p for p in root.rglob("*") if p.is_file())
    return sorted(p for p in found if not any(part.startswith(".") for part in p.relative_to(root).parts))


def read_roots(
    paths: Sequence[Path], roots: Mapping[str, str], known: Mapping[str, Document], progress: Progress
) -> Reading:
    """Every document below ``paths``; one of ``known`` (source id -> document) serves again where its text is the same."""
    documents, skipped, failed = [], [], []
    todo = [
        (name, Path(path), file) for name, path in roots.items() if Path(path) in paths for file in _files(Path(path))
    ]
    progress.stage("reading", len(todo), "files")
    for name, root, file in todo:
        progress.step(note=file.name)
        if file.suffix.lower() not in SUFFIXES:
            skipped.append((_shown(file), f"{file.suffix or 'no ending'}: not a format that can be read"))
            continue
        source_id = name if root.is_file() else f"{name}/{file.relative_to(root).as_posix()}"
        try:
            if _shown(file) != str(file):
                raise SourceError("its name is not UTF-8; rename it")
            text = read_text(file)
            same = known.get(source_id)
            if same is None or same.source.text != text:
                same = parse_document(
                    text, source_id, is_markdown=file.suffix.lower() != ".txt", fallback_title=file.stem
                )
            documents.append((name, same))
        except SourceError as error:
            failed.append((_shown(file), str(error)))
    return Reading(tuple(documents), tuple(skipped), tuple(failed))


def _shown(file: Path) -> str:
    """A file's path as it can be printed and stored, whatever bytes its name is made of."""
    return str(file).encode(errors="replace").decode()
