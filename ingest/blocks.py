"""The flat parts of a text, before they are put in order: headings, labels, items, paragraphs, rows."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

BlockKind = Literal["heading", "label", "item", "paragraph", "row"]

#: Level of a label ("Required Skills:") that governs what follows, below every real heading.
LABEL_LEVEL = 7


@dataclass(frozen=True, slots=True)
class Block:
    """A slice of a text with what it is.

    ``level`` is the depth of a heading (1 is the top; 0 is "not told, infer it"), LABEL_LEVEL and more
    for a label. ``indent`` is the column of an item's bullet.
    """

    kind: BlockKind
    start: int
    end: int
    level: int = 0
    indent: int = 0


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The same span without the white space at its ends."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


_SMALL = frozenset(
    "a an and as at by for from in into nor of on or per the to up via vs with your our their its is are vs. &".split()
)
_WORD = re.compile(r"[^\s]+")


def is_title_case(phrase: str) -> bool:
    """True where the words that carry meaning begin with a capital or a digit ("Overview of Generative AI")."""
    words = [w.strip("()[]\"'“”‘’*_,:/&-–") for w in _WORD.findall(phrase)]
    content = [w for w in words if w and w.lower() not in _SMALL]
    if not content or not (content[0][0].isupper() or content[0][0].isdigit()):
        return False
    return all(w[0].isupper() or not w[0].isalpha() for w in content)


def is_heading_line(line: str) -> bool:
    """True for a short line that names what follows and says nothing itself."""
    words = line.split()
    if not 1 <= len(words) <= 10 or len(line) > 90 or line[-1] in ".!?;,:" or re.search(r"[.!?]\s", line):
        return False
    return is_title_case(line)
