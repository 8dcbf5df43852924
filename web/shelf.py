"""One visitor's own documents: the files, and an index of them beside the shared documents, in a private folder."""

from __future__ import annotations

import contextlib
import os
import queue
import shutil
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from chat import build_chain
from ingest import build_index, generation
from ingest.build import IngestReport
from ingest.errors import AdviserError, IndexMissing
from ingest.exported import FOLDER as ENCODERS
from ingest.formats import SUFFIXES
from ingest.settings import Settings
from web.room import LiveInspector, Room

OWN = "my-documents"
"""The folder of a visitor's files, and so the first part of the ids of their documents."""
READABLE = sorted(SUFFIXES - {".zip"})
SHARED_AT_MOST = 20_000
"""Statements up to which the shared documents are carried into a visitor's index; more would take minutes for every file."""
_LONGEST_NAME = 120
_EVERY = 0.15


@dataclass(frozen=True, slots=True)
class Stage:
    """How far a build has come."""

    name: str
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class FileResult:
    """What became of a file: the number of statements read from it, or why there are none."""

    name: str
    statements: int = 0
    roles: tuple[str, ...] = ()
    problem: str = ""


class Shelf:
    """Files of one visitor. One build at a time; the room answers from the index that was finished last."""

    def __init__(self, folder: Path, settings: Settings, model: Any = None) -> None:
        self.folder, self._base, self._model = folder, settings, model
        self._files, self._index = folder / OWN, folder / "index"
        self._files.mkdir(parents=True, mode=0o700)
        self._building = threading.Lock()
        self.room: Room | None = None
        self.shares = True

    def names(self) -> tuple[str, ...]:
        """The files there are."""
        return tuple(sorted(p.name for p in self._files.iterdir()))

    def add(self, paths: Sequence[Path]) -> Iterator[Stage | tuple[FileResult, ...]]:
        """Take files in and index them: stages, then the result of each file. What cannot be read is not kept."""
        with self._building:
            refused, taken = [], []
            for path in paths:
                problem = self._refusal(path)
                if problem:
                    refused.append(FileResult(path.name[:_LONGEST_NAME], problem=problem))
                else:
                    shutil.copyfile(path, self._files / path.name)
                    taken.append(path.name)
            results: list[FileResult] = []
            if taken:
                outcome: list[IngestReport | AdviserError] = []
                yield from self._build(outcome)
                results = self._results(taken, outcome[0])
            yield (*results, *refused)

    def remove(self, name: str) -> Iterator[Stage]:
        """Take a file away, and out of the index."""
        with self._building:
            if name not in self.names():
                return
            (self._files / name).unlink()
            if self.names():
                yield from self._build([])
            else:
                self.room = None

    def close(self) -> None:
        """Remove everything."""
        with self._building:
            self.room = None
            shutil.rmtree(self.folder, ignore_errors=True)

    def _refusal(self, path: Path) -> str:
        if path.suffix.lower() not in READABLE:
            return f"{path.suffix or 'a file without ending'} cannot be read; readable are {', '.join(READABLE)}"
        if not path.name.isprintable() or path.name.startswith(".") or len(path.name) > _LONGEST_NAME:
            return f"the name cannot be kept: give it at most {_LONGEST_NAME} printable characters and no leading dot"
        if path.stat().st_size > self._base.max_upload_mb * 1_000_000:
            return f"larger than {self._base.max_upload_mb} MB: split it"
        if len(self.names()) >= self._base.max_uploads and path.name not in self.names():
            return f"at most {self._base.max_uploads} files can be added: remove another first"
        return ""

    def _build(self, outcome: list[IngestReport | AdviserError]) -> Iterator[Stage]:
        """Build in a thread and tell how far it has come; the room opens once it is done."""
        self._share()
        told: queue.Queue[Stage | None] = queue.Queue()
        worker = threading.Thread(target=self._work, args=(outcome, told), daemon=True)
        worker.start()
        last = 0.0
        while (stage := told.get()) is not None:
            if stage.done == 0 or time.monotonic() - last > _EVERY:
                last = time.monotonic()
                yield stage
        worker.join()
        if self.room is None and isinstance(outcome[0], IngestReport):
            settings = replace(self._base, index_dir=self._index)
            chain = build_chain(settings=settings, model=self._model)
            self.room = Room(chain, chain.live, LiveInspector(chain.live, settings))

    def _work(self, outcome: list[IngestReport | AdviserError], told: queue.Queue[Stage | None]) -> None:
        settings = replace(self._base, index_dir=self._index)
        try:
            outcome.append(build_index([self._files], self._index, settings=settings, progress=_Told(told)))
        except AdviserError as error:
            outcome.append(error)
        except Exception as error:  # a thread's error would be lost, and with it the end of the wait
            outcome.append(AdviserError(f"The documents could not be indexed ({type(error).__name__})."))
        finally:
            told.put(None)

    def _share(self) -> None:
        """Begin with a copy of the shared index, so that questions reach both, and with its exported models."""
        if (self._index / "current").exists():
            return
        generations = self._index / "generations"
        generations.mkdir(parents=True, exist_ok=True)
        encoder = self._index / ENCODERS
        if not encoder.exists() and (self._base.index_dir / ENCODERS).is_dir():
            os.symlink((self._base.index_dir / ENCODERS).resolve(), encoder)
        with contextlib.suppress(IndexMissing):
            serving = generation.current(self._base.index_dir)
            self.shares = generation.read_manifest(serving).statements <= SHARED_AT_MOST
            if self.shares:
                shutil.copytree(serving, generations / serving.name)
                (self._index / "current").write_text(serving.name)

    def _results(self, taken: Sequence[str], outcome: IngestReport | AdviserError) -> list[FileResult]:
        """What became of each file that was taken in; those that failed are dropped again."""
        if isinstance(outcome, AdviserError):
            reasons = dict.fromkeys(taken, str(outcome).replace(str(self.folder), ""))
        else:
            reasons = {Path(name).name: reason for name, reason in (*outcome.failed, *outcome.skipped)}
        for name in reasons:
            (self._files / name).unlink(missing_ok=True)
        return [self._result(name, reasons.get(name, "")) for name in taken]

    def _result(self, name: str, problem: str) -> FileResult:
        if problem or self.room is None:
            return FileResult(name, problem=problem or "nothing could be read from it")
        source = f"{OWN}/{name}"
        live = self.room.chain.live.get()  # type: ignore[attr-defined]
        statements = live.statements.between(source, 0, 10**9)
        roles = dict.fromkeys(s.role for s in statements if s.role)
        return FileResult(name, len(statements), tuple(roles)[:5])


class _Told:
    """Progress of a build as stages in a queue."""

    def __init__(self, told: queue.Queue[Stage | None]) -> None:
        self._told, self._stage = told, Stage("", 0, 0)

    def stage(self, name: str, total: int, unit: str) -> None:
        """A new stage begins."""
        self._stage = Stage(name, 0, total)
        self._told.put(self._stage)

    def step(self, count: int = 1, note: str = "") -> None:
        """The stage goes on."""
        self._stage = replace(self._stage, done=self._stage.done + count)
        self._told.put(self._stage)
