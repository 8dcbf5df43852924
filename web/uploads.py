"""The shelves of all visitors who added documents: each in a folder of its own, gone when its visitor is."""

from __future__ import annotations

import atexit
import shutil
import tempfile
import threading
from pathlib import Path
from typing import Any

from ingest.errors import AdviserError
from ingest.settings import Settings
from web.room import Room
from web.shelf import Shelf

SHELVES_AT_MOST = 8


class ShelvesTaken(AdviserError):
    """As many visitors as the machine can bear have documents of their own."""

    def __init__(self) -> None:
        super().__init__(
            f"{SHELVES_AT_MOST} visitors have documents of their own here at the moment, and that is the most. Try again later."
        )


class Uploads:
    """Shelves by session. Nobody's shelf is reached without the session's own name."""

    def __init__(self, settings: Settings, model: Any = None) -> None:
        self.settings, self._model = settings, model
        self.folder = Path(tempfile.mkdtemp(prefix="career-adviser-"))  # readable by this user alone
        self._shelves: dict[str, Shelf] = {}
        self._lock = threading.Lock()
        atexit.register(self.close_all)

    def room(self, session: str) -> Room | None:
        """The room of a visitor who has documents that are indexed."""
        shelf = self._shelves.get(session)
        return shelf.room if shelf else None

    def shelf(self, session: str) -> Shelf | None:
        """A visitor's shelf, if there is one."""
        return self._shelves.get(session)

    def open_shelf(self, session: str) -> Shelf:
        """A visitor's shelf, put up now if there is none. Raises ShelvesTaken."""
        if not session:
            raise AdviserError("Documents are added on the page: open it in a browser.")
        with self._lock:
            if session not in self._shelves:
                if len(self._shelves) >= SHELVES_AT_MOST:
                    raise ShelvesTaken
                folder = Path(tempfile.mkdtemp(dir=self.folder))
                self._shelves[session] = Shelf(folder, self.settings, self._model)
            return self._shelves[session]

    def close(self, session: str) -> None:
        """Remove a visitor's documents."""
        with self._lock:
            shelf = self._shelves.pop(session, None)
        if shelf is not None:
            shelf.close()

    def close_all(self) -> None:
        """Remove everybody's documents."""
        for session in list(self._shelves):
            self.close(session)
        shutil.rmtree(self.folder, ignore_errors=True)
