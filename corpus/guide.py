"""One guide as ingest reads it, with the line every offset stands in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ingest import markdown
from ingest.blocks import Block
from ingest.document import Document
from ingest.errors import SourceError
from ingest.formats import read_text
from ingest.reader import parse_document

_DEFINITION = re.compile(r"^\[\^[\w.-]+\]:.*(?:\n[ \t]+\S.*)*", re.M)


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """Something a guide must not hold: where it stands, what is wrong and how to mend it."""

    path: Path
    line: int
    says: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.says}"


@dataclass(frozen=True, slots=True)
class Guide:
    """A guide's file: front matter, blocks, and the document ingest makes of it. ``body`` is where its text begins."""

    path: Path
    fields: dict[str, Any]
    body: int
    blocks: tuple[Block, ...]
    document: Document

    @property
    def text(self) -> str:
        """The whole file; all offsets refer to it."""
        return self.document.source.text

    @property
    def role(self) -> str | None:
        """The occupation the guide is about; None in a general guide."""
        named = self.fields.get("role")
        return str(named).strip() if named else None

    def words(self, start: int, end: int) -> str:
        """A slice of the text on one line."""
        return " ".join(self.text[start:end].split())

    def prose(self) -> str:
        """The text with front matter and footnote definitions made blank; offsets and lines stay."""
        text = _blank(self.text[: self.body]) + self.text[self.body :]
        return _DEFINITION.sub(lambda match: _blank(match.group()), text)

    def fault(self, offset: int, says: str) -> Fault:
        """A fault in the line of this offset."""
        return Fault(self.path, self.text.count("\n", 0, offset) + 1, says)


def _blank(words: str) -> str:
    return re.sub(r"[^\n]", " ", words)


def read_guide(path: Path) -> Guide:
    """Read one guide. Raises SourceError with the reason where ingest could not read it."""
    text = read_text(path)
    fields, body = markdown.front_matter(text)
    if not body:
        raise SourceError("the file has no front matter; begin it with a line ---, the fields, and a line ---")
    document = parse_document(text, path.name, fallback_title=path.stem)
    return Guide(path, fields, body, tuple(markdown.read_blocks(text, body)), document)


def briefly(words: str, most: int = 60) -> str:
    """Words in quotation marks, cut where they are many."""
    return f'"{words if len(words) <= most else words[:most].rsplit(" ", 1)[0] + " ..."}"'
