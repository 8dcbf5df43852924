"""Kinds of files, and what each holds as text: Markdown and plain text as they are, a page or a database as Markdown."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from ingest.errors import SourceError

MAX_BYTES = 20_000_000


@dataclass(frozen=True, slots=True)
class Text:
    """One document's text. ``part`` tells documents of one file apart (empty where it is the file's only one)."""

    text: str
    format: str = "markdown"
    part: str = ""


def _markdown(path: Path) -> Iterator[Text]:
    yield Text(read_text(path))


def _plain(path: Path) -> Iterator[Text]:
    yield Text(read_text(path), "text")


def _page(path: Path) -> Iterator[Text]:
    from ingest import webpage  # its parser loads only where there is a page

    yield Text(webpage.markdown_of(webpage.decode(_bytes(path))))


def _database(path: Path) -> Iterator[Text]:
    from ingest import onet

    for code, text in onet.occupations(path):
        yield Text(text, part=code)


_READERS: dict[str, Callable[[Path], Iterator[Text]]] = {
    ".md": _markdown,
    ".markdown": _markdown,
    ".txt": _plain,
    ".html": _page,
    ".htm": _page,
    ".zip": _database,
}
SUFFIXES = frozenset(_READERS)


def texts_of(path: Path) -> Iterator[Text]:
    """The documents a file holds. Raises SourceError with the reason where it cannot be read."""
    return _READERS[path.suffix.lower()](path)


def read_text(path: Path) -> str:
    """A text file's text with line ends as ``\\n``. Raises SourceError with the reason where it is no text."""
    data = _bytes(path)
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise SourceError(f"not UTF-8 text (byte {error.start}); save it as UTF-8") from error
    if "\0" in text:
        raise SourceError("not a text file (it holds NUL bytes)")
    if not text.strip():
        raise SourceError("empty")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _bytes(path: Path) -> bytes:
    try:
        if path.stat().st_size > MAX_BYTES:
            raise SourceError(f"larger than {MAX_BYTES // 1_000_000} MB; split it")
        return path.read_bytes()
    except OSError as error:
        raise SourceError(f"cannot be read: {error.strerror or error}") from error
