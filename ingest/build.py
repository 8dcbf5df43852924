"""Build an index: read, embed what is new, write a fresh generation, verify it, let it serve."""

from __future__ import annotations

import hashlib
import json
import shutil
import sqlite3
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from ingest import database, generation, lexical, vectors
from ingest.database import Database, KeyOf
from ingest.document import Document
from ingest.embed import Embedder, Vectors
from ingest.errors import IndexDamaged, IndexMismatch, IndexMissing, IndexUnwritable, SourceError
from ingest.generation import Manifest
from ingest.passages import passage_text, statement_text
from ingest.progress import Progress, Silent
from ingest.reader import SUFFIXES, parse_document, read_text
from ingest.settings import Settings
from ingest.verify import verify
from ingest.vocabulary import Vocabulary, vocabulary_of


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


@dataclass(frozen=True, slots=True)
class _Reading:
    """What reading the roots gave."""

    documents: tuple[tuple[str, Document], ...]
    skipped: tuple[tuple[str, str], ...]
    failed: tuple[tuple[str, str], ...]


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
    paths = [_existing(Path(root)) for root in roots]
    with generation.writing(folder):
        try:
            report = _build(folder, paths, [Path(r).resolve() for r in remove], rebuild, settings, progress or Silent())
        except (OSError, sqlite3.Error) as error:
            reason = getattr(error, "strerror", None) or error
            raise IndexUnwritable(f"{folder} cannot be written ({reason}); the index before still serves") from error
    return replace(report, seconds=round(time.monotonic() - began, 2))


def _existing(root: Path) -> Path:
    if not root.exists():
        raise SourceError(
            f"{root} does not exist; nothing was changed (to drop a root: python -m ingest --remove {root})"
        )
    if root.is_file() and root.suffix.lower() not in SUFFIXES:
        raise SourceError(
            f"{root} is {root.suffix or 'a file without ending'}; readable are {', '.join(sorted(SUFFIXES))}"
        )
    return root.resolve()


def _build(
    index_dir: Path, paths: list[Path], remove: list[Path], rebuild: bool, settings: Settings, progress: Progress
) -> IngestReport:
    embedder = Embedder(settings.embedding_model, index_dir / "encoder")
    previous = _previous(index_dir, embedder.name, rebuild)
    roots = _roots(previous, paths, remove)
    if previous.manifest and previous.folder is None:
        paths = [_existing(Path(root)) for root in roots.values()]  # the kept texts are lost: every root is read anew
    reading = _read(paths, roots, previous, progress)
    refreshed = {name for name, path in roots.items() if Path(path) in paths}
    carried = [
        (root, _reparsed(d, rebuild)) for root, d in previous.documents if root in roots and root not in refreshed
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
        known = {} if rebuild else _known_vectors(previous)
        embedded, dimension = _write(target, documents, embedder, known, progress)
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


def _roots(previous: _Previous, paths: Iterable[Path], remove: list[Path]) -> dict[str, str]:
    """Root name -> path: those remembered and the new ones, less the removed. Names are folder or file names, made unique."""
    roots = dict(previous.manifest.roots) if previous.manifest else {}
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


def _read(paths: Sequence[Path], roots: dict[str, str], previous: _Previous, progress: Progress) -> _Reading:
    known = {document.source.id: document for _, document in previous.documents}
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
    return _Reading(tuple(documents), tuple(skipped), tuple(failed))


def _shown(file: Path) -> str:
    """A file's path as it can be printed and stored, whatever bytes its name is made of."""
    return str(file).encode(errors="replace").decode()


def _reparsed(document: Document, rebuild: bool) -> Document:
    if not rebuild:
        return document
    source = document.source
    fresh = parse_document(
        source.text, source.id, is_markdown=not source.id.lower().endswith(".txt"), fallback_title=source.title
    )
    return fresh


def _digest(embedding: str, documents: Sequence[tuple[str, Document]], roots: dict[str, str]) -> str:
    parts = [f"{generation.FORMAT} {embedding}", *(f"{name} {path}" for name, path in sorted(roots.items()))]
    parts += [f"{root} {d.source.id} {d.source.version} {len(d.statements)}" for root, d in documents]
    return hashlib.sha256("\n".join(parts).encode(errors="replace")).hexdigest()


def _report(
    index_dir: Path, previous: _Previous, documents: Sequence[tuple[str, Document]], reading: _Reading
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


def _write(
    target: Path,
    documents: Sequence[tuple[str, Document]],
    embedder: Embedder,
    reusable: dict[str, Vectors],
    progress: Progress,
) -> tuple[int, int]:
    """Write all files of a generation; gives how many texts were embedded and the vectors' length."""
    key = KeyOf(embedder.name)
    passages = [(d, p, passage_text(d, p)) for _, d in documents for p in d.passages]
    statements = [statement_text(d, s) for _, d in documents for s in d.statements]
    known = vocabulary_of(text for *_, text in passages)
    texts = [text for *_, text in passages] + statements + known
    found = _vectors(texts, key, embedder, reusable, progress)
    progress.stage("writing", 3, "parts")
    database.write(target / "documents.db", documents, key)
    progress.step()
    metadatas = [
        {
            "source": d.source.id,
            "start": p.start,
            "end": p.end,
            "section": " > ".join(d.sections[p.section].path),
            "role": d.sections[p.section].role or "",
            "facet": d.sections[p.section].facet or "",
        }
        for d, p, _ in passages
    ]
    slices = [d.source.text[p.start : p.end] for d, p, _ in passages]
    vectors.write_passages(target / "chroma", found.vectors[: len(passages)], metadatas, slices)
    vectors.write_statements(target / "statements.npy", found.vectors[len(passages) : len(passages) + len(statements)])
    progress.step()
    lexical.Lexical.build([text for *_, text in passages]).save(target / "lexical")
    Vocabulary(known, found.vectors[len(passages) + len(statements) :]).save(target / "lexical", known)
    progress.step()
    return found.embedded, found.vectors.shape[1]


@dataclass(frozen=True, slots=True)
class _Found:
    vectors: Vectors
    embedded: int


def _vectors(
    texts: list[str], key: KeyOf, embedder: Embedder, reusable: dict[str, Vectors], progress: Progress
) -> _Found:
    """Vectors of all texts; those the generation before had under the same key are taken from there."""
    keys, known = [key(text) for text in texts], dict(reusable)
    missing = list({k: text for k, text in zip(keys, texts, strict=True) if k not in known}.items())
    progress.stage("embedding", len(missing), "texts")
    if missing:
        fresh = embedder.encode([text for _, text in missing], progress.step)
        known.update(zip((k for k, _ in missing), fresh, strict=True))
    embedder.export()
    return _Found(np.stack([known[k] for k in keys]) if keys else np.empty((0, 0), np.float32), len(missing))


def _known_vectors(previous: _Previous) -> dict[str, Vectors]:
    """Content key -> vector of everything the generation before holds."""
    if previous.folder is None:
        return {}
    db = Database(previous.folder / "documents.db")
    passage_keys = [k for (k,) in db.rows("SELECT key FROM passages ORDER BY row")]
    statement_keys = [k for (k,) in db.rows("SELECT key FROM statements ORDER BY row")]
    known = dict(
        zip(statement_keys, np.asarray(vectors.open_statements(previous.folder / "statements.npy")), strict=True)
    )
    words_file = previous.folder / "lexical" / "words.json"
    key = KeyOf(previous.manifest.embedding if previous.manifest else "")
    word_vectors = vectors.open_statements(words_file.with_suffix(".npy"))
    known.update(zip((key(w) for w in json.loads(words_file.read_text())), np.asarray(word_vectors), strict=True))
    known.update(zip(passage_keys, vectors.PassageVectors(previous.folder / "chroma").all(), strict=True))
    return known
