"""All checks of a folder of guides, in one pass."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from corpus.context import context_faults
from corpus.copies import copy_faults
from corpus.footnotes import footnote_faults
from corpus.frontmatter import front_matter_faults
from corpus.guide import Fault, Guide, read_guide
from corpus.names import name_faults
from corpus.originals import Originals, original_faults, read_originals
from corpus.proofs import Proof, proof_faults, proofs_of
from corpus.related import related_faults
from corpus.sections import section_faults
from corpus.wording import wording_faults
from ingest.errors import SourceError


@dataclass(frozen=True, slots=True)
class Findings:
    """What a check found: the guides that could be read, their faults by file and line, and a proof of each figure."""

    guides: list[Guide]
    faults: list[Fault]
    proofs: list[Proof]


def guide_files(folder: Path) -> list[Path]:
    """The guides of a folder, by name. Raises SourceError where there are none."""
    if not folder.is_dir():
        raise SourceError(f"{folder} is no folder; name one that holds guides (*.md)")
    found = sorted(folder.glob("*.md"))
    if not found:
        raise SourceError(f"{folder} holds no guides (*.md)")
    return found


def check(folder: Path, data: Path | None = None) -> Findings:
    """Check the guides of a folder, against the source documents below ``data`` where that is given.

    Without the documents, copied words, dead originals and unknown figures go unseen, and all proofs are open. Raises
    SourceError for a folder without guides, or without documents.
    """
    files = guide_files(folder)
    guides: list[Guide] = []
    faults: list[Fault] = []
    for path in files:
        try:
            guides.append(read_guide(path))
        except SourceError as error:
            faults.append(Fault(path, 1, str(error)))
    originals = None if data is None else read_originals(data, guides)
    proofs = [proof for guide in guides for proof in proofs_of(guide, originals)]
    stems = [path.stem for path in files]
    for guide in guides:
        faults.extend(_faults_of(guide, originals))
        faults.extend(related_faults(guide, stems))
    faults.extend(name_faults(guides))
    faults.extend(proof_faults(proofs))
    return Findings(guides, sorted(faults), proofs)


def _faults_of(guide: Guide, originals: Originals | None) -> Iterator[Fault]:
    yield from front_matter_faults(guide)
    yield from section_faults(guide)
    yield from footnote_faults(guide)
    yield from context_faults(guide)
    yield from wording_faults(guide)
    if originals is not None:
        yield from original_faults(guide, originals)
        yield from copy_faults(guide, originals.runs)
