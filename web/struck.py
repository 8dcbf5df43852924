"""Claims of a language model that nothing bears out, put back where they stood: shown struck through, with the reason."""

from __future__ import annotations

import re
from collections.abc import Sequence

from chat.answer import Claim

#: Stands in the text for a struck claim; Unicode keeps this pair for programs' own use, so no document has a right to it.
OPEN, CLOSE = "\ufdd0", "\ufdd1"
STRUCK = re.compile(f"{OPEN}(\\d+){CLOSE}")
_ITEM = re.compile(r"[ \t]*(?:[-*+]|\d+[.)])\s+\S")


def with_struck(text: str, claims: Sequence[Claim]) -> str:
    """The text with a placeholder for each struck claim: its number in ``claims``, between OPEN and CLOSE."""
    for number in sorted(range(len(claims)), key=lambda n: (claims[n].at or 0, n), reverse=True):
        at = min(max(claims[number].at or 0, 0), len(text))
        before, after = text[:at], text[at:]
        text = _joined(before, f"{OPEN}{number}{CLOSE}", after)
    return text


def without_placeholders(text: str) -> str:
    """The text without what could be taken for one."""
    return text.replace(OPEN, "").replace(CLOSE, "")


def _joined(before: str, mark: str, after: str) -> str:
    """A claim on a line of its own stays so: an item in a list, behind a table, a paragraph elsewhere."""
    line = before.rstrip("\n").rsplit("\n", 1)[-1]
    if before and not before.endswith("\n"):
        return f"{before.rstrip(' ')} {mark}{after if after[:1].isspace() or not after else ' ' + after}"
    if line.lstrip().startswith("|") and not before.endswith("\n\n"):
        rows = re.match(r"(?:[ \t]*\|[^\n]*\n?)*", after)
        end = rows.end() if rows else 0
        return f"{before}{after[:end].rstrip()}\n\n{mark}\n\n{after[end:].lstrip()}".replace("\n\n\n", "\n\n")
    if (_ITEM.match(line) and not before.endswith("\n\n")) or _ITEM.match(after):
        return f"{before}- {mark}\n{after}"
    return f"{before}{mark} {after}" if after and after[0] not in "\n>#|" else f"{before}{mark}\n\n{after.lstrip()}"
