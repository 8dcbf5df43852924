"""The index behind the page keeps up with new generations, and outlives a broken one."""

from __future__ import annotations

from ingest.errors import IndexDamaged
from tests.web.fakes import FakeIndex
from web.shelf import Shelf


class Generations:
    """Indexes that come one after another."""

    def __init__(self) -> None:
        self.newest = "1"
        self.opened: list[str] = []
        self.broken = False

    def open(self) -> FakeIndex:
        if self.broken:
            raise IndexDamaged("broken")
        index = FakeIndex()
        index.generation = self.newest
        self.opened.append(self.newest)
        return index


def test_a_generation_is_opened_once_and_the_next_when_it_serves() -> None:
    generations = Generations()
    shelf = Shelf(generations.open, lambda: generations.newest)
    shelf.roles()
    shelf.sources()
    generations.newest = "2"
    shelf.source("endless")
    shelf.source("endless")
    assert generations.opened == ["1", "2"]


def test_a_broken_generation_leaves_the_one_before() -> None:
    generations = Generations()
    shelf = Shelf(generations.open, lambda: generations.newest)
    generations.newest, generations.broken = "2", True
    assert shelf.source("endless").title == "A long document"
