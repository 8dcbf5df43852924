"""Builds killed at any moment: a whole generation serves after each, and nothing is left behind for long."""

from __future__ import annotations

import contextlib
import os
import random
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from ingest.settings import PROJECT
from tests.ingest.samples import write_samples
from tests.ingest.shop import FAKED, Shop, python

#: For every line it is sent: builds in a process of its own (with everything imported), and tells that one's number and,
#: once it has ended, how.
BUILDING = f"""{FAKED}
import chromadb, ingest.contents, ingest.vectors
for _ in sys.stdin:
    child = os.fork()
    if not child:
        ingest.build.build_index([sys.argv[1]], sys.argv[2])
        os._exit(0)
    print(child, flush=True)
    print(os.waitpid(child, 0)[1], flush=True)
"""
KILLS = 25


class Builders:
    """Builds in processes of their own."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        assert process.stdin is not None
        assert process.stdout is not None
        self._ask, self._told = process.stdin, process.stdout

    def start(self) -> int:
        """Begin a build: its process."""
        self._ask.write("build\n")
        self._ask.flush()
        return int(self._told.readline())

    def end(self) -> int:
        """Wait for the end of the build: 0, or the signal that ended it."""
        return int(self._told.readline())


@pytest.fixture
def builders(shop: Shop) -> Iterator[Builders]:
    command = python(BUILDING, shop.docs, shop.index_dir)
    with subprocess.Popen(command, cwd=PROJECT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        try:
            yield Builders(process)
        finally:
            process.kill()


def change(shop: Shop, at: int) -> None:
    """Change one document and a part of another."""
    write_samples(shop.docs, {"log.md": f"# Log\n\nIt was changed {at} times, as far as anybody knows.\n"})
    write_samples(shop.docs, {f"page{at % 5}.md": page(at % 5, at)})


def page(n: int, change: int = 0) -> str:
    lines = (f"Paragraph {n} {at} tells of some work that people do all day long." for at in range(30))
    return f"# Page {n}\n\n" + "\n\n".join(lines) + f"\n\nThis page was changed by number {change} of them.\n"


def duration(shop: Shop, builders: Builders) -> float:
    """How long a build takes that is not killed: the longest of three."""
    longest = 0.0
    for at in range(3):
        change(shop, 1000 + at)
        builders.start()
        began = time.monotonic()
        assert builders.end() == 0
        longest = max(longest, time.monotonic() - began)
    return longest


@pytest.mark.slow
def test_builds_killed_at_random_moments_never_lose_a_document(shop: Shop, builders: Builders) -> None:
    chosen, killed = random.Random(7), 0
    write_samples(shop.docs, {f"page{n}.md": page(n) for n in range(5)})
    change(shop, 999)
    shop.build()
    takes = duration(shop, builders)
    before = shop.texts()
    for at in range(KILLS):
        change(shop, at)
        now = files(shop.docs)
        child = builders.start()
        time.sleep(chosen.uniform(0, takes))
        with contextlib.suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)
        killed += builders.end() == signal.SIGKILL
        shop.serving()
        assert shop.texts() in (before, now), f"after build {at}"
        before = shop.texts()
    assert killed > KILLS // 2
    shop.build()
    shop.serving()
    assert shop.texts() == files(shop.docs)
    change(shop, KILLS)
    report, _ = shop.build()
    assert shop.folders() == [report.generation]


def files(docs: Path) -> dict[str, str]:
    """Source id -> text of the documents as they are."""
    return {f"docs/{path.name}": path.read_text() for path in sorted(docs.iterdir())}
