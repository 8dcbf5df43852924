"""Statements to passages: runs that are embedded and retrieved together, and the text they are embedded as."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ingest.document import Document, Passage, Section, Statement

#: Most words of a passage; a longer list or part is cut between statements. Well below the 256 word pieces of MiniLM.
MAX_WORDS = 110


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


def heading(section: Section, depth: int = 4) -> str:
    """The heading path on one line, deepest parts last, as it is embedded before the words."""
    return " > ".join(section.path[-depth:])


def passage_text(document: Document, passage: Passage) -> str:
    """What is embedded and searched for a passage: heading path, role and slice."""
    section = document.sections[passage.section]
    return f"{_subject(section)}\n{document.source.text[passage.start : passage.end]}"


def statement_text(document: Document, statement: Statement) -> str:
    """What is embedded for one statement: heading path, lead-in, the words."""
    section = document.sections[statement.section]
    lead = f" > {statement.lead}" if statement.lead else ""
    words = " ".join(document.source.text[statement.start : statement.end].split())
    return f"{_subject(section)}{lead}: {words}"


def _subject(section: Section) -> str:
    path = heading(section)
    return path if section.role is None or section.role in path else f"{section.role} > {path}"
