"""Lessons: what documents tell, as it is embedded, with questions and the texts that answer them, or the roles they mean."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from chat import asking
from chat.filler import content_words
from evals.labelled import Labelled, load_labelled
from evals.naming import Named, kept_out, load_naming
from evals.practice import load_practice
from evals.questions import normalised
from evals.suites import SUITES
from ingest.document import Document
from ingest.embedding import listing, sentence
from ingest.formats import SUFFIXES, texts_of
from ingest.reader import parse_document

#: Questions of a lesson of names.
_TOGETHER = 16


@dataclass(frozen=True, slots=True)
class Lesson:
    """What is told of a role (of many: ""), as far as it is embedded by itself, and questions with the places of the texts that answer them.

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


def with_name(question: str, role: str) -> str:
    """Every other time with the role's name, as questions come; those that name one loosely stay as they are."""
    if not role:
        return question
    return question.replace("the role", random.choice([role.lower(), f"{role.lower()}s", "the role", "the role"]))


def lessons_of_names(unseen: bool = False) -> Iterator[Lesson]:
    """Of questions that name a role loosely (``evals/naming/``), with what sums their roles up and a task of each, beside other
    roles' of the same documents: their neighbours', which are hard to tell apart, and any.

    ``unseen``: of the roles that nothing is learned of, else of the others.
    """
    for suite in SUITES.values():
        asked = load_naming(suite.name)
        kept = kept_out(asked)
        told = _summed_up(_documents(suite.roots)) if asked else {}
        order = {role: at for at, role in enumerate(told)}
        asked = tuple(one for one in asked if one.role in told and (one.role in kept) is unseen)
        shuffled = random.sample(asked, len(asked))
        for at in range(0, len(shuffled), _TOGETHER):
            yield _of_names(shuffled[at : at + _TOGETHER], told, list(order), order)


def _of_names(asked: Sequence[Named], told: dict[str, list[str]], roles: list[str], order: dict[str, int]) -> Lesson:
    """Every other question is as its content words alone, as it is compared too (``chat/described.py``)."""
    meant = dict.fromkeys(one.role for one in asked)
    near = [roles[(order[role] + step) % len(roles)] for role in meant for step in (-2, -1, 1, 2)]
    others = [*random.sample(near, len(near) // 2), *random.sample(roles, min(len(roles), _TOGETHER))]
    texts, places = list[str](), dict[str, tuple[int, ...]]()
    for role in dict.fromkeys([*meant, *others]):
        chosen = told[role][:1] + random.sample(told[role][1:], min(1, len(told[role]) - 1))
        chosen = chosen if role in meant else [random.choice(chosen)]
        places[role] = tuple(range(len(texts), len(texts) + len(chosen)))
        texts += chosen
    questions = [one.question if random.random() < 0.5 else _bare(one.question) for one in asked]
    return Lesson("", tuple(texts), tuple((q, places[one.role]) for q, one in zip(questions, asked, strict=True)))


def _bare(question: str) -> str:
    return " ".join(content_words(question, asking.facets_of(question)[1])) or question


def _summed_up(documents: Iterable[Document]) -> dict[str, list[str]]:
    """Role -> what is embedded of the statements that sum it up, then of its tasks."""
    told: dict[str, dict[str, list[str]]] = {}
    for document in documents:
        for at, statement in enumerate(document.statements):
            section = document.sections[statement.section]
            if section.role and section.facet in ("summary", "duties") and (text := sentence(document, at)):
                told.setdefault(section.role, {}).setdefault(section.facet, []).append(text)
    return {role: of.get("summary", []) + of.get("duties", []) for role, of in told.items()}


def _documents(roots: Sequence[Path]) -> Iterator[Document]:
    files = [path for root in roots for path in (sorted(root.rglob("*")) if root.is_dir() else [root])]
    for path in files:
        if path.is_file() and path.suffix.lower() in SUFFIXES:
            for text in texts_of(path):
                yield parse_document(text.text, path.name, format=text.format, fallback_title=text.part or path.stem)
