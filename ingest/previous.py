"""What served before a build, so that a build does again only what has changed."""

from __future__ import annotations

import contextlib
import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from ingest import generation
from ingest.database import Database
from ingest.document import Entry, FileRecord, Source
from ingest.embed import is_builtin
from ingest.errors import AdviserError, IndexDamaged, IndexMismatch, IndexMissing, IndexOutdated, SourceError
from ingest.generation import Manifest
from ingest.reader import fingerprint, parse_document
from ingest.reading import Kept
from ingest.roots import File, shown


@dataclass(slots=True)
class Previous:
    """The generation before; nothing where there was none.

    ``folder`` is None where its vectors may not serve again (there are none, or all is written afresh), ``lost`` says
    that its documents cannot be read either. Documents are loaded once they are asked for.
    """

    folder: Path | None = None
    manifest: Manifest | None = None
    roots: Mapping[str, str] = field(default_factory=dict)
    lost: bool = False
    rebuild: bool = False
    database: Database | None = None
    _entries: list[Entry] | None = None

    @property
    def stale(self) -> bool:
        """True where the code that reads has changed since, or all is to be read anew."""
        return self.rebuild or self.manifest is None or self.manifest.reader != fingerprint()

    def entries(self) -> list[Entry]:
        """Its documents."""
        if self._entries is None:
            self._entries = self.database.entries() if self.database else []
        return self._entries

    def records(self) -> list[FileRecord]:
        """The files its documents came from."""
        return self.database.files() if self.database else []

    def versions(self) -> dict[str, str]:
        """Source id -> version."""
        return {e.document.source.id: e.document.source.version for e in self.entries()}

    def holds(self, roots: Mapping[str, str], refreshed: set[str], files: Sequence[File]) -> bool:
        """True where the refreshed roots hold just these files since the last build: there is nothing to do."""
        if self.stale or self.lost or dict(roots) != dict(self.roots):
            return False
        before = {(r.root, r.name): r.sha256 for r in self.records() if r.root in refreshed}
        return bool(files) and before == {(f.root, f.name): f.sha256 for f in files}

    def failures(self, files: Sequence[File]) -> list[tuple[str, str]]:
        """(file, reason) of what could not be read of these files then."""
        reasons = {(r.root, r.name): r.reasons for r in self.records()}
        return [(shown(f.path), reason) for f in files for reason in reasons.get((f.root, f.name), ())]

    def kept(self) -> Kept:
        """What may serve again of it."""
        if self.stale:
            return Kept({}, {}, {})
        entries: defaultdict[tuple[str, str], list[Entry]] = defaultdict(list)
        for entry in self.entries():
            entries[entry.root, entry.file].append(entry)
        records = {(r.root, r.name): r for r in self.records()}
        hashes = {place: record.sha256 for place, record in records.items()}
        return Kept(hashes, {place: record.reasons for place, record in records.items()}, entries)

    def carried(self, roots: Iterable[str]) -> tuple[list[Entry], list[FileRecord]]:
        """The documents and files of the roots that are not read now; parsed anew from their texts where stale.

        Where the code that reads has changed, the files count as changed: they are read when their root is refreshed.
        """
        wanted = set(roots)
        entries = [e for e in self.entries() if e.root in wanted]
        if self.stale:
            entries = [_parsed_anew(entry) for entry in entries]
        records = [r for r in self.records() if r.root in wanted]
        if self.manifest is None or self.manifest.reader != fingerprint():  # their files hold more than the kept texts
            records = [replace(r, sha256="") for r in records]
        return entries, records


def previous_of(index_dir: Path, embedding: str, *, rebuild: bool) -> Previous:
    """What served before. Raises IndexDamaged and IndexMismatch, unless all is to be written afresh.

    Of an earlier version of the built-in model only the documents serve again.
    """
    try:
        folder = generation.current(index_dir)
        manifest = generation.read_manifest(folder)
        if manifest.embedding != embedding and not rebuild:
            if is_builtin(manifest.embedding) and is_builtin(embedding):
                generation.check_files(folder, manifest)  # nobody chose another model: the program brings a newer one
                return Previous(
                    None, manifest, manifest.roots, rebuild=True, database=Database(folder / "documents.db")
                )
            raise IndexMismatch(
                f"{index_dir} was built with the embedding model {manifest.embedding}, not {embedding}; "
                f"set CAREER_EMBEDDING_MODEL to that one, or embed all anew: python -m ingest --rebuild --index {index_dir}"
            )
        if not rebuild:
            generation.check_files(folder, manifest)
            return Previous(folder, manifest, manifest.roots, database=Database(folder / "documents.db"))
    except IndexOutdated:
        with contextlib.suppress(IndexDamaged):
            return Previous(roots=generation.roots_of(generation.current(index_dir)), lost=True)
        if not rebuild:
            raise
    except (IndexMissing, IndexDamaged):
        if not rebuild and (index_dir / "current").exists():
            raise
    return _salvaged(index_dir) if rebuild else Previous()


def _salvaged(index_dir: Path) -> Previous:
    """The newest generation whose documents can still be read, to be read and embedded anew; else the roots it names."""
    roots: Mapping[str, str] = {}
    for folder in generation.newest_first(index_dir):
        try:
            found = generation.roots_of(folder)
            roots = roots or found
            previous = Previous(
                None, _manifest(folder), found, rebuild=True, database=Database(folder / "documents.db")
            )
            if all(_is_whole(entry.document.source) for entry in previous.entries()):
                return previous
        except (AdviserError, ValueError, LookupError, TypeError):  # damage of any kind: look further back
            continue
    return Previous(roots=roots, lost=bool(roots), rebuild=True)


def _manifest(folder: Path) -> Manifest | None:
    """The manifest, or None where it is lost. Raises IndexOutdated."""
    try:
        return generation.read_manifest(folder)
    except IndexDamaged:
        return None


def _is_whole(source: Source) -> bool:
    return hashlib.sha256(source.text.encode(errors="replace")).hexdigest() == source.version


def _parsed_anew(entry: Entry) -> Entry:
    """The document read anew from its kept text, as the reading code now does it."""
    source = entry.document.source
    try:
        document = parse_document(source.text, source.id, format=source.format, fallback_title=source.title)
    except SourceError:
        return entry  # its offsets still hold
    return replace(entry, document=document)
