"""All checks of a folder of guides, in one pass."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from corpus.footnotes import footnote_faults
from corpus.frontmatter import front_matter_faults, shared_name_faults
from corpus.guide import Fault, Guide, read_guide
from corpus.originals import Originals, original_faults
from corpus.sections import section_faults
from corpus.wording import wording_faults
from ingest.errors import SourceError


def guide_files(folder: Path) -> list[Path]:
    """The guides of a folder, by name. Raises SourceError where there are none."""
    if not folder.is_dir():
        raise SourceError(f"{folder} is no folder; name one that holds guides (*.md)")
    found = sorted(folder.glob("*.md"))
    if not found:
        raise SourceError(f"{folder} holds no guides (*.md)")
    return found


def check(folder: Path, originals: Originals | None = None) -> list[Fault]:
    """Every fault of the guides in a folder, by file and line.

    Without the source documents, copied words and unknown figures go unseen. Raises SourceError for a folder
    without guides.
    """
    guides: list[Guide] = []
    faults: list[Fault] = []
    for path in guide_files(folder):
        try:
            guides.append(read_guide(path))
        except SourceError as error:
            faults.append(Fault(path, 1, str(error)))
    for guide in guides:
        faults.extend(_faults_of(guide))
        if originals is not None:
            faults.extend(original_faults(guide, originals))
    faults.extend(shared_name_faults(guides))
    return sorted(faults)


def _faults_of(guide: Guide) -> Iterator[Fault]:
    yield from front_matter_faults(guide)
    yield from section_faults(guide)
    yield from footnote_faults(guide)
    yield from wording_faults(guide)
