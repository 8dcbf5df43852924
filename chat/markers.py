"""Citation markers as models write them: [1], [1, 2], [1-3], [[1]], 【1】, with or without a space before."""

from __future__ import annotations

import re

_MARKER = re.compile(
    r"(?:(?<!\s)\s+)?[\[【]{1,2}\s*[\^#]?(\d{1,3}(?:\s*[,;–-]\s*\d{1,3}){0,20})\s*[\]】]{1,2}(?:\s+(?=[.,;:!?](?:\s|$)))?"
)
_RANGE = re.compile(r"(\d{1,3})(?:\s*[–-]\s*(\d{1,3}))?")
_SPACE = r"[^\S\n]"
_CLOSE = r"[\"'”’)*]*"
_BELONGS = r"[\[【]{1,2}[\d \t,;–^#-]{1,60}[\]】]{1,2}"
#: A finished sentence: its stop and the markers that belong to it, before a word that is no marker; or a whole line.
#: The number of a list item and "e.g." are no stops.
_SENTENCE = re.compile(
    rf"(?:{_SPACE}*\d{{1,3}}[.)]{_SPACE})?+[^\n]*?"
    rf"(?:(?:(?<!\.[A-Za-z])[.!?]{_CLOSE}|[.!?:]{_CLOSE}(?:{_SPACE}*{_BELONGS})+\.?)(?={_SPACE}+[^\s\[【])|\n)"
)


def split_markers(sentence: str) -> tuple[str, tuple[int, ...]]:
    """The sentence without its markers, and their numbers in order, each once."""
    numbers: dict[int, None] = {}
    for match in _MARKER.finditer(sentence):
        for span in _RANGE.finditer(match.group(1)):
            first, last = int(span.group(1)), int(span.group(2) or span.group(1))
            numbers.update(dict.fromkeys(range(first, last + 1) if 0 <= last - first <= 10 else (first, last)))
    return _MARKER.sub("", sentence), tuple(numbers)


def take_sentences(buffer: str) -> tuple[list[str], str]:
    """Sentences (or whole lines) that are finished in a growing text, and what is left of it.

    A sentence counts as finished once something follows it that is no marker: markers split over chunks stay with it.
    """
    done, position = [], 0
    while match := _SENTENCE.match(buffer, position):
        if match.end() == position:
            break
        done.append(match.group())
        position = match.end()
    return done, buffer[position:]
