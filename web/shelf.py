"""An index that keeps up: opened anew once another generation serves, so that new answers find their documents."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from threading import Lock
from typing import Any

from ingest.document import Role, Source
from ingest.errors import AdviserError

log = logging.getLogger(__name__)


class Shelf:
    """Hands on what the newest generation holds. ``newest`` must be cheap: it is called for each document shown."""

    def __init__(self, open_index: Callable[[], Any], newest: Callable[[], str]) -> None:
        self._open_index = open_index
        self._newest = newest
        self._index = open_index()
        self._turning = Lock()

    def sources(self) -> Iterable[Source]:
        """Every document."""
        return self._current().sources()

    def source(self, source_id: str) -> Source:
        """One document with its text. Raises SourceError where there is none of that id."""
        return self._current().source(source_id)

    def roles(self) -> Iterable[Role]:
        """Every occupation the documents tell of."""
        return self._current().roles()

    def _current(self) -> Any:
        """The newest generation; the one at hand where the newest cannot be opened."""
        with self._turning:
            try:
                if self._newest() != self._index.generation:
                    self._index = self._open_index()
            except AdviserError as error:
                log.warning("The newest index cannot be opened, the one before goes on serving: %s", error)
            return self._index
