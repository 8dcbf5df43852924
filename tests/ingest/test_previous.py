"""What served before a build: what of it may serve again, and what is read anew."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from ingest import build_index, formats, generation, open_index
from ingest import index as index_module
from ingest.errors import IndexDamaged, IndexMismatch, IndexOutdated, SourceError
from ingest.formats import Text
from ingest.previous import Previous
from ingest.settings import Settings
from tests.ingest.samples import GUIDE, write_samples
from tests.ingest.shop import NOTE, Shop


def rewrite_manifest(shop: Shop, edit: Callable[[dict[str, object]], object]) -> None:
    path = generation.current(shop.index_dir) / "manifest.json"
    fields = json.loads(path.read_text())
    edit(fields)
    path.write_text(json.dumps(fields))


def outdate(shop: Shop) -> None:
    """Make the serving generation one of an older format."""
    rewrite_manifest(shop, lambda fields: fields.update(format=1))


@pytest.fixture
def new_reader(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """What changes the code that reads, for builds to come: pages say something else then."""

    def change() -> None:
        for module in ("build", "previous"):
            monkeypatch.setattr(f"ingest.{module}.fingerprint", lambda: "another reader")
        pages = {".html": lambda _: iter([Text("# Page\n\nWords as they are read now.\n")])}
        monkeypatch.setattr("ingest.formats._READERS", {**formats._READERS, **pages})

    return change


@pytest.fixture
def page(tmp_path: Path) -> Path:
    """A second root, with one web page in it."""
    return write_samples(tmp_path / "site", {"page.html": "<main><h1>Page</h1><p>Words as they were read.</p></main>"})


# -- once the code that reads has changed ---------------------------------------------------------------


def test_texts_are_read_anew_once_the_reading_code_changed(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    first, _ = shop.build()
    for module in ("build", "previous"):
        monkeypatch.setattr(f"ingest.{module}.fingerprint", lambda: "another reader")
    report, embedded = shop.build()
    assert report.generation != first.generation
    assert (report.changed, embedded) == ((), [])  # the same texts, cut the same way: every vector serves again


def test_files_are_read_anew_once_the_reading_code_changed(
    shop: Shop, page: Path, new_reader: Callable[[], None]
) -> None:
    shop.build(page)
    new_reader()
    shop.build(page)
    assert shop.texts() == {"site/page.html": "# Page\n\nWords as they are read now.\n"}


@pytest.mark.parametrize("meanwhile", ["another root is refreshed", "all is rebuilt"])
def test_the_files_of_a_root_that_was_only_carried_over_are_read_anew_when_it_is_refreshed(
    meanwhile: str, shop: Shop, page: Path, new_reader: Callable[[], None]
) -> None:
    shop.build(shop.docs, page)
    new_reader()
    if meanwhile == "all is rebuilt":
        shop.rebuild()
    else:
        shop.write(more="Words that say more.").build()
    assert "Words as they were read." in shop.texts()["site/page.html"]
    shop.build(page)
    assert "Words as they are read now." in shop.texts()["site/page.html"]
    assert shop.build(page)[0].unchanged == len(shop.ids())


def test_a_rebuild_of_what_the_same_code_read_reads_no_file_twice(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    shop.build()
    shop.rebuild()
    monkeypatch.setattr("ingest.reading.texts_of", lambda path: pytest.fail(f"{path} was read"))
    assert shop.build()[0].unchanged == 2


# -- of an older format -----------------------------------------------------------------------------------


def test_an_index_of_an_older_format_is_not_opened_and_says_what_writes_it_anew(shop: Shop) -> None:
    shop.build()
    outdate(shop)
    with pytest.raises(IndexOutdated, match=rf"format 1, .*python -m ingest --rebuild --index {shop.index_dir}"):
        open_index(shop.index_dir)


def test_the_next_build_writes_an_index_of_an_older_format_anew_from_all_its_roots(shop: Shop, tmp_path: Path) -> None:
    other = write_samples(tmp_path / "other", {"page.txt": "Words in another folder."})
    first, embedded = shop.build(shop.docs, other)
    outdate(shop)
    report, again = shop.write(more="Words that say more.").build()
    assert shop.ids() == ["docs/guide.md", "docs/more.md", "docs/note.md", "other/page.txt"]
    assert set(embedded) < set(again)
    assert shop.folders() == [report.generation] != [first.generation]


@pytest.mark.parametrize("rebuild", [False, True])
def test_an_index_of_an_older_format_whose_root_is_gone_stays_until_that_is_dropped(
    rebuild: bool, shop: Shop, tmp_path: Path
) -> None:
    other = write_samples(tmp_path / "other", {"page.txt": "Words in another folder."})
    first, _ = shop.build(shop.docs, other)
    outdate(shop)
    other.rename(tmp_path / "away")
    with pytest.raises(SourceError, match=r"other does not exist.*--remove"):
        shop.build(rebuild=rebuild)
    assert shop.folders() == [first.generation]
    build_index([], shop.index_dir, remove=[other], rebuild=rebuild)
    assert shop.ids() == ["docs/guide.md", "docs/note.md"]


def test_an_index_of_an_older_format_that_names_no_roots_is_replaced_by_a_rebuild_that_does(shop: Shop) -> None:
    shop.build()
    (generation.current(shop.index_dir) / "manifest.json").write_text('{"format": 1}')
    with pytest.raises(SourceError, match=r"name its roots: python -m ingest PATH\.\.\. --rebuild --index"):
        shop.rebuild()
    shop.build(rebuild=True)
    assert len(shop.ids()) == 2


def test_the_default_index_of_an_older_format_rebuilds_itself_when_it_is_opened(
    shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    shop.build()
    outdate(shop)
    monkeypatch.setattr(index_module, "DEFAULT_INDEX", shop.index_dir)
    monkeypatch.setattr(index_module, "GUIDES", shop.docs)
    with open_index(settings=Settings(index_dir=shop.index_dir)) as index:
        assert [source.text for source in index.sources()] == [GUIDE, NOTE]


# -- of another model -------------------------------------------------------------------------------------


def test_another_embedding_model_is_a_mismatch_until_all_is_embedded_anew(shop: Shop) -> None:
    shop.build()
    other = Settings(embedding_model="other")
    with pytest.raises(IndexMismatch, match=rf"model fake builtin, not fake other.*--rebuild --index {shop.index_dir}"):
        shop.build(settings=other)
    assert len(shop.ids()) == 2
    report, embedded = shop.build(rebuild=True, settings=other)
    assert len(embedded) == report.embedded > 0
    with open_index(shop.index_dir, settings=other) as index:
        assert index.manifest.embedding == "fake other"


def test_another_version_of_the_built_in_model_embeds_all_anew(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    shop.build()
    newer = Settings(embedding_model="newer")
    for module in ("index", "previous"):
        monkeypatch.setattr(f"ingest.{module}.is_builtin", lambda name: name.startswith("fake"))
    with pytest.raises(
        IndexOutdated, match=rf"another version .*fake builtin.* not fake newer.*--index {shop.index_dir}"
    ):
        open_index(shop.index_dir, settings=newer)
    report, embedded = shop.build(settings=newer)
    assert len(embedded) == report.embedded > 0
    assert shop.build(settings=newer)[1] == []
    with open_index(shop.index_dir, settings=newer) as index:
        assert index.manifest.embedding == "fake newer"


# -- damage that sizes do not show ------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["lexical/words.json", "lexical/words.npy", "statements/vectors.npy", "documents.db"])
def test_files_of_the_right_size_that_hold_rubbish_are_damage_to_the_next_build(name: str, shop: Shop) -> None:
    shop.build()
    path = generation.current(shop.index_dir) / name
    path.write_bytes(b"x" * path.stat().st_size)
    with pytest.raises(IndexDamaged, match=rf"--rebuild --index {shop.index_dir}"):
        shop.write(more="Words that say more.").build()
    shop.run([], rebuild=True)
    shop.build()
    assert len(shop.ids()) == 3


@pytest.mark.parametrize("field", ["roots", "files"])
def test_a_manifest_with_fields_of_another_shape_is_damage(field: str, shop: Shop) -> None:
    shop.build()
    rewrite_manifest(shop, lambda fields: fields.update({field: []}))
    with pytest.raises(IndexDamaged, match=rf"--rebuild --index {shop.index_dir}"):
        shop.build()


def test_where_nothing_served_before_there_is_nothing_to_keep() -> None:
    nothing = Previous()
    assert nothing.stale
    assert (nothing.entries(), nothing.records(), nothing.versions()) == ([], [], {})
    assert nothing.carried(["docs"]) == ([], [])
    assert not nothing.holds({}, set(), [])
