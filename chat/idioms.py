"""Idioms and slang of talk about work, said plainly before a question is read ("hold the purse strings", "live out of a suitcase").

``chat/idioms.txt`` has a line for each meaning: the everyday forms, then what documents would say; ``chat/likings.txt`` the same for what
people like in work.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

from ingest.lexical import stem

IDIOMS, LIKINGS = (Path(__file__).with_name(name) for name in ("idioms.txt", "likings.txt"))
_WORD = re.compile(r"[^\W_][\w'’]*")
#: What may stand between two words of an idiom.
_BETWEEN = re.compile(r"[\s-]+")


def said_plainly(text: str, says: Callable[[str], bool], file: Path = IDIOMS) -> str:
    """The text with every idiom of a file in plain words, the longest that begins at a word first.

    One that the documents have themselves (``says``) stays.
    """
    found = [(w.start(), w.end(), _root(w.group())) for w in _WORD.finditer(text)]
    pieces, at, done = [], 0, 0
    while at < len(found):
        length, plain = _longest(text, found, at, file)
        if length and not says(text[found[at][0] : found[at + length - 1][1]]):
            pieces += [text[done : found[at][0]], plain]
            done = found[at + length - 1][1]
        at += length or 1
    return "".join((*pieces, text[done:]))


def _longest(text: str, found: list[tuple[int, int, str]], at: int, file: Path) -> tuple[int, str]:
    """How many words from this one on make an idiom, and what they mean; 0 where none begins here."""
    for roots, plain in _idioms(file).get(found[at][2], ()):
        words = found[at : at + len(roots)]
        if tuple(w[2] for w in words) == roots and all(
            _BETWEEN.fullmatch(text, before[1], after[0]) for before, after in pairwise(words)
        ):
            return len(roots), plain
    return 0, ""


@lru_cache(maxsize=2)
def _idioms(file: Path) -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """First word's stem -> the idioms that begin so, the longest first, each with what it means."""
    held: dict[str, dict[tuple[str, ...], str]] = {}
    for line in file.read_text(encoding="utf-8").splitlines():
        forms, _, plain = line.partition(" = ")
        for form in forms.split(" / ") if plain and line[0] != "#" else ():
            roots = tuple(_root(w) for w in _WORD.findall(form))
            held.setdefault(roots[0], {}).setdefault(roots, plain)
    return {first: sorted(of.items(), key=lambda item: (-len(item[0]), item[0])) for first, of in held.items()}


def _root(word: str) -> str:
    return stem(word.lower().replace("’", "'"))
