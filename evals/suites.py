"""The suites: which documents each asks, and what a run must reach."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from ingest.errors import AdviserError
from ingest.settings import GUIDES, PROJECT, Settings

if TYPE_CHECKING:
    from ingest.index import Index

_log = logging.getLogger(__name__)
#: Real documents that some suites are about: a folder beside the checkout, absent on most machines.
DATA = PROJECT.parent / "shared" / "data"


class SuiteMissing(AdviserError):
    """The documents of a suite are not on this machine."""


@dataclass(frozen=True, slots=True)
class Suite:
    """A file of pairs and the documents it asks. ``least`` and ``most`` are what its measures must reach or stay under."""

    name: str
    roots: tuple[Path, ...]
    least: dict[str, float] = field(default_factory=dict)
    most: dict[str, float] = field(default_factory=dict)

    def index_folder(self, settings: Settings) -> Path:
        """Where the suite's index lies: the default index for the shipped guides, else one of its own."""
        return settings.index_dir if self.roots == (GUIDES,) else settings.index_dir / "suites" / self.name

    def failures(self, measured: dict[str, float]) -> list[str]:
        """The thresholds a summary misses, each as a readable line."""
        missed = [
            f"{self.name}: {name} is {measured[name]:.3g}, at least {limit:g} is asked"
            for name, limit in self.least.items()
            if name in measured and measured[name] < limit
        ]
        return missed + [
            f"{self.name}: {name} is {measured[name]:.3g}, at most {limit:g} is asked"
            for name, limit in self.most.items()
            if name in measured and measured[name] > limit
        ]


#: What holds by construction for the built-in answerer; anything less is a fault.
_SURE = {"cited": 1.0, "exact": 1.0, "proved": 1.0, "citation_recall": 1.0, "figures_kept": 1.0}

#: Beside that a few points less than was measured: raise them when the answers get better.
SUITES: dict[str, Suite] = {
    s.name: s
    for s in (
        Suite(
            "guides",
            (GUIDES,),
            {**_SURE, "vital": 0.83, "complete": 0.79, "clean": 0.98, "right_role": 0.89, "right_kind": 0.93, "refusal_recall": 0.86, "recall@8": 0.82, "mrr": 0.74},
            {"wrong_refusals": 0.05, "words": 118},
        ),
        Suite(
            "seeds",
            (DATA / "seeds",),
            {**_SURE, "vital": 0.87, "complete": 0.86, "clean": 0.98, "right_role": 0.9, "right_kind": 0.94, "refusal_recall": 0.9},
            {"wrong_refusals": 0.05, "words": 105},
        ),
        Suite(
            "pages",
            (DATA / "ooh_sample",),
            {**_SURE, "vital": 0.83, "complete": 0.79, "clean": 0.98, "right_role": 0.88, "right_kind": 0.9, "refusal_recall": 0.8},
            {"wrong_refusals": 0.05, "words": 112},
        ),
        Suite(
            "onet",
            (DATA / "onet" / "db_29_3_text.zip",),
            {**_SURE, "vital": 0.75, "complete": 0.73, "clean": 0.98, "right_role": 0.75, "right_kind": 0.9, "refusal_recall": 0.9},
            {"wrong_refusals": 0.06, "words": 122},
        ),
    )
}  # fmt: skip


def opened() -> Iterator[tuple[str, Index, Settings]]:
    """Name, index and settings of each suite whose documents are here, one index open at a time; those left out are logged."""
    from ingest.index import open_index

    for name, suite in SUITES.items():
        try:
            folder = prepare(suite, Settings.load())
        except SuiteMissing as absent:
            _log.warning("left out: %s", absent)
            continue
        own = Settings.load(index_dir=folder)
        with open_index(folder, settings=own) as index:
            yield name, index, own


def prepare(suite: Suite, settings: Settings) -> Path:
    """The folder of the suite's index, built or refreshed. Raises SuiteMissing where its documents are absent."""
    from ingest.build import build_index
    from ingest.progress import Bars

    for root in suite.roots:
        if not root.exists():
            raise SuiteMissing(
                f"the documents of the suite {suite.name!r} are not here ({root.name} beside the checkout)"
            )
    folder = suite.index_folder(settings)
    with Bars() as bars:
        build_index(list(suite.roots), folder, settings=settings, progress=bars)
    return folder
