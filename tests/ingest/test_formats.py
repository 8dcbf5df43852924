"""What each kind of file holds, and what is refused with its reason."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest import formats
from ingest.errors import SourceError
from ingest.formats import SUFFIXES, Text, read_text, texts_of


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b" \r\n\t", "empty"),
        ("Caf\u00e9 owners know this.".encode("latin-1"), "not UTF-8 text .byte 3."),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "not UTF-8"),
        (b"words\x00words", "NUL"),
        (b"\xff\xfeodd", "not UTF-8"),
    ],
)
def test_a_file_that_is_no_text_is_refused_with_the_reason(data: bytes, reason: str, tmp_path: Path) -> None:
    (tmp_path / "bad.txt").write_bytes(data)
    with pytest.raises(SourceError, match=reason):
        read_text(tmp_path / "bad.txt")


def test_a_file_that_is_too_large_or_gone_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(formats, "MAX_BYTES", 1_000_000)
    (tmp_path / "large.txt").write_text("a" * 1_000_001)
    with pytest.raises(SourceError, match="larger than 1 MB"):
        read_text(tmp_path / "large.txt")
    with pytest.raises(SourceError, match="cannot be read: No such file"):
        read_text(tmp_path / "gone.txt")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_unicode_files_read_alike_with_any_line_ends(encoding: str, tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_bytes("One — “two” 🗂.\r\nThree.\rFour.".encode(encoding))
    assert read_text(tmp_path / "page.txt") == "One — “two” 🗂.\nThree.\nFour."


@pytest.mark.parametrize(
    ("name", "form"), [("a.md", "markdown"), ("a.MARKDOWN", "markdown"), ("a.txt", "text"), ("a.TXT", "text")]
)
def test_the_ending_tells_the_format(name: str, form: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text("Words are *here*.\n")
    assert list(texts_of(tmp_path / name)) == [Text("Words are *here*.\n", form)]


def test_a_page_is_read_as_markdown(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(
        "<html><body><nav>Home</nav><main><h1>Bees</h1><p>Bees make honey.</p></main></body></html>"
    )
    (text,) = texts_of(tmp_path / "page.html")
    assert text.format == "markdown"
    assert "# Bees" in text.text
    assert "Bees make honey." in text.text
    assert "Home" not in text.text


def test_every_kind_of_file_that_is_gone_is_a_source_error(tmp_path: Path) -> None:
    for suffix in SUFFIXES:
        with pytest.raises(SourceError, match="cannot be"):
            list(texts_of(tmp_path / f"gone{suffix}"))
