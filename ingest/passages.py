"""Statements to passages: runs that are embedded and retrieved together, and the text they are embedded as."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ingest.blocks import is_title_case
from ingest.document import Document, Passage, Statement

#: Most words of a passage; a longer list or part is cut between statements. Well below the 256 word pieces of MiniLM.
MAX_WORDS = 110
#: Fewest words in letters that make a statement prose, and so many semicolons that make it an enumeration again.
_PROSE, _SEMICOLONS = 6, 3
#: How many words of names and ratings are embedded of a passage.
_LIST_WORDS = 20
#: So many headings, the deepest, are embedded with the words.
_DEPTH = 4
#: A lead-in longer than this says how a list was made, not what it is.
_LEAD_WORDS = 8
_LABEL = re.compile(r"^[^:]{1,70}:\s")


def passages_of(text: str, statements: Sequence[Statement]) -> tuple[Passage, ...]:
    """Passages that cover every statement once; each stays within one section and opens no item in its middle."""
    return tuple(
        Passage(run[0].start, run[-1].end, run[0].section, first, first + len(run))
        for first, run in _runs(text, statements)
    )


def _runs(text: str, statements: Sequence[Statement]) -> Iterator[tuple[int, list[Statement]]]:
    run: list[Statement] = []
    words, first = 0, 0
    for at, statement in enumerate(statements):
        size = len(text[statement.start : statement.end].split())
        fits = run and statement.section == run[-1].section and (words + size <= MAX_WORDS or statement.follows)
        if run and not fits:
            yield first, run
            run, words, first = [], 0, at
        run.append(statement)
        words += size
    if run:
        yield first, run


def is_prose(words: str) -> bool:
    """True for a statement that says something by itself; names, ratings and tools are known by the list they stand in."""
    said = _LABEL.sub("", " ".join(words.split()))
    letters = sum(word[0].isalpha() for word in said.split())
    return letters >= _PROSE and said.count(";") < _SEMICOLONS and not is_title_case(said)


def passage_text(document: Document, passage: Passage) -> str:
    """What is searched for a passage: heading path, role and slice."""
    section = document.sections[passage.section]
    return f"{_subject(section.path, section.role)}\n{document.source.text[passage.start : passage.end]}"


def embedded_text(document: Document, passage: Passage) -> str:
    """What is embedded for a passage: its prose, but only the first words of its names and ratings, which say no more."""
    text, statements = document.source.text, document.statements[passage.first : passage.last]
    kept, left = [], _LIST_WORDS
    for statement in statements:
        words = text[statement.start : statement.end].split()
        if not is_prose(" ".join(words)):
            words, left = words[: max(0, left)], left - len(words)
        kept += words
    section = document.sections[passage.section]
    return f"{_subject(section.path, section.role)}\n{' '.join(kept)}"


def statement_text(document: Document, statement: Statement) -> str:
    """What is embedded for one statement: heading path, lead-in if it is short, the words."""
    section = document.sections[statement.section]
    words = document.source.text[statement.start : statement.end]
    return in_its_place(section.path, section.role, statement.lead, words)


def in_its_place(path: Sequence[str], role: str | None, lead: str, words: str) -> str:
    """Words after what they stand under: the heading path, with the role where that does not name it, and a short lead-in."""
    lead = f" > {lead}" if lead and len(lead.split()) <= _LEAD_WORDS else ""
    return f"{_subject(path, role)}{lead}: {' '.join(words.split())}"


def _subject(path: Sequence[str], role: str | None) -> str:
    """The heading path on one line, deepest parts last, with the role."""
    headings = " > ".join(path[-_DEPTH:])
    return headings if role is None or role in headings else f"{role} > {headings}"
