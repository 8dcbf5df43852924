"""Check the guides: footnotes, sources, sections, wording.

python -m corpus [FOLDER] [--data DIR]
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from corpus.check import check, guide_files
from corpus.originals import Originals, read_originals
from ingest.errors import AdviserError
from ingest.settings import GUIDES, PROJECT

#: Source documents of the shipped guides: a folder beside the checkout, absent on most machines.
DATA = PROJECT.parent / "shared" / "data"


def main(argv: Sequence[str] | None = None) -> int:
    """Exit status 0: no fault; 1: one line per fault was printed; 2: there was nothing to check."""
    parser = argparse.ArgumentParser(prog="python -m corpus", description="Check the guides.")
    parser.add_argument(
        "folder", nargs="?", type=Path, default=GUIDES, metavar="FOLDER", help="the guides (default: the shipped ones)"
    )
    parser.add_argument(
        "--data", type=Path, metavar="DIR", help="the documents the guides took their facts from (.txt, .md, .html)"
    )
    options = parser.parse_args(argv)
    try:
        files = guide_files(options.folder)
        faults = check(options.folder, _originals(options.data))
    except AdviserError as error:
        print(f"error: {error}", file=sys.stderr)
        return 2
    for fault in faults:
        print(fault)
    print(f"{_count(len(files), 'guide')}, {_count(len(faults), 'fault')}")
    return 1 if faults else 0


def _count(number: int, thing: str) -> str:
    return f"{number or 'no'} {thing}{'' if number == 1 else 's'}"


def _originals(given: Path | None) -> Originals | None:
    """The source documents, where they are given or lie at hand."""
    folder = given or DATA
    if given is None and not folder.is_dir():
        print("note: no source documents here (--data DIR); copied words and unknown figures are not looked for")
        return None
    return read_originals(folder)


if __name__ == "__main__":
    sys.exit(main())
