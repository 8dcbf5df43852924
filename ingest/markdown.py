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
_HASHES = re.compile(r"[ \t>]*#{1,6}[ \t]+")


def front_matter(text: str) -> tuple[dict[str, Any], int]:
    """The front matter and the offset where the body begins ({} and 0 where there is none).

    Raises SourceError where it is no YAML mapping.
    """
    match = _FRONT_MATTER.match(text)
    if match is None:
        return {}, 0
    try:
        fields = yaml.safe_load(match.group(1))
    except yaml.YAMLError as error:
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
    offsets = [0]
    for line in text.splitlines(keepends=True):
        offsets.append(offsets[-1] + len(line))
    blanked = "\n" * text.count("\n", 0, body) + text[body:]
    blanked = _DEFINITION.sub(lambda m: "\n" * m.group().count("\n"), blanked)
    return list(_walk(MarkdownIt("commonmark").enable("table").parse(blanked), text, offsets))


def _walk(tokens: list[Token], text: str, offsets: list[int]) -> Iterator[Block]:
    depth, kind, level = 0, "paragraph", 0
    for token in tokens:
        if token.type == "list_item_open":
            depth, kind = depth + 1, "item"
        elif token.type == "list_item_close":
            depth, kind = depth - 1, "paragraph"
        elif token.type == "heading_open":
            level = int(token.tag[1])
        elif token.type == "tr_open" and token.map and depth == 0:
            block = Block("row", *trimmed(text, offsets[token.map[0]], offsets[token.map[1]]))
            if set(text[block.start : block.end]) - set("|-: \t\n"):
                yield block
        elif token.type == "inline" and token.map and not _in_table(text, offsets, token):
            start, end = offsets[token.map[0]], offsets[min(token.map[1], len(offsets) - 1)]
            if level:
                start = _HASHES.match(text, start).end() if _HASHES.match(text, start) else start
                yield Block("heading", *_without_underline(text, *trimmed(text, start, end)), level=level)
                level = 0
            else:
                mark = (_MARKER if kind == "item" else _QUOTE).match(text, start) or _QUOTE.match(text, start)
                start = mark.end() if mark else start
                yield Block(kind if depth else "paragraph", *trimmed(text, start, end), indent=depth)  # type: ignore[arg-type]
                kind = "paragraph"


def _in_table(text: str, offsets: list[int], token: Token) -> bool:
    return token.level >= 3 and token.map is not None and text[offsets[token.map[0]] :].lstrip(" >").startswith("|")


def _without_underline(text: str, start: int, end: int) -> tuple[int, int]:
    """A heading without its closing hashes or the line of = or - below it."""
    first = text[start:end].split("\n")[0]
    return trimmed(text, start, start + len(re.sub(r"[ \t]+#+[ \t]*$", "", first)))
