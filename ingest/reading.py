"""The documents that files hold now: those whose file or text is the same serve again, the others are read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ingest.document import Document, Entry, FileRecord
from ingest.errors import SourceError
from ingest.formats import texts_of
from ingest.progress import Progress
from ingest.reader import parse_document
from ingest.roots import File, shown


@dataclass(frozen=True, slots=True)
class Kept:
    """What the generation before holds: the hash of every file, with the reasons why parts failed, and its documents.

    Empty where the code that reads has changed since: then nothing may serve again unread.
    """

    hashes: Mapping[tuple[str, str], str]
    reasons: Mapping[tuple[str, str], Sequence[str]]
    entries: Mapping[tuple[str, str], Sequence[Entry]]


@dataclass(frozen=True, slots=True)
class Reading:
    """What reading the files gave."""

    entries: tuple[Entry, ...]
    records: tuple[FileRecord, ...]
    failed: tuple[tuple[str, str], ...]


def read_files(files: Sequence[File], kept: Kept, progress: Progress) -> Reading:
    """Every document of the files, in their order; a file that fails is named and the rest are read."""
    entries: list[Entry] = []
    records: list[FileRecord] = []
    failed: list[tuple[str, str]] = []
    progress.stage("reading", len(files), "files")
    for file in files:
        place = (file.root, file.name)
        if kept.hashes.get(place) == file.sha256:
            found, reasons = list(kept.entries.get(place, ())), list(kept.reasons.get(place, ()))
        else:
            known = {e.document.source.id: e.document for e in kept.entries.get(place, ())}
            found, reasons = _read(file, known, progress)
        entries += found
        records.append(FileRecord(file.root, file.name, file.sha256, tuple(reasons)))
        failed += [(shown(file.path), reason) for reason in reasons]
        progress.step(note=file.path.name)
    return Reading(tuple(entries), tuple(records), tuple(failed))


def _read(file: File, known: Mapping[str, Document], progress: Progress) -> tuple[list[Entry], list[str]]:
    """The documents of one file and what could not be read of it; parts that have not changed serve again."""
    entries: list[Entry] = []
    reasons: list[str] = []
    try:
        for text in texts_of(file.path):
            source_id = file.source_id(text.part)
            document = known.get(source_id)
            try:
                if document is None or document.source.text != text.text or document.source.format != text.format:
                    document = parse_document(
                        text.text, source_id, format=text.format, fallback_title=text.part or file.path.stem
                    )
                entries.append(Entry(file.root, file.name, document))
            except SourceError as error:
                reasons.append(f"{text.part}: {error}" if text.part else str(error))
            progress.step(0, note=text.part)
    except SourceError as error:
        reasons.append(str(error))
    return entries, reasons
