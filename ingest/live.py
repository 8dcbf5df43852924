"""The index that serves right now: opened once, opened anew when a build has put another generation in its place."""

from __future__ import annotations

import threading

from ingest import generation
from ingest.document import Role, Source
from ingest.errors import AdviserError
from ingest.index import Index, open_index
from ingest.settings import Settings
from ingest.stored import StoredStatement


class LiveIndex:
    """Hands out the serving Index. One call of a chain takes it once and so stays with one generation.

    An index handed out stays readable after a newer one took its place; it is let go when nobody refers to it.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._index: Index | None = None
        self._lock = threading.Lock()

    def sources(self) -> list[Source]:
        """Every source of the serving index."""
        return self.get().sources()

    def source(self, source_id: str) -> Source:
        """One source of the serving index. Raises SourceError where it holds none of that id."""
        return self.get().source(source_id)

    def roles(self) -> tuple[Role, ...]:
        """Every occupation of the serving index."""
        return self.get().roles()

    def statements_of_role(self, role: str) -> list[StoredStatement]:
        """All statements of the serving index about a role."""
        return self.get().statements.of_role(role)

    def get(self) -> Index:
        """The serving index. Raises IndexMissing, IndexDamaged or IndexMismatch where there never was one."""
        with self._lock:
            if self._index is None:
                self._index = open_index(self._settings.index_dir, settings=self._settings)
                return self._index
            try:
                if generation.current(self._settings.index_dir).name != self._index.generation:
                    self._index = open_index(self._settings.index_dir, settings=self._settings)
            except AdviserError:
                pass  # what is open keeps serving while the folder is being mended
            return self._index
