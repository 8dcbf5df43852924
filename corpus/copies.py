"""Copied words: a guide says what its documents say, in words of its own."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from corpus.guide import Fault, Guide
from ingest.sentences import FOOTNOTE

#: The most words in a row that a guide may share with a document.
MOST = 8
Run = tuple[str, ...]
_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")


def copy_faults(guide: Guide, runs: Collection[Run]) -> Iterator[Fault]:
    """Statements that share a run of too many words with a document; ``runs`` are those of all documents."""
    for statement in guide.document.statements:
        words = _words(FOOTNOTE.sub("", guide.text[statement.start : statement.end]))
        if copied := _copied(words, runs):
            says = f'"{" ".join(copied)}" ({len(copied)} words in a row) is in a source document; use your own words'
            yield guide.fault(statement.start, says)


def runs_of(text: str) -> Iterator[Run]:
    """Every run of MOST + 1 words of a text, in small letters."""
    words = [word.lower() for word in _words(text)]
    return (tuple(words[at : at + MOST + 1]) for at in range(len(words) - MOST))


def _words(text: str) -> list[str]:
    return [word.replace("’", "'") for word in _WORD.findall(text)]


def _copied(words: list[str], runs: Collection[Run]) -> list[str]:
    """The longest run of words that a document holds too; empty where none is too long. Lists of names are free."""
    lowered = [word.lower() for word in words]
    best: list[str] = []
    at = 0
    while at + MOST < len(lowered):
        end = at
        while end + MOST < len(lowered) and tuple(lowered[end : end + MOST + 1]) in runs:
            end += 1
        run = words[at : end + MOST] if end > at else []
        if len(run) > len(best) and not _is_names(run):
            best = run
        at = end + 1
    return best


def _is_names(run: list[str]) -> bool:
    """True for a list of proper names: most of its words begin with a capital or a digit."""
    return sum(not word[0].islower() for word in run) > len(run) / 2
