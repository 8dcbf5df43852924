"""Build an index: read, embed what is new, write a fresh generation, verify it, let it serve."""

from __future__ import annotations

import contextlib
import hashlib
import sqlite3
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from ingest import generation
from ingest.contents import known_vectors, write_contents
from ingest.crossencoder import CrossEncoder
from ingest.document import Entry, FileRecord
from ingest.embed import Embedder, is_builtin
from ingest.errors import EmbeddingError, IndexUnwritable, SourceError
from ingest.exported import FOLDER as ENCODERS
from ingest.generation import Manifest
from ingest.previous import Previous, previous_of
from ingest.progress import Progress, Silent
from ingest.reader import fingerprint
from ingest.reading import read_files
from ingest.roots import Scan, existing_root, merged_roots, scan
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

    Sources of other roots stay as they are. Nothing new means no new generation. ``rebuild`` reads the kept texts anew
    and writes everything afresh, also where the index is damaged. Raises SourceError for a root that is missing or
    holds nothing readable, IndexMismatch where another embedding model built the index, IndexLocked and
    IndexUnwritable; in each case the index that served before still serves.
    """
    began = time.monotonic()
    settings = settings or Settings.load()
    folder = Path(index_dir) if index_dir else settings.index_dir
    paths = [existing_root(Path(root)) for root in roots]
    with generation.writing(folder):
        try:
            report = _build(folder, paths, [Path(r).resolve() for r in remove], rebuild, settings, progress or Silent())
            _export_crossencoder(folder, settings, progress or Silent())
        except (OSError, sqlite3.Error) as error:
            reason = getattr(error, "strerror", None) or error
            raise IndexUnwritable(f"{folder} cannot be written ({reason}); the index before still serves") from error
    return replace(report, seconds=round(time.monotonic() - began, 2))


def _build(
    index_dir: Path, paths: list[Path], remove: list[Path], rebuild: bool, settings: Settings, progress: Progress
) -> IngestReport:
    embedder = Embedder(settings.embedding_model, index_dir / ENCODERS)
    previous = previous_of(index_dir, embedder.name, rebuild=rebuild)
    roots = merged_roots(previous.roots, paths, remove)
    if previous.lost:  # the kept texts are gone as well: every root is read anew
        paths = [existing_root(Path(root)) for root in roots.values()]
    found = scan(paths, roots, progress)
    refreshed = {name for name, path in roots.items() if Path(path) in paths}
    if not remove and previous.holds(roots, refreshed, found.files):
        return _unchanged(index_dir, previous, found)
    reading = read_files(found.files, previous.kept(), progress)
    carried, records = previous.carried(set(roots) - refreshed)
    entries = sorted([*carried, *reading.entries], key=lambda entry: entry.document.source.id)
    records = sorted([*records, *reading.records], key=lambda record: (record.root, record.name))
    failed = (*found.failed, *reading.failed)
    if not entries and not remove:
        raise SourceError(_nothing(index_dir, paths, failed))
    report = replace(_report(index_dir, previous, entries), skipped=found.skipped, failed=failed)
    manifest = Manifest(
        generation.FORMAT, "", embedder.name, 0, roots, report.sources, report.passages, report.statements,
        _digest(embedder.name, entries, records, roots), fingerprint(),
    )  # fmt: skip
    if previous.manifest and previous.manifest.digest == manifest.digest and not rebuild:
        return replace(report, generation=previous.manifest.generation)
    reusable = known_vectors(previous.folder, embedder.name) if previous.folder and not rebuild else {}
    name, embedded = _write(index_dir, manifest, entries, records, embedder, reusable, progress)
    with contextlib.suppress(OSError):  # it serves already: what is left over goes with the next build
        generation.prune(index_dir)
    return replace(report, generation=name, embedded=embedded)


def _export_crossencoder(index_dir: Path, settings: Settings, progress: Progress) -> None:
    """Now, so that no question has to wait for it; where it cannot be, answers do without and say so."""
    crossencoder = CrossEncoder(index_dir / ENCODERS)
    if is_builtin(Embedder(settings.embedding_model).name) and not crossencoder.is_exported:
        progress.stage("exporting", 1, "model")
        with contextlib.suppress(EmbeddingError):
            crossencoder.export()
        progress.step()


def _nothing(index_dir: Path, paths: Sequence[Path], failed: Sequence[tuple[str, str]]) -> str:
    if not paths:
        return f"nothing of {index_dir} can be read back; name its roots: python -m ingest PATH... --rebuild --index {index_dir}"
    reasons = "; ".join(f"{name}: {reason}" for name, reason in failed[:5]) or "no file of a kind that can be read"
    return f"nothing to index in {', '.join(map(str, paths))} ({reasons})"


def _write(
    index_dir: Path,
    manifest: Manifest,
    entries: list[Entry],
    records: list[FileRecord],
    embedder: Embedder,
    reusable: dict,
    progress: Progress,
) -> tuple[str, int]:
    """Write, verify and publish a fresh generation: its name, and how many texts were embedded."""
    target = generation.next_folder(index_dir, manifest.digest)
    try:
        embedded, dimension = write_contents(target, entries, records, embedder, reusable, progress)
        progress.stage("verifying", 1, "generation")
        verify(target)
        generation.publish(target, replace(manifest, generation=target.name, dimension=dimension))
        progress.step()
    except BaseException:
        generation.discard(target)
        raise
    return target.name, embedded


def _digest(embedding: str, entries: Sequence[Entry], records: Sequence[FileRecord], roots: Mapping[str, str]) -> str:
    parts = [f"{generation.FORMAT} {embedding} {fingerprint()}"]
    parts += [f"{name} {path}" for name, path in sorted(roots.items())]
    parts += [f"{r.root} {r.name} {r.sha256} {r.reasons}" for r in records]
    parts += [f"{e.root} {e.document.source.id} {e.document.source.version}" for e in entries]
    return hashlib.sha256("\n".join(parts).encode(errors="replace")).hexdigest()


def _unchanged(index_dir: Path, previous: Previous, found: Scan) -> IngestReport:
    manifest = previous.manifest
    assert manifest is not None
    failed = (*found.failed, *previous.failures(found.files))
    counts = (manifest.sources, manifest.passages, manifest.statements)
    return IngestReport(
        index_dir, manifest.generation, *counts, unchanged=manifest.sources, skipped=found.skipped, failed=failed
    )


def _report(index_dir: Path, previous: Previous, entries: Sequence[Entry]) -> IngestReport:
    before = previous.versions()
    now = {e.document.source.id: e.document.source.version for e in entries}
    return IngestReport(
        index_dir,
        "",
        sources=len(now),
        passages=sum(len(e.document.passages) for e in entries),
        statements=sum(len(e.document.statements) for e in entries),
        added=tuple(i for i in now if i not in before),
        changed=tuple(i for i, v in now.items() if i in before and before[i] != v),
        removed=tuple(i for i in before if i not in now),
        unchanged=sum(before.get(i) == v for i, v in now.items()),
    )
