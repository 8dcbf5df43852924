"""Progress of a build: told to whoever listens, drawn by tqdm on a terminal."""

from __future__ import annotations

from types import TracebackType
from typing import Protocol

from tqdm import tqdm


class Progress(Protocol):
    """What a build tells: a new stage with its size, then steps."""

    def stage(self, name: str, total: int, unit: str) -> None: ...

    def step(self, count: int = 1, note: str = "") -> None: ...


class Silent:
    """Progress that nobody watches."""

    def stage(self, name: str, total: int, unit: str) -> None:
        """Nothing to draw."""

    def step(self, count: int = 1, note: str = "") -> None:
        """Nothing to draw."""


class Bars:
    """One bar per stage on standard error, with rate and time left."""

    def __init__(self) -> None:
        self._bar: tqdm | None = None

    def __enter__(self) -> Bars:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._close()

    def _close(self) -> None:
        if self._bar is not None:
            self._bar.close()
            self._bar = None

    def stage(self, name: str, total: int, unit: str) -> None:
        """Close the bar before and open one for this stage."""
        self._close()
        if total:
            self._bar = tqdm(total=total, desc=f"{name:<10}", unit=f" {unit}", dynamic_ncols=True, leave=True)

    def step(self, count: int = 1, note: str = "") -> None:
        """Move the bar; ``note`` names what is being worked on."""
        if self._bar is not None:
            if note:
                self._bar.set_postfix_str(note[-40:], refresh=False)
            self._bar.update(count)
