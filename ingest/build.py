"""Build an index: read, embed what is new, write a fresh generation, verify it, let it serve."""

from __future__ import annotations

import hashlib
import shutil
import sqlite3
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from ingest import generation
from ingest.contents import known_vectors, write_contents
from ingest.database import Database
from ingest.document import Document
from ingest.embed import Embedder
from ingest.errors import IndexDamaged, IndexMismatch, IndexMissing, IndexUnwritable, SourceError
from ingest.generation import Manifest
from ingest.progress import Progress, Silent
from ingest.reader import fingerprint, parse_document
from ingest.roots import Reading, existing_root, merged_roots, read_roots
from ingest.settings import Settings
from ingest.verify import verify


@dataclass(frozen=True, slots=True)
class IngestReport:
    """What a build did. ``failed`` and ``skipped`` hold (file, reason); counts are of sources unless named else."""

    index_dir: Path
    generation: str
    sources: int
    passages: int
    statements: int
    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    unchanged: int = 0
    embedded: int = 0
    skipped: tuple[tuple[str, str], ...] = ()
    failed: tuple[tuple[str, str], ...] = ()
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class _Previous:
    """The generation that serves before a build; empty where there is none, a manifest alone where it is damaged."""

    folder: Path | None
    manifest: Manifest | None
    documents: tuple[tuple[str, Document], ...]


def build_index(
    roots: Sequence[str | Path],
    index_dir: str | Path | None = None,
    *,
    remove: Sequence[str | Path] = (),
    rebuild: bool = False,
    settings: Settings | None = None,
    progress: Progress | None = None,
) -> IngestReport:
    """Add or refresh ``roots`` (files or folders) in an index, drop the roots in ``remove``.

    Sources of other roots stay as they are. Nothing new means no new generation. Raises SourceError for a root
    that is missing or holds nothing readable, IndexMismatch where another embedding model built the index,
    IndexLocked and IndexUnwritable; in each case the index that served before still serves.
    """
    began = time.monotonic()
    settings = settings or Settings.load()
    folder = Path(index_dir) if index_dir else settings.index_dir
    paths = [existing_root(Path(root)) for root in roots]
    with generation.writing(folder):
        try:
            report = _build(folder, paths, [Path(r).resolve() for r in remove], rebuild, settings, progress or Silent())
        except (OSError, sqlite3.Error) as error:
            reason = getattr(error, "strerror", None) or error
            raise IndexUnwritable(f"{folder} cannot be written ({reason}); the index before still serves") from error
    return replace(report, seconds=round(time.monotonic() - began, 2))


def _build(
    index_dir: Path, paths: list[Path], remove: list[Path], rebuild: bool, settings: Settings, progress: Progress
) -> IngestReport:
    embedder = Embedder(settings.embedding_model, index_dir / "encoder")
    previous = _previous(index_dir, embedder.name, rebuild)
    roots = merged_roots(previous.manifest.roots if previous.manifest else {}, paths, remove)
    if previous.manifest and previous.folder is None:
        paths = [
            existing_root(Path(root)) for root in roots.values()
        ]  # the kept texts are lost: every root is read anew
    stale = previous.manifest is not None and previous.manifest.reader != fingerprint()
    known = {} if stale else {d.source.id: d for _, d in previous.documents}
    reading = read_roots(paths, roots, known, progress)
    refreshed = {name for name, path in roots.items() if Path(path) in paths}
    carried = [
        (root, _reparsed(d) if stale or rebuild else d)
        for root, d in previous.documents
        if root in roots and root not in refreshed
    ]
    documents = tuple(sorted([*carried, *reading.documents], key=lambda pair: pair[1].source.id))
    if not documents and not remove:
        reasons = "; ".join(f"{name}: {reason}" for name, reason in reading.failed[:5]) or "no .md or .txt file found"
        raise SourceError(f"nothing to index in {', '.join(map(str, paths)) or index_dir} ({reasons})")
    report = _report(index_dir, previous, documents, reading)
    digest = _digest(embedder.name, documents, roots)
    if previous.manifest and previous.manifest.digest == digest and not rebuild:
        return replace(report, generation=previous.manifest.generation)
    target = generation.next_folder(index_dir, digest)
    try:
        reusable = known_vectors(previous.folder, embedder.name) if previous.folder and not rebuild else {}
        embedded, dimension = write_contents(target, documents, embedder, reusable, progress)
        verify(target)
        manifest = Manifest(
            generation.FORMAT,
            target.name,
            embedder.name,
            dimension,
            roots,
            report.sources,
            report.passages,
            report.statements,
            digest,
            fingerprint(),
        )
        generation.publish(target, manifest)
    except BaseException:
        shutil.rmtree(target, ignore_errors=True)
        raise
    generation.prune(index_dir)
    return replace(report, generation=target.name, embedded=embedded)


def _previous(index_dir: Path, embedding: str, rebuild: bool) -> _Previous:
    manifest = None
    try:
        folder = generation.current(index_dir)
        manifest = generation.read_manifest(folder)
        if manifest.embedding != embedding and not rebuild:
            raise IndexMismatch(
                f"{index_dir} was built with the embedding model {manifest.embedding}, not {embedding}; "
                "set CAREER_EMBEDDING_MODEL to that one, or embed all anew: python -m ingest --rebuild"
            )
        return _Previous(folder, manifest, tuple(Database(folder / "documents.db").documents()))
    except IndexMissing:
        return _Previous(None, None, ())
    except (IndexDamaged, IndexMismatch):
        if not rebuild:
            raise
        return _Previous(None, manifest, ())


def _reparsed(document: Document) -> Document:
    """The document read anew from its kept text, as the reading code now does it."""
    source = document.source
    is_markdown = not source.id.lower().endswith(".txt")
    return parse_document(source.text, source.id, is_markdown=is_markdown, fallback_title=source.title)


def _digest(embedding: str, documents: Sequence[tuple[str, Document]], roots: dict[str, str]) -> str:
    parts = [
        f"{generation.FORMAT} {embedding} {fingerprint()}",
        *(f"{name} {path}" for name, path in sorted(roots.items())),
    ]
    parts += [f"{root} {d.source.id} {d.source.version} {len(d.statements)}" for root, d in documents]
    return hashlib.sha256("\n".join(parts).encode(errors="replace")).hexdigest()


def _report(
    index_dir: Path, previous: _Previous, documents: Sequence[tuple[str, Document]], reading: Reading
) -> IngestReport:
    before = {d.source.id: d.source.version for _, d in previous.documents}
    now = {d.source.id: d.source.version for _, d in documents}
    return IngestReport(
        index_dir,
        "",
        sources=len(now),
        passages=sum(len(d.passages) for _, d in documents),
        statements=sum(len(d.statements) for _, d in documents),
        added=tuple(i for i in now if i not in before),
        changed=tuple(i for i, v in now.items() if i in before and before[i] != v),
        removed=tuple(i for i in before if i not in now),
        unchanged=sum(before.get(i) == v for i, v in now.items()),
        skipped=reading.skipped,
        failed=reading.failed,
    )
