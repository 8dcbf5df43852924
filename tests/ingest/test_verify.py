"""A build is asked for everything back before it serves."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from ingest import generation
from ingest.errors import AdviserError, IndexDamaged
from ingest.verify import read_back, verify


@pytest.fixture
def folder(built_fake: Path) -> Path:
    return generation.current(built_fake)


def run_sql(sql: str) -> Callable[[Path], None]:
    def harm(folder: Path) -> None:
        with sqlite3.connect(folder / "documents.db") as db:
            db.execute(sql)
        db.close()

    return harm


def lose_a_vector(folder: Path) -> None:
    np.save(folder / "statements" / "rows.npy", np.load(folder / "statements" / "rows.npy")[1:])


def spoil_a_vector(folder: Path) -> None:
    vectors = np.load(folder / "statements" / "vectors.npy")
    vectors[0, 0] = np.nan
    np.save(folder / "statements" / "vectors.npy", vectors)


def change_a_vector(folder: Path) -> None:
    vectors = np.load(folder / "statements" / "vectors.npy")
    vectors[0] = vectors[1]
    np.save(folder / "statements" / "vectors.npy", vectors)


def cut(name: str) -> Callable[[Path], None]:
    def harm(folder: Path) -> None:
        file = next(folder.glob(name))
        file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])

    return harm


HARMS: dict[str, Callable[[Path], None]] = {
    "a lost passage": run_sql("DELETE FROM passages WHERE row=0"),
    "a statement outside its text": run_sql("UPDATE statements SET stop=999999 WHERE row=0"),
    "a lost vector": lose_a_vector,
    "a vector that is no number": spoil_a_vector,
    "a vector unlike the stored one": change_a_vector,
    "a cut database": cut("documents.db"),
    "a cut store": cut("chroma/chroma.sqlite3"),
    "a cut lexical index": cut("lexical/frequency.json"),
}


def test_a_sound_generation_reads_back_in_a_process_of_its_own(folder: Path) -> None:
    verify(folder)


@pytest.mark.parametrize("harm", HARMS)
def test_damage_is_noticed(harm: str, folder: Path) -> None:
    HARMS[harm](folder)
    with pytest.raises(AdviserError):
        read_back(folder)


def test_the_reason_is_told_by_the_process_that_found_it(folder: Path) -> None:
    lose_a_vector(folder)
    with pytest.raises(IndexDamaged, match=r"does not read back \(\d+ of \d+ passage vectors"):
        verify(folder)


def test_a_reader_that_dies_counts_as_damage(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ingest.verify.sys.executable", "/bin/false")
    with pytest.raises(IndexDamaged, match="exit status 1"):
        verify(folder)
