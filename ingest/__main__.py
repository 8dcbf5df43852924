"""Build or refresh an index from documents.

python -m ingest PATH... --index DIR
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from ingest.build import IngestReport, build_index
from ingest.errors import AdviserError
from ingest.progress import Bars
from ingest.settings import Settings


def main(argv: Sequence[str] | None = None) -> int:
    """Exit status 0: all read; 1: some files could not be read; 2: nothing was changed."""
    parser = argparse.ArgumentParser(prog="python -m ingest", description="Build or refresh an index from documents.")
    parser.add_argument(
        "paths",
        nargs="*",
        metavar="PATH",
        help="files or folders: Markdown, plain text, web pages, O*NET's text release",
    )
    parser.add_argument("--index", metavar="DIR", help="the index folder (default: .index of the project)")
    parser.add_argument("--remove", action="append", default=[], metavar="PATH", help="drop a root added before")
    parser.add_argument("--rebuild", action="store_true", help="read the kept texts anew and write everything afresh")
    parser.add_argument("--list", action="store_true", help="show what the index holds and stop")
    options = parser.parse_args(argv)
    try:
        settings = Settings.load(index_dir=options.index)
        if options.list:
            return _list(settings)
        if not (options.paths or options.remove or options.rebuild):
            parser.error("name at least one PATH (for the shipped guides: corpus/guides)")
        with Bars() as bars:
            report = build_index(
                options.paths,
                settings.index_dir,
                remove=options.remove,
                rebuild=options.rebuild,
                settings=settings,
                progress=bars,
            )
    except AdviserError as error:
        print(f"error: {error}", file=sys.stderr)
        return 2
    _show(report)
    return 1 if report.failed else 0


def _list(settings: Settings) -> int:
    from ingest.index import open_index

    with open_index(settings.index_dir) as index:
        print(f"index     {settings.index_dir} (generation {index.generation}, {index.manifest.embedding})")
        for name, path in index.manifest.roots.items():
            print(f"root      {name} = {path}")
        for source in index.sources():
            print(f"source    {source.id}  {source.title}")
    return 0


def _show(report: IngestReport) -> None:
    state = "new generation" if report.embedded or report.added or report.changed or report.removed else "generation"
    print(f"{report.index_dir}: {state} {report.generation} in {report.seconds} s")
    print(
        f"  {report.sources} sources, {report.passages} passages, {report.statements} statements; {report.embedded} texts embedded"
    )
    print(
        f"  {len(report.added)} added, {len(report.changed)} changed, {len(report.removed)} removed, {report.unchanged} unchanged"
    )
    for label, rows in (("skipped", report.skipped), ("cannot be read", report.failed)):
        for name, reason in rows:
            print(f"  {label}: {name}: {reason}")


if __name__ == "__main__":
    sys.exit(main())
