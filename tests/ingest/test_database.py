"""The documents of a generation come back from SQLite as they were."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from ingest import database
from ingest.database import Database, key_of
from ingest.document import Entry, FileRecord
from ingest.errors import IndexDamaged
from tests.ingest.samples import SAMPLES, parse


@pytest.fixture
def entries() -> list[Entry]:
    return [Entry("samples", name, parse(text, name)) for name, text in SAMPLES.items()]


RECORDS = [FileRecord("samples", "bad.md", "00", ("empty",)), FileRecord("samples", "cloud.txt", "01")]


@pytest.fixture
def written(entries: list[Entry], tmp_path: Path) -> Database:
    path = tmp_path / "generations" / "1" / "documents.db"
    path.parent.mkdir(parents=True)
    database.write(path, entries, RECORDS, key_of("model"))
    return Database(path)


def test_documents_and_files_come_back_whole(written: Database, entries: list[Entry]) -> None:
    assert written.entries() == entries
    assert written.files() == RECORDS


def test_slices_by_the_database_are_slices_by_python(written: Database) -> None:
    rows = written.rows(
        "SELECT s.id, t.start, t.stop, substr(s.text, t.start+1, t.stop-t.start) FROM statements t JOIN sources s ON s.n=t.source"
    )
    assert len(rows) > 20
    assert all(words == SAMPLES[name][start:stop] for name, start, stop, words in rows)


def test_rows_are_numbered_from_zero_across_documents(written: Database) -> None:
    for table in ("statements", "passages"):
        rows = [row for (row,) in written.rows(f"SELECT row FROM {table} ORDER BY row")]
        assert rows == list(range(len(rows)))


def test_every_statement_points_at_the_passage_that_holds_it(written: Database) -> None:
    astray = written.rows(
        "SELECT t.row FROM statements t JOIN passages p ON p.row=t.passage "
        "WHERE t.source<>p.source OR t.start<p.start OR t.stop>p.stop OR t.row<p.first OR t.row>=p.last"
    )
    assert astray == []


def test_a_role_in_two_documents_is_one_with_both_aliases_and_sources(tmp_path: Path) -> None:
    text = "---\nrole: AI Ethicist\naliases: [{}]\n---\nThey think about harm.\n"
    names = ("Ethics Lead", "AI Philosopher")
    entries = [Entry("r", f"{name}.md", parse(text.format(name), f"{name}.md")) for name in names]
    database.write(tmp_path / "d.db", entries, [], key_of("model"))
    (role,) = Database(tmp_path / "d.db").roles()
    assert role.aliases == ("Ethics Lead", "AI Philosopher")
    assert role.sources == ("Ethics Lead.md", "AI Philosopher.md")


def test_sources_are_listed_and_found_by_id(written: Database) -> None:
    assert [source.text for source in written.sources()] == list(SAMPLES.values())
    assert written.source("absent") is None


def test_several_threads_read_at_once(written: Database) -> None:
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda name: written.source(name), list(SAMPLES) * 25))
    assert [source.text for source in found if source] == list(SAMPLES.values()) * 25


def test_the_content_key_depends_on_the_words_and_the_model() -> None:
    assert key_of("a")("words") == key_of("a")("words")
    assert len({key_of("a")("words"), key_of("b")("words"), key_of("a")("word")}) == 3


def test_a_missing_or_foreign_file_is_named_as_damage(tmp_path: Path) -> None:
    path = tmp_path / "generations" / "1" / "documents.db"
    with pytest.raises(IndexDamaged, match="missing; rebuild"):
        Database(path)
    path.parent.mkdir(parents=True)
    path.write_bytes(b"no database at all" * 100)
    with pytest.raises(IndexDamaged, match="is damaged"):
        Database(path).sources()


@pytest.mark.parametrize("name", ["a#b", "what?", "100%25", "a b"])
def test_a_folder_may_have_any_name(name: str, entries: list[Entry], tmp_path: Path) -> None:
    (tmp_path / name).mkdir()
    database.write(tmp_path / name / "d.db", entries, [], key_of("model"))
    assert len(Database(tmp_path / name / "d.db").sources()) == len(entries)


def test_what_is_written_is_only_read(written: Database) -> None:
    with pytest.raises(IndexDamaged, match="readonly"):
        written.rows("DELETE FROM sources")
