"""Practice: made-up documents on occupations with questions, of which the program learns what answers what.

``practice/*.txt``, written without a look at any real document or at the program. Of each occupation its name, then numbered
statements under their headings, then questions: ``?? 3,4 | question`` names the statements that answer, ``?? - | question`` says that
none does. "the role" in a question stands for the occupation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from evals.labelled import Labelled
from evals.questions import PairError

FOLDER = Path(__file__).with_name("practice")
_STATEMENT = re.compile(r"(\d+): (.+)")
_QUESTION = re.compile(r"\?\? (-|\d+(?:, ?\d+)*) \| (.+)")


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, and the numbers of the statements that answer it, counted from 0 and best first; none where it is not told."""

    question: str
    answers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Practice:
    """A made-up document: the ``role`` it is about, ``statements`` as (heading, words), the questions asked of it."""

    role: str
    statements: tuple[tuple[str, str], ...]
    asked: tuple[Asked, ...]

    def markdown(self) -> str:
        """The document as it would be ingested."""
        lines, last = [f"---\nrole: {self.role}\n---\n\n# {self.role}"], None
        for heading, words in self.statements:
            lines += [f"- {words}"] if heading == last else ["", f"## {heading}", "", f"- {words}"]
            last = heading
        return "\n".join(lines) + "\n"

    def labelled(self) -> Iterator[Labelled]:
        """Its questions with the words that answer them."""
        for one in self.asked:
            yield Labelled(
                one.question, bool(one.answers), tuple(self.statements[at][1] for at in one.answers), self.role
            )


def load_practice(folder: Path = FOLDER) -> tuple[Practice, ...]:
    """All practice documents. Raises PairError naming the file and the line that is amiss."""
    return tuple(document for path in sorted(folder.glob("*.txt")) for document in _documents(path))


def _documents(path: Path) -> Iterator[Practice]:
    lines = enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
    block: list[tuple[int, str]] = []
    for number, line in (*lines, (0, "")):
        if line.strip():
            block.append((number, line))
        elif block:
            yield _document(path, block)
            block = []


def _document(path: Path, block: list[tuple[int, str]]) -> Practice:
    role, heading = "", ""
    statements: list[tuple[str, str]] = []
    asked: list[Asked] = []
    for number, line in block:
        if line.startswith("role: "):
            role = line.removeprefix("role: ")
        elif line.startswith("## "):
            heading = line.removeprefix("## ")
        elif (match := _STATEMENT.fullmatch(line)) and int(match[1]) == len(statements) + 1:
            statements.append((heading, match[2]))
        elif match := _QUESTION.fullmatch(line):
            asked.append(Asked(match[2], _numbers(match[1])))
        else:
            raise PairError(f"{path}, line {number}: neither role, heading, next statement nor question: {line[:60]!r}")
    if not role or not statements:
        raise PairError(f"{path}, line {block[0][0]}: a document needs a role and statements")
    for one in asked:
        if one.answers and not 0 <= min(one.answers) <= max(one.answers) < len(statements):
            raise PairError(f"{path}, {role}: {one.question!r} names a statement that is not there")
    return Practice(role, tuple(statements), tuple(asked))


def _numbers(listed: str) -> tuple[int, ...]:
    return () if listed == "-" else tuple(int(number) - 1 for number in listed.split(","))
