"""Roots: what an index is made of, how its files are found, and what becomes of those that are gone."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from ingest import build_index, open_index
from ingest.errors import SourceError
from ingest.roots import existing_root, merged_roots, scan
from tests.ingest.fakes import Watcher
from tests.ingest.samples import write_samples
from tests.ingest.shop import NOTE, Shop


@pytest.fixture
def other(tmp_path: Path) -> Path:
    """A second folder of documents."""
    return write_samples(tmp_path / "other", {"page.txt": "Words in another folder.", "more.txt": "More of them here."})


# -- names --------------------------------------------------------------------------------------------


def test_roots_of_one_name_get_numbers_and_keep_their_endings() -> None:
    paths = [Path("/a/notes.txt"), Path("/b/notes.txt"), Path("/c/docs"), Path("/d/docs")]
    assert list(merged_roots({}, paths, [])) == ["notes.txt", "notes-2.txt", "docs", "docs-2"]
    assert merged_roots({"docs": "/c/docs"}, [Path("/c/docs")], []) == {"docs": "/c/docs"}


def test_the_number_of_a_root_that_was_dropped_is_free_again() -> None:
    known = {"docs": "/a/docs", "docs-2": "/b/docs"}
    assert merged_roots(known, [Path("/c/docs")], [Path("/a/docs")]) == {"docs-2": "/b/docs", "docs": "/c/docs"}


def test_a_root_is_dropped_by_its_path_before_one_of_that_name() -> None:
    known = {"docs": "/a/docs", "docs-2": "/b/docs"}
    assert merged_roots(known, [], [Path("/b/docs")]) == {"docs": "/a/docs"}


def test_two_files_of_one_name_are_both_text_after_a_rebuild(shop: Shop, tmp_path: Path) -> None:
    words = "Skills\n* Patience *with* people\n"
    files = [write_samples(tmp_path / name, {"notes.txt": words}) / "notes.txt" for name in ("one", "two")]
    shop.build(*files)
    before = shop.texts()
    assert list(before) == ["notes-2.txt", "notes.txt"]
    for file in files:
        file.unlink()
    shop.rebuild()
    assert shop.texts() == before == dict.fromkeys(before, words)
    with open_index(shop.index_dir) as index:
        assert {source.format for source in index.sources()} == {"text"}


# -- several roots ------------------------------------------------------------------------------------


def test_two_roots_are_remembered_and_remove_drops_the_one_named(shop: Shop, tmp_path: Path) -> None:
    other = write_samples(tmp_path / "elsewhere" / "docs", {"page.txt": "Words in another folder."})
    shop.build()
    shop.build(other)
    assert shop.ids() == ["docs-2/page.txt", "docs/guide.md", "docs/note.md"]
    build_index([], shop.index_dir, remove=[other])
    assert shop.ids() == ["docs/guide.md", "docs/note.md"]


def test_one_root_is_refreshed_without_the_other_being_there(shop: Shop, tmp_path: Path) -> None:
    other = write_samples(tmp_path / "other", {"page.txt": "Words in another folder."})
    shop.build(shop.docs, other)
    (other / "page.txt").unlink()
    shop.write(note=NOTE + "\nMore words are here.\n").build()
    assert "other/page.txt" in shop.ids()


def test_a_root_that_is_missing_is_an_error_and_changes_nothing(shop: Shop) -> None:
    report, _ = shop.build()
    shop.docs.rename(shop.docs.with_name("moved"))
    with pytest.raises(SourceError, match="does not exist; nothing was changed"):
        shop.build()
    assert (shop.folders(), len(shop.ids())) == ([report.generation], 2)


def test_a_root_that_was_never_added_cannot_be_removed(shop: Shop, tmp_path: Path) -> None:
    shop.build()
    with pytest.raises(SourceError, match=r"no root of this index; its roots: .*docs"):
        build_index([], shop.index_dir, remove=[tmp_path / "typo"])


def test_a_single_file_is_a_root_by_its_name(shop: Shop) -> None:
    shop.build(shop.docs / "note.md")
    assert shop.ids() == ["note.md"]


def test_removing_the_last_root_leaves_an_empty_index(shop: Shop) -> None:
    shop.build()
    report = build_index([], shop.index_dir, remove=[shop.docs])
    assert (report.sources, shop.ids()) == (0, [])


def test_an_empty_folder_is_an_error(shop: Shop, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(SourceError, match=r"nothing to index in .*empty .no file of a kind that can be read"):
        shop.build(tmp_path / "empty")
    assert not (shop.index_dir / "current").exists()


def test_a_file_of_another_kind_as_root_is_refused(shop: Shop) -> None:
    (shop.docs / "page.docx").write_bytes(b"PK")
    with pytest.raises(SourceError, match=r"is .docx; readable are .htm, .html, .markdown, .md, .txt, .zip"):
        shop.build(shop.docs / "page.docx")


def test_a_file_that_was_deleted_is_gone_from_the_root_that_is_refreshed(shop: Shop, other: Path) -> None:
    shop.build(shop.docs, other)
    (other / "page.txt").unlink()
    (shop.docs / "guide.md").unlink()
    report, _ = shop.build(shop.docs, other)
    assert report.removed == ("docs/guide.md", "other/page.txt")
    assert shop.ids() == ["docs/note.md", "other/more.txt"]


def test_a_folder_whose_files_are_all_gone_is_empty_beside_another(shop: Shop, other: Path) -> None:
    shop.build(shop.docs, other)
    for file in other.iterdir():
        file.unlink()
    report, _ = shop.build(other)
    assert report.removed == ("other/more.txt", "other/page.txt")
    assert shop.ids() == ["docs/guide.md", "docs/note.md"]
    write_samples(other, {"page.txt": "Words are back again."})
    shop.build(other)
    assert "other/page.txt" in shop.ids()


def test_a_folder_whose_files_are_all_gone_changes_nothing_where_it_is_all_there_is(shop: Shop) -> None:
    report, _ = shop.build()
    for file in shop.docs.iterdir():
        file.unlink()
    with pytest.raises(SourceError, match="no file of a kind that can be read"):
        shop.build()
    assert shop.folders() == [report.generation]
    assert len(shop.ids()) == 2


# -- files --------------------------------------------------------------------------------------------


def test_every_file_is_found_with_its_place_and_hash(tmp_path: Path) -> None:
    docs = write_samples(
        tmp_path / "docs", {"b.md": "Words.", "a/c.txt": "Words.", ".a/d.md": "Hidden.", "e.pdf": "No."}
    )
    watcher = Watcher()
    found = scan([docs], {"docs": str(docs), "unasked": str(tmp_path)}, watcher)
    assert [(file.root, file.name) for file in found.files] == [("docs", "a/c.txt"), ("docs", "b.md")]
    assert len({file.sha256 for file in found.files}) == 1
    assert [file.source_id("part") for file in found.files] == ["docs/a/c.txt/part", "docs/b.md/part"]
    assert [name for name, _ in found.skipped] == [str(docs / "e.pdf")]
    assert watcher.stages == {"looking": [3, 3]}


def test_a_root_may_be_reached_through_a_link(shop: Shop, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(shop.docs)
    assert existing_root(tmp_path / "link") == shop.docs
    shop.build()
    report, _ = shop.build(tmp_path / "link")
    assert report.unchanged == 2


def test_a_link_to_nothing_is_no_document(shop: Shop, tmp_path: Path) -> None:
    (shop.docs / "link.md").symlink_to(tmp_path / "nothing.md")
    report, _ = shop.build()
    assert (report.sources, report.failed) == (2, ())


@pytest.mark.skipif(os.geteuid() == 0, reason="root can read anything")
def test_a_file_that_may_not_be_read_is_named(shop: Shop) -> None:
    (shop.docs / "note.md").chmod(0)
    report, _ = shop.build()
    assert report.failed == ((str(shop.docs / "note.md"), "cannot be read: Permission denied"),)
