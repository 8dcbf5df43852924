"""Lines of a page as pieces of text: what a line break parts, what is a label, a bold heading, or an item with what is below it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

#: Marks inside a line that is being collected: bold begins, bold ends, a line break. Not characters of any text.
BOLD, PLAIN, BREAK = "\ue000", "\ue001", "\ue002"
_MARKS = re.compile(f"[{BOLD}{PLAIN}]")
#: Characters that show nothing, and those that no text should hold.
UNSEEN = re.compile("[\x00-\x08\x0e-\x1f\x7f\u00ad\u200b\u2060\ufeff\ue000-\ue002\ufffe\uffff]")
_RUN_IN = re.compile(rf"{BOLD}([^{PLAIN}]{{2,80}}?)(?P<stop>[.:]?)\s*{PLAIN}(?P<after>[.:]?)\s*(?=\S)")
_BULLET = re.compile(r"[•▪●◦‣]\s+(?=\S)")
_DASHED = re.compile(r"[·*–-]\s+(?=\S)")
_LABELLED = re.compile(r"[A-Z][^:.!?]{1,40}:\s")


@dataclass(frozen=True, slots=True)
class Piece:
    """One block of the text. ``level`` is a heading's; ``indent`` how deep an item stands in its list."""

    kind: str  # heading | bold (a line that may be a heading) | paragraph | item | lead
    text: str
    level: int = 0
    indent: int = 0


def lines_of(raw: str, in_cell: bool) -> list[str]:
    """The lines of a block: a break parts them where a sentence has ended or a new label begins, in a cell at a new value."""
    lines: list[list[str]] = []
    last = ""  # the part before, as it reads
    for part in raw.split(BREAK):
        words = " ".join(part.split())
        bare = _MARKS.sub("", words).strip()
        opens = _opens(words, bare) or _opens("", last) or (in_cell and not bare[:1].islower())
        if bare and last and last[-1] not in ".!?:;" and not opens:
            lines[-1].append(words)
        elif bare:
            lines.append([words])
        last = bare
    return [" ".join(parts) for parts in lines]


def _opens(words: str, bare: str) -> bool:
    return (
        words.startswith(BOLD)
        or _BULLET.match(bare) is not None
        or _DASHED.match(bare) is not None
        or _LABELLED.match(bare) is not None
    )


def paragraph_of(line: str, level: int) -> Piece | None:
    """A line as a piece: a bold line alone is a heading, a bold opening ("Analytical skills.") a label."""
    line = re.sub(rf"{PLAIN}(\s*){BOLD}", r"\1", line)
    line = re.sub(rf"{BOLD}\s*{BOLD}", BOLD, re.sub(rf"{PLAIN}\s*{PLAIN}", PLAIN, line))
    words = " ".join(_MARKS.sub("", line).split())
    if not any(c.isalnum() for c in words):
        return None
    whole = line.startswith(BOLD) and line.endswith(PLAIN) and line.count(BOLD) == 1
    if whole and len(words.split()) <= 8 and words[-1] not in ".!?;,:" and words[0].isupper():
        return Piece("bold", words, min(level + 1, 6))
    if (run := _RUN_IN.match(line)) and (run.group("stop") or run.group("after")) and len(run.group(1).split()) <= 8:
        rest = " ".join(_MARKS.sub("", line[run.end() :]).split())
        label = " ".join(_MARKS.sub("", run.group(1)).split())
        return Piece("paragraph", f"{label}: {rest}") if rest else Piece("paragraph", words)
    if (bullet := _BULLET.match(words)) is not None:
        return Piece("item", words[bullet.end() :])
    return Piece("paragraph", words)


def joined(texts: list[str]) -> str:
    """Several lines as one: a sentence goes on after a full stop, anything else after a semicolon."""
    words = ""
    for text in filter(None, texts):
        words += (" " if words[-1:] in ".!?:;," else "; ") * bool(words) + text
    return words


def item_of(inside: list[Piece], term: str = "") -> list[Piece]:
    """An item and what is listed below it."""
    own: list[Piece] = []
    below: list[Piece] = []
    for piece in inside:
        (below if piece.kind == "item" or below else own).append(piece)
    if not term and len(own) > 1 and own[0].kind == "bold":
        term, own = own[0].text, own[1:]
    words = joined([p.text for p in own])
    if term:
        words = f"{term}{'' if term[-1] in '?!.:' else ':'} {words}".strip()
    elif not words:
        return below
    return [Piece("item", words), *(replace(p, kind="item", indent=p.indent + 1) for p in below)]


def is_layout_item(inside: list[Piece]) -> bool:
    """True for an item that is a part of the page: it has headings, or is long and of several paragraphs."""
    paragraphs = [p for p in inside if p.kind == "paragraph"]
    return any(p.kind == "heading" for p in inside) or (
        len(paragraphs) > 2 and sum(len(p.text.split()) for p in paragraphs) > 120
    )
