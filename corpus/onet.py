"""What the O*NET text release (a zip of tables) says of a few occupations, found in one pass over it."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Collection, Iterator
from math import floor
from pathlib import Path

from corpus.figures import figures_in
from ingest.errors import SourceError

Row = dict[str, str]
_CODE, _RELATED, _TITLES = "O*NET-SOC Code", "Related O*NET-SOC Code", "Occupation Data"
#: Tables that say what the codes in an occupation's rows mean, and the columns they are found by.
_KEYS = {
    "Job Zone Reference": ("Job Zone",),
    "Education, Training, and Experience Categories": ("Scale ID", "Category"),
    "Scales Reference": ("Scale ID",),
    "Content Model Reference": ("Element ID",),
}
#: Columns that keep the tables together; their numbers say nothing of an occupation.
_BOOKKEEPING = frozenset(
    ("Element ID", "Scale ID", "Category", "Index", "Task ID", "Original Task ID", "Commodity Code", "Source(s)",
     "Standard Error", "Lower CI Bound", "Upper CI Bound", _CODE, _RELATED)
)  # fmt: skip
_VALUE = "Data Value"


def is_release(path: Path) -> bool:
    """True for a zip that holds the table of occupations."""
    try:
        with zipfile.ZipFile(path) as archive:
            return any(Path(name).name == f"{_TITLES}.txt" for name in archive.namelist())
    except (OSError, zipfile.BadZipFile):
        return False


def read_occupations(path: Path, codes: Collection[str]) -> dict[str, tuple[Row, ...]]:
    """Code -> all rows on that occupation, with the rows that explain them; a code the release lacks is absent.

    Raises SourceError where the file is no zip that holds the table of occupations.
    """
    rows: dict[str, list[Row]] = {code: [] for code in codes}
    titles: dict[str, Row] = {}
    keys: dict[str, list[Row]] = {}
    try:
        with zipfile.ZipFile(path) as archive:
            members = {Path(i.filename).stem: i for i in archive.infolist() if i.filename.endswith(".txt")}
            if _TITLES not in members:
                raise SourceError(f"{path.name} is no text release of O*NET: it holds no {_TITLES}.txt")
            for name, member in members.items():
                if name in _KEYS:
                    keys[name] = list(_rows(archive, member))
                    continue
                for row in _rows(archive, member, None if name == _TITLES else codes):
                    if row[_CODE] in rows:
                        rows[row[_CODE]].append(row)
                    if name == _TITLES:
                        titles[row[_CODE]] = {"Title": row.get("Title", "")}
    except (OSError, zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, UnicodeDecodeError) as error:
        raise SourceError(f"{path.name} cannot be unpacked: {error}") from error
    return {code: (*own, *_explained(own, keys, titles)) for code, own in rows.items() if code in titles}


def _rows(archive: zipfile.ZipFile, member: zipfile.ZipInfo, codes: Collection[str] | None = None) -> Iterator[Row]:
    """The rows of a table; of one by occupation, given codes, theirs alone. A table without codes has none to give."""
    with archive.open(member) as stream:
        lines = iter(io.TextIOWrapper(stream, "utf-8-sig", newline="\n"))
        names = next(lines, "").rstrip("\r\n").split("\t")
        if names[0] != _CODE and Path(member.filename).stem not in _KEYS:
            return
        for line in lines:
            if codes is None or line.partition("\t")[0] in codes:
                yield dict(zip(names, (cell.strip() for cell in line.split("\t")), strict=False))


def _explained(own: list[Row], keys: dict[str, list[Row]], titles: dict[str, Row]) -> Iterator[Row]:
    """What the codes in an occupation's rows stand for: its job zone, scales, elements, related occupations."""
    for name, table in keys.items():
        columns = _KEYS[name]
        wanted = {tuple(row.get(column) for column in columns) for row in own}
        yield from (row for row in table if tuple(row.get(column) for column in columns) in wanted)
    yield from (titles[code] for row in own if (code := row.get(_RELATED, "")) in titles)


def texts_of(rows: Collection[Row]) -> list[str]:
    """Every cell that says something of an occupation, each once."""
    cells = (cell for row in rows for column, cell in row.items() if column not in _BOOKKEEPING and cell)
    return list(dict.fromkeys(cells))


def occupation_figures(rows: Collection[Row]) -> frozenset[str]:
    """The figures of an occupation's rows: each value as it stands, a survey's share also as a whole percent."""
    found = {figure for text in texts_of(rows) for figure in figures_in(text)}
    for row in rows:
        try:
            value = float(row.get(_VALUE, ""))
        except ValueError:
            continue
        found.add(f"{value:g}")
        if row.get("Category"):  # the share of those asked who named this category
            found.update((f"{row[_VALUE]}%", f"{value:g}%", f"{floor(value + 0.5)}%"))
    return frozenset(found)
