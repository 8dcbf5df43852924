"""Zips that are no release of O*NET's, or a damaged one: each refused with its reason, by name, without a crash."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from ingest import build_index
from ingest.errors import SourceError
from ingest.onet import occupations
from tests.ingest.onet_release import CODE, TABLES, packed, tables
from tests.ingest.samples import write_samples

COOK = "35-2019.00"
Spoiler = Callable[[bytes], bytes]


def refusal(path: Path) -> str:
    """Why a zip is refused."""
    with pytest.raises(SourceError) as told:
        list(occupations(path))
    return str(told.value)


def of_central_directory(offset: int, value: bytes) -> Spoiler:
    """Overwrite a field of every member's entry in the zip's directory."""

    def spoil(data: bytes) -> bytes:
        changed = bytearray(data)
        for found in re.finditer(b"PK\x01\x02", data):
            changed[found.start() + offset : found.start() + offset + len(value)] = value
        return bytes(changed)

    return spoil


def encrypted(data: bytes) -> bytes:
    """The zip with the mark of an encrypted member on all of them."""
    changed = bytearray(of_central_directory(8, b"\x01\x00")(data))
    for found in re.finditer(b"PK\x03\x04", data):
        changed[found.start() + 6] |= 1
    return bytes(changed)


def scrambled(data: bytes) -> bytes:
    """The zip with the packed bytes of its first member overwritten."""
    start = 30 + len("db_29_3_text/Occupation Data.txt")
    return data[: start + 20] + b"\xff" * 40 + data[start + 60 :]


SPOILED: dict[str, tuple[Spoiler, str]] = {
    "cut in its middle": (lambda data: data[: len(data) // 2], "cannot be unpacked: File is not a zip file"),
    "cut at its end": (lambda data: data[:-10], "cannot be unpacked"),
    "empty": (lambda _: b"", "cannot be unpacked: File is not a zip file"),
    "a page with the wrong ending": (lambda _: b"<html>words</html>", "cannot be unpacked: File is not a zip file"),
    "encrypted": (encrypted, "cannot be unpacked: .*encrypted, password required"),
    "packed bytes overwritten": (scrambled, "cannot be unpacked"),
    "packed in an unknown way": (of_central_directory(10, b"\x63\x00"), "cannot be unpacked: That compression method"),
    "declared smaller than it is": (of_central_directory(24, b"\x0a\0\0\0"), "cannot be unpacked: Bad CRC-32"),
    "declared larger than may be": (of_central_directory(24, b"\0\0\0\x7f"), "unpacked it is larger than 400 MB"),
}


@pytest.mark.parametrize("harm", SPOILED)
def test_a_zip_that_is_damaged_is_refused_with_the_reason(harm: str, tmp_path: Path) -> None:
    spoil, reason = SPOILED[harm]
    release = packed(tmp_path / "release.zip")
    release.write_bytes(spoil(release.read_bytes()))
    assert re.match(reason, refusal(release))


@pytest.mark.parametrize("method", [zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_packed_bytes_that_are_scrambled_are_refused_whatever_packed_them(method: int, tmp_path: Path) -> None:
    release = packed(tmp_path / "release.zip", method=method)
    assert len(list(occupations(release))) == 3
    release.write_bytes(scrambled(release.read_bytes()))
    assert refusal(release).startswith("cannot be unpacked")


def test_a_zip_of_something_else_is_refused_by_what_it_lacks(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "photos.zip", "w") as archive:
        archive.writestr("beach.jpg", b"\xff\xd8")
    assert refusal(tmp_path / "photos.zip") == (
        "a zip that can be read is O*NET's text release; this one holds no Occupation Data.txt"
    )


def test_what_unpacks_to_more_than_a_release_is_not_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    release = packed(tmp_path / "release.zip")
    monkeypatch.setattr("ingest.onet._MAX_BYTES", 2_000)
    monkeypatch.setattr(zipfile.ZipFile, "open", lambda *_: pytest.fail("it was unpacked"))
    assert "unpacked it is larger than" in refusal(release)


def test_a_member_that_is_no_text_is_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "release.zip", "w") as archive:
        archive.writestr(
            "Occupation Data.txt", f"{CODE}\tTitle\tDescription\n{COOK}\tCooks\tCaf\u00e9\n".encode("latin-1")
        )
    assert "can't decode byte" in refusal(tmp_path / "release.zip")


COLUMNS = [
    (table, column)
    for table, (columns, *_) in TABLES.items()
    for column in (
        "Title",
        "Description",
        CODE,
        "Task",
        "Element Name",
        "Data Value",
        "Example",
        "Alternate Title",
        "Index",
    )
    if column in columns.split("|") and (column != "Element Name" or not table.startswith("Education"))
]


@pytest.mark.parametrize(("table", "column"), COLUMNS)
def test_a_table_that_lacks_a_column_is_refused_by_the_columns_name(table: str, column: str, tmp_path: Path) -> None:
    columns, *rows = TABLES[table]
    lacking = tables()
    lacking[table] = ["|".join("Other" if name == column else name for name in columns.split("|")), *rows]
    assert refusal(packed(tmp_path / "release.zip", lacking)).startswith(f"a table lacks the column {column!r}")


@pytest.mark.parametrize("rows", [["35-2019.00|2.A|Cooking|IM|much"], ["35-2019.00|2.A|Cooking|IM|n/a"]])
def test_a_value_that_is_no_number_is_refused(rows: list[str], tmp_path: Path) -> None:
    skills = [f"{CODE}|Element ID|Element Name|Scale ID|Data Value", *rows]
    assert "no number" in refusal(packed(tmp_path / "release.zip", tables(Skills=skills)))


def test_an_occupation_that_stands_twice_is_refused(tmp_path: Path) -> None:
    rows = [*TABLES["Occupation Data"], f"{COOK}|Cooks, Again|They cook."]
    assert refusal(packed(tmp_path / "release.zip", tables(Occupation_Data=rows))) == (
        "Occupation Data.txt holds '35-2019.00' more than once"
    )


def test_blank_lines_are_no_rows_and_a_short_row_lacks_its_columns(tmp_path: Path) -> None:
    rows = TABLES["Occupation Data"]
    assert len(list(occupations(packed(tmp_path / "release.zip", tables(Occupation_Data=[*rows, "", ""]))))) == 3
    assert "lacks the column 'Description'" in refusal(
        packed(tmp_path / "release.zip", tables(Occupation_Data=[*rows, "99-1|Nobody"]))
    )


def test_words_that_would_be_markdown_stay_words(tmp_path: Path) -> None:
    rows = [
        TABLES["Task Statements"][0],
        f"{COOK}|1|**Stir** [soup](https://x.org) <b>now</b>.|Core|9|08/2023|Incumbent",
    ]
    ((_, text),) = [p for p in occupations(packed(tmp_path / "r.zip", tables(Task_Statements=rows))) if p[0] == COOK]
    assert "- **Stir** [soup](https://x.org) <b>now</b>.\n" in text


@pytest.mark.usefixtures("encoded")
def test_a_build_names_the_zip_that_fails_and_reads_the_rest(tmp_path: Path) -> None:
    docs = write_samples(tmp_path / "docs", {"page.txt": "Words that say something."})
    skills = [f"{CODE}|Scale ID", f"{COOK}|IM"]
    for name, release in (("damaged", scrambled), ("cut", SPOILED["cut in its middle"][0])):
        packed(docs / f"{name}.zip").write_bytes(release(packed(docs / f"{name}.zip").read_bytes()))
    packed(docs / "lacking.zip", tables(Skills=skills))
    report = build_index([docs], tmp_path / "index")
    assert [Path(name).name for name, _ in report.failed] == ["cut.zip", "damaged.zip", "lacking.zip"]
    assert report.added == ("docs/page.txt",)
