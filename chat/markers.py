"""Citation markers as models write them: [1], [1, 2], [1-3], [[1]], 【1】, with or without a space before."""

from __future__ import annotations

import re

_MARKER = re.compile(r"\s*[\[【]{1,2}\s*(?:\^|#)?(\d{1,3}(?:\s*[,;–-]\s*\d{1,3}){0,20})\s*[\]】]{1,2}")
_RANGE = re.compile(r"(\d{1,3})\s*[–-]\s*(\d{1,3})")
#: A finished sentence: its stop, then markers that belong to it, then white space or the end of the line.
_SENTENCE = re.compile(r"[^\n]*?(?:[.!?:][\"'”’)*]*(?:\s*[\[【][^\]】\n]{1,60}[\]】]+)+[.]?(?=\s)|[.!?][\"'”’)*]*(?=\s+[^\s\[【])|\n)|\n")


def split_markers(sentence: str) -> tuple[str, tuple[int, ...]]:
    """The sentence without its markers, and their numbers in order, each once."""
    numbers: dict[int, None] = {}
    for match in _MARKER.finditer(sentence):
        for part in re.split(r"[,;]", match.group(1)):
            if span := _RANGE.fullmatch(part.strip()):
                first, last = int(span.group(1)), int(span.group(2))
                numbers.update(dict.fromkeys(range(first, last + 1) if 0 <= last - first <= 10 else (first, last)))
            else:
                numbers[int(part)] = None
    return re.sub(r"\s+([.,;:!?])", r"\1", _MARKER.sub("", sentence)), tuple(numbers)


def take_sentences(buffer: str) -> tuple[list[str], str]:
    """Sentences (or whole lines) that are finished in a growing text, and what is left of it.

    A sentence counts as finished once something follows it that is no marker, so that markers split over chunks stay with it.
    """
    done, position = [], 0
    while match := _SENTENCE.match(buffer, position):
        if match.end() == position:
            break
        done.append(match.group())
        position = match.end()
    return done, buffer[position:]
