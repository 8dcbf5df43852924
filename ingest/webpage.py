"""A saved web page to Markdown with front matter: its main content alone, as the Markdown reader takes it."""

from __future__ import annotations

import codecs
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

import yaml
from lxml import etree, html

from ingest.blocks import is_title_case
from ingest.errors import SourceError
from ingest.sentences import sentence_spans
from ingest.titles import occupation_of_title
from ingest.webcontent import content_of
from ingest.webfields import fields_of
from ingest.weblines import Piece
from ingest.webtext import TextReader

MAX_CHARS = 5_000_000
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,30})", re.I)
_XML_CHARSET = re.compile(rb"\A\s*<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w.:-]{2,30})", re.I)
#: What pages call Latin-1 or ASCII is Windows-1252; what calls itself UTF-16 in bytes that read as ASCII is UTF-8.
_MEANT = {"iso8859-1": "cp1252", "ascii": "cp1252", "utf-16": "utf-8", "utf-16-le": "utf-8", "utf-16-be": "utf-8"}
_TEXT_CODECS = re.compile(r"utf|iso8859|cp\d|koi8|shift_jis|euc|gb|big5|mac|ascii|windows|tis")
#: What opens a block of Markdown; only the first character of a line needs its backslash.
_OPENING = re.compile(r"[#>|<\[`~]|[-+*=_](?=[\s*_=-]|$)|\[\^")
_NUMBER = re.compile(r"(\d{1,9})([.)])(?=\s|$)")
#: What the reader of flattened Markdown would take for structure in the midst of a line.
_INSIDE = re.compile(r"(?<=\s)(?=#{1,6}\s)|(?<=:\s)(?=-\s)|(?<=\s)(?=-\s\*\*)|(?<=\[)(?=\^)")

_LISTED = re.compile(r"(?<=:\s)(\d{1,2})\.(?=\s)")


def decode(data: bytes) -> str:
    """The text of a page: by its byte order mark, its declared charset, or as UTF-8, else Windows-1252."""
    for mark, codec in (
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if data.startswith(mark):
            return _decoded(data, codec, strict=True)
    if b"\0" in data[:4096]:
        raise SourceError("not a web page (it holds NUL bytes)")
    told = _XML_CHARSET.search(data[:200]) or _CHARSET.search(data[:4096])
    try:
        return _decoded(data, "utf-8", strict=True)
    except SourceError:
        return _decoded(data, _codec(told.group(1).decode()) if told else "cp1252", strict=False)


def _decoded(data: bytes, codec: str, *, strict: bool) -> str:
    try:
        return data.decode(codec, "strict" if strict else "replace")
    except UnicodeError as error:
        raise SourceError(f"not text in {codec}; save it as UTF-8") from error


def _codec(name: str) -> str:
    try:
        codec = codecs.lookup(name).name
    except LookupError:
        return "cp1252"
    codec = _MEANT.get(codec, codec)
    return codec if _TEXT_CODECS.match(codec) and codec != "utf-7" else "cp1252"


def markdown_of(page: str) -> str:
    """The main content of an HTML page as Markdown with front matter. Raises SourceError where it holds no text."""
    if len(page) > MAX_CHARS:
        raise SourceError(f"larger than {MAX_CHARS // 1_000_000} million characters; save the article alone")
    parser = html.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        root = html.document_fromstring(page.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError) as error:
        raise SourceError("holds no text (the page is empty)") from error
    content = content_of(root)
    pieces = _tidied(TextReader(content).pieces(content.top))
    if not any(p.kind != "heading" for p in pieces):
        raise SourceError("holds no text outside menus and scripts; a page that scripts fill has to be saved as shown")
    heading = next((p.text for p in pieces if p.kind == "heading" and p.level == 1), "")
    fields: dict[str, object] = {**fields_of(root, heading)}
    headings = [p.text for p in pieces if p.kind == "heading"]
    if (named := occupation_of_title(str(fields.get("title", "")), headings)) is not None:
        fields["role"] = named[0]
        if named[1]:
            fields["aliases"] = list(named[1])
    front = yaml.safe_dump(fields, allow_unicode=True, sort_keys=False, width=float("inf")) if fields else ""
    return f"---\n{front}---\n\n{_written(pieces)}\n" if fields else f"{_written(pieces)}\n"


# -- pieces put in order ---------------------------------------------------------------------------


def _tidied(pieces: list[Piece]) -> list[Piece]:
    """The pieces with open sentences closed, bold lines made headings, and what is said twice said once."""
    pieces = _bold_lines(_closed(pieces))
    under, held = _headings_over(pieces)
    again = {p.text.casefold(): at for at, p in enumerate(pieces) if p.kind == "heading"}
    gone: set[int] = set()
    said = {at: _said(p) for at, p in enumerate(pieces) if p.kind == "paragraph"}
    last = {sentence: at for at, sentences in said.items() for sentence in sentences}
    for at, sentences in said.items():  # a summary's part, told again in its place: there the same heading comes again
        comes_again = again.get(pieces[under[at]].text.casefold(), 0) > at
        if sentences and comes_again and all(last[sentence] > at for sentence in sentences):
            gone.add(at)
            held[under[at]] -= 1
    seen: set[str] = set()
    for at in (at for at in said if at not in gone and said[at]):
        if (words := pieces[at].text.casefold()) in seen and held[under[at]] > 1:
            gone.add(at)
            held[under[at]] -= 1
        seen.add(words)
    gone.update(at for at, left in held.items() if left == 0)
    return [p for at, p in enumerate(pieces) if at not in gone]


def _headings_over(pieces: list[Piece]) -> tuple[dict[int, int], dict[int, int]]:
    """Each piece's heading, and how many blocks each heading with any stands over directly."""
    under, held, heading = {}, Counter[int](), 0
    for at, piece in enumerate(pieces):
        if piece.kind == "heading":
            heading = at
            if held[at - 1] == 0 and at and pieces[at - 1].kind == "heading" and pieces[at - 1].level < piece.level:
                held[at - 1] += 1  # it stands over this one
        else:
            under[at] = heading
            held[heading] += 1
    return under, {at: number for at, number in held.items() if number}


def _said(piece: Piece) -> list[str]:
    """The sentences of a paragraph; none of a lead-in or of a line too short to be missed."""
    words = piece.text
    if words[-1] == ":" or len(words.split()) < 4:
        return []
    return [words[start:end].casefold() for start, end in sentence_spans(words, 0, len(words))]


def _closed(pieces: list[Piece]) -> Iterable[Piece]:
    """Pieces with a sentence that stops open ("For more on this, visit") joined to the short line that ends it."""
    made: list[Piece] = []
    for piece in pieces:
        before = made[-1] if made else None
        if (
            before is not None
            and before.kind == piece.kind == "paragraph"
            and len(before.text) < 600
            and re.search(r"[\w,]\s(?:visit|see|contact|at|to|from|of|the|and|or|by|with|in)$", before.text)
            and len(piece.text.split()) <= 25
        ):
            made[-1] = Piece("paragraph", f"{before.text} {piece.text}")
        else:
            made.append(piece)
    return made


def _bold_lines(pieces: Iterable[Piece]) -> list[Piece]:
    """A bold line over other text is a heading; one over a heading or nothing is a line like any other."""
    made = list(pieces)
    for at, piece in enumerate(made):
        if piece.kind == "bold":
            below = made[at + 1].kind if at + 1 < len(made) else "heading"
            made[at] = replace(piece, kind="paragraph" if below in ("heading", "bold") else "heading")
    return made


# -- Markdown --------------------------------------------------------------------------------------


def _written(pieces: list[Piece]) -> str:
    lines: list[str] = []
    before = ""
    for piece in pieces:
        lines.append("\n" if before == piece.kind == "item" else "\n\n")
        lines.append(_line(piece))
        before = piece.kind
    return "".join(lines).strip()


def _line(piece: Piece) -> str:
    if piece.kind == "heading":
        return f"{'#' * piece.level} {piece.text.rstrip('#').rstrip() or piece.text}"
    if piece.kind == "item":
        return f"{'  ' * piece.indent}- {escaped(piece.text)}"
    if piece.kind == "lead":
        words = piece.text.rstrip(" :.")
        # a label in title case would open a section, and the prose below the table would fall under it
        return escaped(words + (" (table):" if is_title_case(words) or is_title_case(words.split(": ")[-1]) else ":"))
    return escaped(piece.text)


def escaped(words: str) -> str:
    """Words of a page as one line of Markdown that reads as itself."""
    words = _LISTED.sub(r"\1\\.", _INSIDE.sub(r"\\", words))
    if _OPENING.match(words):
        return f"\\{words}"
    return _NUMBER.sub(r"\1\\\2", words, count=1) if _NUMBER.match(words) else words
