"""The O*NET database's text release, a zip of tab-separated tables, as one Markdown text per occupation."""

from __future__ import annotations

import csv
import io
import lzma
import re
import zipfile
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from ingest.errors import SourceError

Row = dict[str, str]
#: Tables with rows of single occupations; all but the first may be absent from a release.
OCCUPATIONS = "Occupation Data"
_TABLES = (
    OCCUPATIONS, "Task Statements", "Emerging Tasks", "Skills", "Knowledge", "Technology Skills",
    "Education, Training, and Experience", "Job Zones", "Related Occupations", "Alternate Titles",
    "Sample of Reported Titles", "Work Styles", "Interests", "Work Values",
)  # fmt: skip
#: Tables that say what the codes in the others mean.
_KEYS = ("Education, Training, and Experience Categories", "Job Zone Reference")
_CODE = "O*NET-SOC Code"
_MAX_BYTES = 400_000_000
#: What a zip that is damaged, encrypted or packed in a way of its own raises when it is read.
_UNREADABLE = (
    OSError, zipfile.BadZipFile, zlib.error, lzma.LZMAError, NotImplementedError, RuntimeError, EOFError,
    UnicodeDecodeError, csv.Error,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Release:
    """A release's name and date ("O*NET 29.3 Database", "May 2025"), its keys and the titles of all occupations."""

    name: str
    date: str
    titles: dict[str, str]
    categories: dict[tuple[str, str], str]
    zones: dict[str, Row]


@dataclass(frozen=True, slots=True)
class Occupation:
    """One occupation: its code, title and description, and its rows of every other table."""

    code: str
    title: str
    description: str
    tables: dict[str, list[Row]] = field(default_factory=dict)

    def rows(self, table: str) -> list[Row]:
        """Its rows of a table, in the release's order."""
        return self.tables.get(table, [])


def occupations(path: Path) -> Iterator[tuple[str, str]]:
    """(code, Markdown) of every occupation. Raises SourceError where the zip is damaged or none of O*NET's."""
    from ingest.onet_pages import page

    release, found = read_release(path)
    try:
        pages = [(occupation.code, page(occupation, release)) for occupation in found]
    except KeyError as error:
        raise _lacking(error) from error
    except ValueError as error:
        raise SourceError(f"a value of a table is no number: {error}") from error
    yield from pages


def read_release(path: Path) -> tuple[Release, list[Occupation]]:
    """The release and its occupations by code. Raises SourceError as ``occupations`` does."""
    try:
        with zipfile.ZipFile(path) as archive:
            members = {Path(i.filename).stem: i for i in archive.infolist() if i.filename.endswith(".txt")}
            if OCCUPATIONS not in members:
                raise SourceError(
                    f"a zip that can be read is O*NET's text release; this one holds no {OCCUPATIONS}.txt"
                )
            if sum(i.file_size for i in members.values()) > _MAX_BYTES:
                raise SourceError(f"unpacked it is larger than {_MAX_BYTES // 1_000_000} MB")
            tables = {name: list(_rows(archive, members[name])) for name in (*_TABLES, *_KEYS) if name in members}
            about = archive.read(members["Read Me"]).decode("utf-8", "replace") if "Read Me" in members else ""
    except _UNREADABLE as error:
        raise SourceError(f"cannot be unpacked: {error}") from error
    try:
        return _release(about, tables), _occupations(tables)
    except KeyError as error:
        raise _lacking(error) from error


def _lacking(column: KeyError) -> SourceError:
    return SourceError(f"a table lacks the column {column}; readable is the text release of O*NET 20 and later")


def _rows(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> Iterator[Row]:
    with archive.open(member) as stream:
        table = csv.reader(io.TextIOWrapper(stream, "utf-8-sig", newline=""), delimiter="\t", quoting=csv.QUOTE_NONE)
        names = next(table, [])
        for cells in filter(None, table):  # a blank line is no row
            yield dict(zip(names, (cell.strip() for cell in cells), strict=False))


def _release(about: str, tables: dict[str, list[Row]]) -> Release:
    name = re.search(r"O\*NET [\d.]+ Database", about)
    date = re.search(r"([A-Z][a-z]+ \d{4}) Release", about)
    categories = {(r["Scale ID"], r["Category"]): r["Category Description"] for r in tables.get(_KEYS[0], [])}
    zones = {r["Job Zone"]: r for r in tables.get(_KEYS[1], [])}
    titles = {r[_CODE]: r["Title"] for r in tables[OCCUPATIONS]}
    return Release(
        name.group() if name else "O*NET Database", date.group(1) if date else "undated", titles, categories, zones
    )


def _occupations(tables: dict[str, list[Row]]) -> list[Occupation]:
    by_code: defaultdict[str, dict[str, list[Row]]] = defaultdict(dict)
    for name in _TABLES[1:]:
        for row in tables.get(name, []):
            by_code[row[_CODE]].setdefault(name, []).append(row)
    codes = Counter(row[_CODE] for row in tables[OCCUPATIONS])
    if twice := [code for code, count in codes.items() if count > 1]:
        raise SourceError(f"{OCCUPATIONS}.txt holds {twice[0]!r} more than once")
    return [
        Occupation(r[_CODE], r["Title"], r["Description"], by_code[r[_CODE]])
        for r in sorted(tables[OCCUPATIONS], key=lambda r: r[_CODE])
    ]
