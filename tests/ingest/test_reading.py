"""Reading: only files and parts that changed are read, and what fails is named every time."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from ingest.document import Document
from ingest.errors import SourceError
from ingest.formats import Text, texts_of
from ingest.reader import parse_document
from tests.ingest.samples import write_samples
from tests.ingest.shop import NOTE, Shop


class Many:
    """Stands in for the reader of a file of many parts; the file's lines are ``code: text`` (an empty text fails)."""

    def __init__(self, shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
        self.file, self.opened, self.parsed = shop.docs / "many.zip", 0, list[str]()
        self._shop, self._parse = shop, parse_document
        monkeypatch.setattr("ingest.formats._READERS", {".zip": self._texts})
        monkeypatch.setattr("ingest.reading.parse_document", self._parse_and_note)

    def write(self, **parts: str) -> Many:
        self.file.write_text("".join(f"{code}: {text}\n" for code, text in parts.items()))
        self.parsed.clear()
        return self

    def _texts(self, path: Path) -> Iterator[Text]:
        self.opened += 1
        for line in path.read_text().splitlines():
            code, _, text = line.partition(": ")
            if code == "broken":
                raise SourceError("the rest cannot be unpacked")
            yield Text(f"# {code}\n\n{text}\n", part=code)

    def _parse_and_note(self, text: str, source_id: str, **options: str) -> Document:
        self.parsed.append(source_id)
        return self._parse(text, source_id, **options)


@pytest.fixture
def many(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> Many:
    return Many(shop, monkeypatch)


def build(shop: Shop, many: Many) -> tuple[tuple[str, str], ...]:
    """Build over the one file: what failed of it."""
    return shop.build(many.file)[0].failed


def test_a_file_that_did_not_change_is_not_read_again(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    shop.build()
    shop.write(more="Words that say more.")
    opened: list[str] = []

    def noted(path: Path) -> Iterator[Text]:
        opened.append(path.name)
        return texts_of(path)

    monkeypatch.setattr("ingest.reading.texts_of", noted)
    report, _ = shop.build()
    assert (opened, report.unchanged, len(shop.ids())) == (["more.md"], 2, 3)


def test_nothing_is_read_where_nothing_changed(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    shop.build()
    monkeypatch.setattr("ingest.reading.texts_of", lambda path: pytest.fail(f"{path} was read"))
    os.utime(shop.docs / "note.md", (1, 1))
    assert shop.build()[0].unchanged == 2


def test_of_a_file_of_many_parts_only_those_that_changed_are_parsed(shop: Shop, many: Many) -> None:
    build(shop, many.write(a="Words of the first.", b="Words of the second.", c="Words of the third."))
    assert many.parsed == ["many.zip/a", "many.zip/b", "many.zip/c"]
    build(shop, many.write(a="Words of the first.", b="Other words of the second.", d="Words of a fourth."))
    assert many.parsed == ["many.zip/b", "many.zip/d"]
    assert shop.texts() == {
        "many.zip/a": "# a\n\nWords of the first.\n",
        "many.zip/b": "# b\n\nOther words of the second.\n",
        "many.zip/d": "# d\n\nWords of a fourth.\n",
    }


def test_a_part_that_fails_is_named_and_the_others_are_read(shop: Shop, many: Many) -> None:
    failed = build(shop, many.write(a="Words of the first.", b="", c="Words of the third."))
    assert failed == ((str(many.file), "b: holds no sentence or list item that could be quoted"),)
    assert shop.ids() == ["many.zip/a", "many.zip/c"]


def test_a_file_that_breaks_off_is_named_with_what_was_read_of_it(shop: Shop, many: Many) -> None:
    failed = build(shop, many.write(a="Words of the first.", broken="", c="Words of the third."))
    assert failed == ((str(many.file), "the rest cannot be unpacked"),)
    assert shop.ids() == ["many.zip/a"]


def test_what_failed_is_told_again_without_being_read_again(shop: Shop, many: Many) -> None:
    first = build(shop, many.write(a="Words of the first.", b=""))
    opened = many.opened
    assert build(shop, many) == first
    other = write_samples(shop.docs.parent / "others", {"c.txt": "Words of another root."})
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(
            "ingest.formats._READERS", {".zip": many._texts, ".txt": lambda p: [Text(p.read_text(), "text")]}
        )
        assert shop.build(many.file, other)[0].failed == first
    assert many.opened == opened
    assert "others/c.txt" in shop.ids()


def test_a_file_that_failed_is_told_again_until_it_is_mended(shop: Shop) -> None:
    (shop.docs / "empty.md").touch()
    failed = ((str(shop.docs / "empty.md"), "empty"),)
    assert [shop.build()[0].failed for _ in range(2)] == [failed, failed]
    shop.write(more="Words that say more.")
    assert shop.build()[0].failed == failed
    shop.write(empty="Words have come in.")
    assert shop.build()[0].failed == ()
    assert "docs/empty.md" in shop.ids()


def test_a_file_that_breaks_loses_its_documents_and_says_so(shop: Shop) -> None:
    shop.build()
    (shop.docs / "note.md").write_bytes(b"\0")
    report, _ = shop.build()
    assert report.removed == ("docs/note.md",)
    assert "NUL" in report.failed[0][1]
    shop.write(note=NOTE)
    assert shop.build()[0].added == ("docs/note.md",)


# -- files that cannot be read ------------------------------------------------------------------------

BAD = {
    "binary.txt": (bytes(range(256)), "not UTF-8"),
    "latin.txt": ("Caf\u00e9 owners".encode("latin-1"), "not UTF-8"),
    "nul.md": (b"words\x00words", "NUL"),
    "empty.md": (b"", "empty"),
    "yaml.md": (b"---\ndate: 2024-13-45\n---\nWords are here.", "front matter"),
    "crumb.txt": (b"42", "no sentence"),
}


def test_bad_files_are_reported_by_name_and_the_rest_are_read(shop: Shop) -> None:
    for name, (data, _) in BAD.items():
        (shop.docs / name).write_bytes(data)
    report, _ = shop.build()
    failed = {Path(name).name: reason for name, reason in report.failed}
    assert failed.keys() == BAD.keys()
    assert all(BAD[name][1] in reason for name, reason in failed.items())
    assert shop.ids() == ["docs/guide.md", "docs/note.md"]


def test_files_of_other_kinds_are_skipped_and_hidden_ones_not_looked_at(shop: Shop) -> None:
    for name in ("page.pdf", "README", ".hidden.md", ".git/config.md", "deep/er/page.md"):
        write_samples(shop.docs, {name: "Words that say something."})
    report, _ = shop.build()
    assert [Path(name).name for name, _ in report.skipped] == ["README", "page.pdf"]
    assert shop.ids() == ["docs/deep/er/page.md", "docs/guide.md", "docs/note.md"]


def test_a_file_whose_name_is_no_text_is_reported(shop: Shop) -> None:
    try:
        (shop.docs / os.fsdecode(b"caf\xe9.md")).write_text("Words that say something.")
    except OSError:
        pytest.skip("this file system takes names in UTF-8 only")
    report, _ = shop.build()
    ((name, reason),) = report.failed
    assert name.endswith("caf?.md")
    assert "name is not UTF-8" in reason
    assert len(shop.ids()) == 2


def test_only_bad_files_is_an_error_that_names_them(shop: Shop, tmp_path: Path) -> None:
    write_samples(tmp_path / "bad", {"empty.md": ""})
    with pytest.raises(SourceError, match=r"empty\.md: empty"):
        shop.build(tmp_path / "bad")
