"""Markdown to blocks, with front matter and footnotes. The grammar is markdown-it's; offsets are the file's own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import yaml
from markdown_it import MarkdownIt
from markdown_it.token import Token

from ingest.blocks import Block, trimmed
from ingest.errors import SourceError

_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.*?)\n---[ \t]*(?:\n|\Z)", re.S)
_DEFINITION = re.compile(r"^\[\^([\w.-]+)\]:[ \t]*(.*(?:\n(?:[ \t]+\S.*))*)", re.M)
_MARKER = re.compile(r"[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)+(?:\[[ xX]\][ \t]+)?")
_QUOTE = re.compile(r"[ \t>]*")
_HASHES = re.compile(r"#{1,6}[ \t]+")
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # ten times as fast where libyaml is there
#: What yaml raises: its own errors, and bare ones for a date that is none or a tag that does not fit its value.
_YAML_ERRORS = (yaml.YAMLError, ValueError, TypeError, AttributeError, LookupError, RecursionError)


def front_matter(text: str) -> tuple[dict[str, Any], int]:
    """The front matter and the offset where the body begins ({} and 0 where there is none).

    Raises SourceError where it is no YAML mapping.
    """
    match = _FRONT_MATTER.match(text)
    if match is None:
        return {}, 0
    try:
        fields = yaml.load(match.group(1), _LOADER)
    except _YAML_ERRORS as error:
        raise SourceError(f"front matter is not valid YAML: {' '.join(str(error).split())}") from error
    if fields is None:
        fields = {}
    if not isinstance(fields, dict):
        raise SourceError(f"front matter must be 'name: value' lines, not {type(fields).__name__}")
    return fields, match.end()


def footnote_definitions(text: str) -> dict[str, str]:
    """Footnote id -> what its definition says, on one line."""
    return {m.group(1): " ".join(m.group(2).split()) for m in _DEFINITION.finditer(text)}


def read_blocks(text: str, body: int = 0) -> list[Block]:
    """The blocks of a Markdown text from offset ``body`` on; code, HTML and footnote definitions are left out."""
    text = text.replace("\r\n", " \n").replace("\r", "\n")  # as long as before, so offsets stay
    offsets = [0, *(newline.end() for newline in re.finditer("\n", text)), len(text)]  # of markdown-it's lines
    blanked = "\n" * text.count("\n", 0, body) + text[body:]
    blanked = _DEFINITION.sub(lambda m: "\n" * m.group().count("\n"), blanked)
    return list(_walk(MarkdownIt("commonmark").enable("table").parse(blanked), text, offsets))


def _walk(tokens: list[Token], text: str, offsets: list[int]) -> Iterator[Block]:
    depth, kind, level, in_table = 0, "paragraph", 0, False
    for token in tokens:
        if token.type == "list_item_open":
            depth, kind = depth + 1, "item"
        elif token.type == "list_item_close":
            depth, kind = depth - 1, "paragraph"
        elif token.type == "heading_open":
            level = int(token.tag[1])
        elif token.type in ("table_open", "table_close"):
            in_table = token.type == "table_open"
        elif token.type == ("tr_open" if in_table else "inline") and token.map:
            start, end = _opening(text, offsets[token.map[0]], kind), offsets[token.map[1]]
            if in_table:
                if set(text[start:end]) - set("|-: \t\n"):
                    yield Block("row", *trimmed(text, start, end))
                kind = "paragraph"
            elif level:
                start = hashes.end() if (hashes := _HASHES.match(text, start)) else start
                yield Block("heading", *_without_underline(text, *trimmed(text, start, end)), level=level)
                level = 0
            else:
                yield Block(kind if depth else "paragraph", *trimmed(text, start, end), indent=depth)  # type: ignore[arg-type]
                kind = "paragraph"


def _opening(text: str, start: int, kind: str) -> int:
    """Where a line's words begin: after its quote marks and, where it opens an item, its bullet."""
    mark = (_MARKER if kind == "item" else _QUOTE).match(text, start) or _QUOTE.match(text, start)
    return mark.end() if mark else start


def _without_underline(text: str, start: int, end: int) -> tuple[int, int]:
    """A heading without its closing hashes or the line of = or - below it."""
    first = text[start:end].split("\n")[0]
    return trimmed(text, start, start + len(re.sub(r"[ \t]+#+[ \t]*$", "", first)))
