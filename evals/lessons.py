"""Lessons: what documents tell of a role, as it is embedded, with questions and the texts that answer them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from evals.labelled import Labelled, load_labelled
from evals.practice import load_practice
from evals.questions import normalised
from evals.suites import SUITES
from ingest.document import Document
from ingest.embedding import listing, sentence
from ingest.formats import SUFFIXES, texts_of
from ingest.reader import parse_document


@dataclass(frozen=True, slots=True)
class Lesson:
    """What is told of a role, as far as it is embedded by itself, and questions with the places of the texts that answer them.

    A question that is not told has none."""

    role: str
    texts: tuple[str, ...]
    asked: tuple[tuple[str, tuple[int, ...]], ...]


def lesson(role: str, documents: Sequence[Document], labelled: Sequence[Labelled]) -> Lesson:
    """The lesson that labelled questions on a role make of its documents; those whose gold is not found are left out."""
    places: dict[str, int] = {}
    held: list[tuple[str, int]] = []
    for document in documents:
        for passage in document.passages:
            for at in range(passage.first, passage.last):
                statement = document.statements[at]
                if document.sections[statement.section].role == role:
                    text = sentence(document, at) or listing(document, passage)
                    words = normalised(document.source.text[statement.start : statement.end])
                    if text:
                        held.append((words, places.setdefault(text, len(places))))
    asked = []
    for one in labelled:
        gold = [normalised(words) for words in one.gold]
        answers = tuple(dict.fromkeys(place for g in gold for words, place in held if g in words))
        if answers or not one.told:
            asked.append((one.question, answers))
    return Lesson(role, tuple(places), tuple(asked))


def lessons() -> Iterator[Lesson]:
    """Of every practice document, and of every role that labelled questions of a suite name."""
    for practice in load_practice():
        document = parse_document(practice.markdown(), f"{practice.role}.md", format="markdown")
        yield lesson(practice.role, [document], tuple(practice.labelled()))
    for suite in SUITES.values():
        labelled = [one for one in load_labelled(suite.name) if one.role]
        told: dict[str, list[Document]] = {one.role: [] for one in labelled}
        for document in _documents(suite.roots) if told else ():
            for role in {s.role for s in document.sections if s.role in told}:
                told[str(role)].append(document)
        for role, documents in told.items():
            if documents:
                yield lesson(role, documents, [one for one in labelled if one.role == role])


def _documents(roots: Sequence[Path]) -> Iterator[Document]:
    files = [path for root in roots for path in (sorted(root.rglob("*")) if root.is_dir() else [root])]
    for path in files:
        if path.is_file() and path.suffix.lower() in SUFFIXES:
            for text in texts_of(path):
                yield parse_document(text.text, path.name, format=text.format, fallback_title=text.part or path.stem)
