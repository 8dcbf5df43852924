"""Where sentences begin and end, as offsets. Rules, not a model: the same text gives the same spans everywhere."""

from __future__ import annotations

import re

from ingest.blocks import trimmed

_ABBREVIATIONS = frozenset(
    "e.g i.e etc vs cf al approx dr mr mrs ms prof sr jr st no nos fig eq vol inc ltd co corp dept est u.s u.k e.u d.c "
    "ph.d m.sc b.sc m.d b.a m.a b.s m.s ed.d m.b.a a.m p.m jan feb mar apr jun jul aug sep sept oct nov dec".split()
)
#: After these a capital does not prove a new sentence ("the U.S. Bureau", "a Ph.D. Thesis").
_BEFORE_NAMES = frozenset("u.s u.k e.u d.c ph.d dr mr mrs ms prof st no nos vs e.g i.e fig eq vol".split())
_STARTERS = frozenset(
    "the a an this these those in on at by for to as if when while with it they he she we you there most many some "
    "each both all after before since although however moreover also".split()
)
FOOTNOTE = re.compile(r"\[\^([\w.-]+)\]")
_TRAILING = re.compile(r"\s*\[\^[\w.-]+\]\s*$")
_END = re.compile(r"[.!?…]+[\"'”’)\]*_]*(?=(?:\[\^[\w.-]+\])*(?:\s|$))")
_NUMBER = re.compile(r"[\W\d_]{1,12}")  # "1." opens a sentence and is none
_LAST_WORD = re.compile(r"([\w.’']+)$")
_NEXT = re.compile(r"(?:\[\^[\w.-]+\])*\s+[\"'“‘(\[*_]*(\w+)")


def _is_boundary(text: str, match: re.Match[str], end: int) -> bool:
    following = _NEXT.match(text, match.end(), end)
    if following is None:
        return True
    word = following.group(1)
    if word[0].islower():
        return False
    if text[match.start()] != ".":
        return True
    before = _LAST_WORD.search(text, max(0, match.start() - 20), match.start())
    last = before.group(1).lower().strip(".'’") if before else ""
    if last in _BEFORE_NAMES or (len(last) == 1 and last.isalpha() and text[match.start() - 1].isupper()):
        return word.lower() in _STARTERS
    return last not in _ABBREVIATIONS or word.lower() in _STARTERS or last in ("etc", "inc", "ltd", "corp")


def sentence_spans(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Spans of the sentences of ``text[start:end]``, without white space and footnote marks at their ends."""
    spans, begin = [], start
    for match in _END.finditer(text, start, end):
        if match.start() < begin or not _is_boundary(text, match, end) or _NUMBER.fullmatch(text, begin, match.start()):
            continue
        spans.append((begin, match.end()))
        begin = match.end()
        while footnote := FOOTNOTE.match(text, begin, end):
            begin = footnote.end()
    spans.append((begin, _without_footnotes(text, begin, end)))
    return [(s, e) for s, e in (trimmed(text, *span) for span in spans) if e > s]


def _without_footnotes(text: str, start: int, end: int) -> int:
    """``end`` moved before footnote marks that close an item without a full stop."""
    while match := _TRAILING.search(text[start:end]):
        end = start + match.start()
    return end


def footnotes_after(text: str, end: int) -> tuple[str, ...]:
    """Ids of the footnotes that stand directly at ``end``."""
    ids: list[str] = []
    while match := FOOTNOTE.match(text, end):
        ids.append(match.group(1))
        end = match.end()
    return tuple(ids)
