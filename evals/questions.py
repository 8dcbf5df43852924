"""The hand-written pairs: loaded from YAML, checked, with every fault named by file, line and field."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, NoReturn

import yaml

from ingest.errors import AdviserError

FOLDER = Path(__file__).resolve().parent / "questions"
KINDS = tuple(
    "fact list comparison yesno fit followup typo underspecified near-miss half off-topic conflict injection distractors meta".split()
)
EXPECTS = tuple("answer partial clarify refused meta".split())
PARTS = ("dev", "test")
_FIELDS = frozenset("id question turns written-out kind part role expect vital useful forbidden gold notes".split())


class PairError(AdviserError):
    """A hand-written pair breaks the format."""


@dataclass(frozen=True, slots=True)
class Fact:
    """Something a good answer holds (a nugget); ``forms`` are the accepted ways to say it, over normalised text."""

    fact: str
    forms: tuple[re.Pattern[str], ...]
    vital: bool

    def stands_in(self, text: str) -> bool:
        """True where one accepted form stands in a normalised text."""
        return any(form.search(text) for form in self.forms)


@dataclass(frozen=True, slots=True)
class Gold:
    """A statement that tells a wanted fact: a source's id, and words that stand there once (white space may differ)."""

    source: str
    quote: str


@dataclass(frozen=True, slots=True)
class Pair:
    """A question with what a right answer to it holds.

    ``turns`` are what the user asked before, oldest first, and ``written_out`` the question with nothing left to guess.
    ``line`` is where the pair begins in its file.
    """

    id: str
    question: str
    turns: tuple[str, ...]
    written_out: str
    kind: str
    part: str
    roles: tuple[str, ...]
    expect: Literal["answer", "partial", "clarify", "refused", "meta"]
    facts: tuple[Fact, ...]
    forbidden: tuple[re.Pattern[str], ...]
    gold: tuple[Gold, ...]
    notes: str
    line: int

    @property
    def answerable(self) -> bool:
        """True where the documents tell at least a part of what is asked."""
        return self.expect in ("answer", "partial")

    @property
    def vital(self) -> tuple[Fact, ...]:
        """The facts without which an answer is of no use."""
        return tuple(f for f in self.facts if f.vital)


def load(name: str, folder: Path | None = None) -> tuple[Pair, ...]:
    """The pairs of one file, ``name`` without its ending. Raises PairError naming file, line and field."""
    path = (folder or FOLDER) / f"{name}.yaml"
    try:
        root = yaml.compose(path.read_text(encoding="utf-8"), Loader=yaml.SafeLoader)
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise PairError(f"{path.name}: cannot be read: {' '.join(str(error).split())}") from error
    if not isinstance(root, yaml.SequenceNode):
        raise PairError(f"{path.name}: must be a list of pairs")
    pairs = tuple(_pair(_Entry(node, path.name)) for node in root.value)
    first: dict[str, int] = {}
    for pair in pairs:
        if first.setdefault(pair.id, pair.line) != pair.line:
            raise PairError(
                f"{path.name}:{pair.line}: field 'id' is {pair.id!r}, the id of the pair at line {first[pair.id]} too"
            )
    return pairs


class _Entry:
    """One pair as it stands in the file: its fields, each with its line."""

    def __init__(self, node: yaml.Node, file: str) -> None:
        self.file, self.line = file, node.start_mark.line + 1
        if not isinstance(node, yaml.MappingNode):
            raise PairError(f"{file}:{self.line}: a pair must be fields, not {node.tag.rpartition(':')[2]}")
        self._lines: dict[str, int] = {}
        self._values: dict[str, Any] = {}
        maker = yaml.constructor.SafeConstructor()
        for key, value in node.value:
            name, line = str(key.value), key.start_mark.line + 1
            if name not in _FIELDS:
                raise PairError(f"{file}:{line}: unknown field {name!r}; known: {', '.join(sorted(_FIELDS))}")
            if name in self._lines:
                raise PairError(f"{file}:{line}: field {name!r} stands twice, first at line {self._lines[name]}")
            self._lines[name] = line
            try:
                self._values[name] = maker.construct_object(value, deep=True)
            except yaml.YAMLError as error:
                raise PairError(f"{file}:{line}: field {name!r}: {' '.join(str(error).split())}") from error

    def fail(self, field: str, why: str) -> NoReturn:
        raise PairError(f"{self.file}:{self._lines.get(field, self.line)}: field {field!r} {why}")

    def text(self, field: str, *, needed: bool = True) -> str:
        value = self._values.get(field)
        if value is None and not needed:
            return ""
        if not isinstance(value, str) or not value.strip():
            self.fail(field, f"must be text, not {value!r}" if value is not None else "is missing")
        return value.strip()

    def one_of(self, field: str, known: tuple[str, ...]) -> Any:
        value = self.text(field)
        if value not in known:
            self.fail(field, f"is {value!r}; known: {', '.join(known)}")
        return value

    def texts(self, field: str) -> tuple[str, ...]:
        return self._texts(self._values.get(field), field, "")

    def _texts(self, values: Any, field: str, what: str) -> tuple[str, ...]:
        if values is None:
            return ()
        if not isinstance(values, list):
            self.fail(field, f"{what}must be a list, not {type(values).__name__}")
        for value in values:
            if not isinstance(value, str) or not value.strip():
                self.fail(field, f"{what}holds {value!r}, which is no text; put it in quotes")
        return tuple(values)

    def patterns(self, field: str) -> tuple[re.Pattern[str], ...]:
        return tuple(self._pattern(words, field) for words in self.texts(field))

    def _pattern(self, words: str, field: str) -> re.Pattern[str]:
        try:
            return re.compile(words, re.I)
        except re.error as error:
            self.fail(field, f"holds {words!r}, no regular expression: {error}")

    def facts(self, field: str) -> tuple[Fact, ...]:
        told = self._values.get(field) or {}
        if not isinstance(told, dict):
            self.fail(field, f"must map each fact to its accepted forms, not be a {type(told).__name__}")
        made = []
        for fact, forms in told.items():
            if not isinstance(fact, str) or not fact.strip() or not forms:
                self.fail(field, f"must give {fact!r} a list of accepted forms")
            words = self._texts(forms, field, f"of {fact!r} ")
            made.append(Fact(fact, tuple(self._pattern(w, field) for w in words), field == "vital"))
        return tuple(made)

    def gold(self) -> tuple[Gold, ...]:
        told = self._values.get("gold") or []
        if not isinstance(told, list):
            self.fail("gold", f"must be a list, not {type(told).__name__}")
        for entry in told:
            if not isinstance(entry, dict) or set(entry) != {"source", "quote"}:
                self.fail("gold", "needs entries with a 'source' and a 'quote'")
            if not all(isinstance(v, str) and v.strip() for v in entry.values()):
                self.fail("gold", f"holds {entry!r}, whose source or quote is no text; put it in quotes")
        return tuple(Gold(e["source"], e["quote"]) for e in told)


def _pair(entry: _Entry) -> Pair:
    pair = Pair(
        id=entry.text("id"),
        question=entry.text("question"),
        turns=entry.texts("turns"),
        written_out=entry.text("written-out", needed=False),
        kind=entry.one_of("kind", KINDS),
        part=entry.one_of("part", PARTS),
        roles=(entry.text("role"),) if isinstance(entry._values.get("role"), str) else entry.texts("role"),
        expect=entry.one_of("expect", EXPECTS),
        facts=(*entry.facts("vital"), *entry.facts("useful")),
        forbidden=entry.patterns("forbidden"),
        gold=entry.gold(),
        notes=entry.text("notes", needed=False),
        line=entry.line,
    )
    if pair.answerable and not pair.vital:
        entry.fail("vital", f"must hold a fact, since {pair.id!r} expects an answer")
    if pair.answerable and not pair.gold:
        entry.fail("gold", f"must name a statement, since {pair.id!r} expects an answer")
    if not pair.answerable and pair.gold:
        entry.fail("gold", f"cannot be, since {pair.id!r} expects {pair.expect!r}")
    if bool(pair.turns) != bool(pair.written_out):
        entry.fail("written-out", "goes with 'turns': the follow-up as a question of its own")
    return pair


_MARKS = re.compile(r"\[\d+\]|[*_`]{1,3}|\\")
_STRAIGHT = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"'})


def normalised(text: str) -> str:
    """Text as accepted forms see it: no markers, no emphasis, quotes straight, hyphens and white space one space."""
    text = _MARKS.sub("", text).translate(_STRAIGHT).replace("&lt;", "<")
    return " ".join(re.sub(r"[-\u2010-\u2015]", " ", text).split())
