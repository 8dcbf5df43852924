"""A folder of documents with the index over it, for tests that build again and again."""

from __future__ import annotations

import re
import sys
from pathlib import Path

from ingest import build_index, generation, open_index
from ingest.build import IngestReport
from ingest.verify import read_back
from tests.ingest.samples import write_samples

NOTE = "# Note\n\n## Pay\n\nIt pays $90,000 a year.\n\n## Tools\n\nThey use few tools on most of their days.\n"

#: What a program starts with that builds in a process of its own with the fake model, read back in that process.
FAKED = """
import os, sys
import ingest.build, ingest.index, ingest.verify
from tests.ingest.fakes import FakeEmbedder
ingest.build.Embedder = ingest.index.Embedder = FakeEmbedder
ingest.build.verify = ingest.verify.read_back
"""


class Shop:
    """A folder of documents and the index over it."""

    def __init__(self, folder: Path, log: list[str]) -> None:
        self.docs, self.index_dir, self._log = folder / "docs", folder / "index", log

    def write(self, **texts: str) -> Shop:
        write_samples(self.docs, {f"{name}.md": text for name, text in texts.items()})
        return self

    def build(self, *roots: Path, **options: object) -> tuple[IngestReport, list[str]]:
        """Build over these roots, the folder where none are given: the report and the texts that were embedded."""
        return self.run(list(roots) or [self.docs], **options)

    def rebuild(self) -> IngestReport:
        """What ``python -m ingest --rebuild`` does without a path."""
        return self.run([], rebuild=True)[0]

    def run(self, roots: list[Path], **options: object) -> tuple[IngestReport, list[str]]:
        """Build over just these roots: the report and the texts that were embedded."""
        self._log.clear()
        report = build_index(roots, self.index_dir, **options)  # type: ignore[arg-type]
        assert len(self._log) == report.embedded
        return report, list(self._log)

    def ids(self) -> list[str]:
        """The sources that a reader sees."""
        with open_index(self.index_dir) as index:
            return [source.id for source in index.sources()]

    def texts(self) -> dict[str, str]:
        """Source id -> text as a reader sees it."""
        with open_index(self.index_dir) as index:
            return {source.id: source.text for source in index.sources()}

    def serving(self) -> Path:
        """The folder of the generation that serves, read back whole."""
        folder = generation.current(self.index_dir)
        read_back(folder)
        return folder

    def folders(self) -> list[str]:
        """The generations there are."""
        return sorted(path.name for path in (self.index_dir / "generations").iterdir())


def commanded(message: str) -> list[str]:
    """The arguments of the command that an error message names to mend things."""
    found = re.search(r"python -m ingest (--rebuild --index \S+)", message)
    assert found, message
    return found[1].rstrip(";).").split()


def python(program: str, *arguments: object) -> list[str]:
    """The command that runs a program with these arguments."""
    return [sys.executable, "-c", program, *map(str, arguments)]
