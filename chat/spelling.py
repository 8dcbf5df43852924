"""Typos in the plain words of a question ("salery", "wich"): mended only where the word is no word at all.

A word that is whole in the model's vocabulary, or that the documents use, is never touched: bending an unknown word into a
known one would make a question about something else look answered.
"""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz import fuzz, process

from ingest.embed import builtin_folder
from ingest.lexical import Lexical, stem

_WORD = re.compile(r"[A-Za-z]{4,}")
#: What a typo may be bent into: the words that questions about careers are made of.
_TARGETS = tuple(
    "which what where when should would could does about need needed required requirements salary salaries earn earnings income "
    "wage degree degrees education university college certificate certificates certification certifications course courses training experience "
    "years skills skill abilities tools software framework frameworks language languages programming libraries technology platforms "
    "career careers path progression become duties responsibilities tasks work working job jobs role roles challenges difficult problems "
    "outlook future demand growth industries industry sectors cities companies difference compare between better learn study "
    "know important people communication knowledge responsible typical average daily company conference conferences".split()
)
_LEAST = 80.0  # similarity, 0 to 100


@lru_cache(maxsize=1)
def english() -> frozenset[str]:
    """Whole words of the built-in model's vocabulary."""
    lines = (builtin_folder() / "vocab.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if line.isalpha())


def mended(text: str, lexical: Lexical, keep: list[tuple[int, int]]) -> str:
    """The text with its typos mended, outside the spans in ``keep`` (role names)."""

    def mend(match: re.Match[str]) -> str:
        word = match.group()
        if any(start <= match.start() < end for start, end in keep) or word[0].isupper() or word.isupper():
            return word
        if word in english() or word.rstrip("s") in english() or stem(word) in lexical:
            return word
        found = process.extractOne(word, _TARGETS, scorer=fuzz.ratio, score_cutoff=_LEAST)
        return found[0] if found else word

    return _WORD.sub(mend, text)
