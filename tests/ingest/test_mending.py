"""Whatever is damaged, the command that the message names mends it: from the kept texts, else from the roots."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from ingest import build_index, generation, open_index
from ingest.__main__ import main
from ingest.errors import IndexDamaged, SourceError
from tests.ingest.samples import write_samples
from tests.ingest.shop import Shop, commanded

Harm = Callable[[Path], object]


def cut(name: str, count: int = 1) -> Harm:
    """Cut the last bytes off a file of the serving generation."""

    def harm(index_dir: Path) -> None:
        (path,) = generation.current(index_dir).glob(name)
        os.truncate(path, path.stat().st_size - count)

    return harm


def lose(name: str) -> Harm:
    """Remove a file or folder of the serving generation."""

    def harm(index_dir: Path) -> None:
        path = generation.current(index_dir) / name
        shutil.rmtree(path) if path.is_dir() else path.unlink()

    return harm


def point(data: bytes) -> Harm:
    return lambda index_dir: (index_dir / "current").write_bytes(data)


#: Damage that leaves the texts whole.
TEXTS_KEPT: dict[str, Harm] = {
    "vectors cut by one byte": cut("statements/vectors.npy"),
    "rows cut": cut("statements/rows.npy", 64),
    "a vector file of Chroma cut": cut("chroma/*/data_level0.bin"),
    "Chroma's database gone": lose("chroma/chroma.sqlite3"),
    "Chroma's database cut": cut("chroma/chroma.sqlite3", 100_000),
    "Chroma's folder gone": lose("chroma"),
    "the lexical index gone": lose("lexical"),
    "the words cut by one byte": cut("lexical/words.json"),
    "the manifest gone": lose("manifest.json"),
    "the manifest cut": cut("manifest.json", 100),
    "a pointer at nothing": point(b"000099-nothing"),
    "an empty pointer": point(b""),
    "a pointer that is no text": point(b"\xff\xfe\x00"),
}
TEXTS_LOST: dict[str, Harm] = {
    "the documents gone": lose("documents.db"),
    "the documents halved": cut("documents.db", 16_384),
    "the documents empty": lambda index_dir: os.truncate(generation.current(index_dir) / "documents.db", 0),
}


@pytest.fixture
def away(shop: Shop, tmp_path: Path) -> Callable[[], Path]:
    """What moves the original files away, and says where to."""
    return lambda: shop.docs.rename(tmp_path / "away")


def complaint(shop: Shop) -> str:
    """What a plain build says of the damage."""
    with pytest.raises(IndexDamaged) as told:
        shop.build()
    return str(told.value)


@pytest.mark.parametrize("harm", TEXTS_KEPT)
def test_damage_is_noticed_by_a_build_and_mended_without_the_files(
    harm: str, shop: Shop, away: Callable[[], Path]
) -> None:
    shop.build()
    before = shop.texts()
    TEXTS_KEPT[harm](shop.index_dir)
    arguments = commanded(complaint(shop))
    away()
    assert main(arguments) == 0
    shop.serving()
    assert shop.texts() == before
    assert len(shop.folders()) == 1


@pytest.mark.parametrize("harm", TEXTS_LOST)
def test_lost_texts_are_noticed_by_a_build_and_read_from_the_roots(
    harm: str, shop: Shop, away: Callable[[], Path], capsys: pytest.CaptureFixture[str]
) -> None:
    shop.build()
    before = shop.texts()
    TEXTS_LOST[harm](shop.index_dir)
    arguments = commanded(complaint(shop))
    moved = away()
    assert main(arguments) == 2
    assert f"{shop.docs} does not exist; nothing was changed" in capsys.readouterr().err
    moved.rename(shop.docs)
    assert main(arguments) == 0
    shop.serving()
    assert shop.texts() == before


@pytest.mark.parametrize("harm", [*TEXTS_KEPT, *TEXTS_LOST])
def test_whoever_opens_a_damaged_index_is_told_what_mends_it(harm: str, shop: Shop) -> None:
    shop.build()
    {**TEXTS_KEPT, **TEXTS_LOST}[harm](shop.index_dir)
    with pytest.raises(IndexDamaged) as told, open_index(shop.index_dir) as index:
        index.dense(index.embed("pay"), 1)
    assert main(commanded(str(told.value))) == 0
    assert len(shop.ids()) == 2


def test_a_mended_index_knows_its_roots_and_drops_what_is_gone(shop: Shop, tmp_path: Path) -> None:
    other = write_samples(tmp_path / "other", {"page.txt": "Words in another folder."})
    shop.build(shop.docs, other)
    lose("manifest.json")(shop.index_dir)
    shop.rebuild()
    (shop.docs / "note.md").unlink()
    assert shop.build()[0].removed == ("docs/note.md",)
    build_index([], shop.index_dir, remove=[other])
    assert shop.ids() == ["docs/guide.md"]


def test_a_text_that_is_not_what_it_was_is_never_kept(shop: Shop) -> None:
    shop.build()
    path = generation.current(shop.index_dir) / "documents.db"
    data = path.read_bytes()
    assert data.count(b"$90,000 a year") >= 1
    path.write_bytes(data.replace(b"$90,000 a year", b"$10,000 a year"))
    shop.rebuild()
    assert "It pays $90,000 a year." in shop.texts()["docs/note.md"]


def test_a_pointer_that_is_lost_is_found_again_by_a_rebuild(shop: Shop, away: Callable[[], Path]) -> None:
    shop.build()
    before = shop.texts()
    (shop.index_dir / "current").unlink()
    away()
    shop.rebuild()
    assert shop.texts() == before


def test_where_nothing_can_be_read_back_a_rebuild_asks_for_the_roots(shop: Shop) -> None:
    report, _ = shop.build()
    shutil.rmtree(shop.index_dir / "generations" / report.generation)
    with pytest.raises(SourceError, match=r"name its roots: python -m ingest PATH\.\.\. --rebuild --index"):
        shop.rebuild()
    shop.build(rebuild=True)
    assert len(shop.ids()) == 2


def test_a_rebuild_of_lost_texts_reads_every_root_again_or_changes_nothing(shop: Shop, tmp_path: Path) -> None:
    other = write_samples(tmp_path / "other", {"page.txt": "Words in another folder."})
    report, _ = shop.build(shop.docs, other)
    (shop.index_dir / "generations" / report.generation / "documents.db").write_text("broken")
    other.rename(tmp_path / "away")
    with pytest.raises(SourceError, match="other does not exist"):
        shop.rebuild()
    assert shop.folders() == [report.generation]
    (tmp_path / "away").rename(other)
    shop.rebuild()
    assert len(shop.ids()) == 3
