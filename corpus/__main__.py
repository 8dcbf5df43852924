"""Check the guides, or count what they tell.

python -m corpus [FOLDER] [--data DIR] [--table | --figures]
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from corpus.check import Findings, check
from corpus.proofs import unchecked
from corpus.table import figure_table, section_table
from ingest.errors import AdviserError
from ingest.settings import GUIDES, PROJECT

#: Source documents of the shipped guides: a folder beside the checkout, absent on most machines.
DATA = PROJECT.parent / "shared" / "data"


def main(argv: Sequence[str] | None = None) -> int:
    """Exit status 0: no fault, or a table was asked for; 1: one line per fault was printed; 2: nothing to check."""
    options = _options(argv)
    data = options.data or (DATA if DATA.is_dir() else None)
    try:
        findings = check(options.folder, data)
    except AdviserError as error:
        print(f"error: {error}", file=sys.stderr)
        return 2
    if options.table:
        print(section_table(findings.guides))
        return 0
    if data is None:
        print("note: no source documents here (--data DIR); copied words and unknown figures are not looked for")
    if options.figures:
        print(figure_table(findings.proofs))
        return 0
    for fault in findings.faults:
        print(fault)
    print(_summary(findings))
    return 1 if findings.faults else 0


def _options(argv: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m corpus", description="Check the guides.")
    parser.add_argument(
        "folder", nargs="?", type=Path, default=GUIDES, metavar="FOLDER", help="the guides (default: the shipped ones)"
    )
    parser.add_argument("--data", type=Path, metavar="DIR", help="the documents that the sources' 'original' leads to")
    instead = parser.add_mutually_exclusive_group()
    instead.add_argument("--table", action="store_true", help="print the statements of each role by section instead")
    instead.add_argument("--figures", action="store_true", help="print the figures by publisher instead")
    return parser.parse_args(argv)


def _summary(findings: Findings) -> str:
    """The last line: guides, faults, and the statements whose figures no document was there to prove or refute."""
    counts = [_count(len({*(g.path for g in findings.guides), *(f.path for f in findings.faults)}), "guide")]
    counts.append(_count(len(findings.faults), "fault"))
    if left := unchecked(findings.proofs):
        counts.append(f"{_count(left, 'statement')} with figures that could not be checked against an original")
    return ", ".join(counts)


def _count(number: int, thing: str) -> str:
    return f"{number or 'no'} {thing}{'' if number == 1 else 's'}"


if __name__ == "__main__":
    sys.exit(main())
