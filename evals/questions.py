"""The hand-written pairs: loaded from YAML, checked, with every fault named by file, item and field."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from ingest.errors import AdviserError

FOLDER = Path(__file__).resolve().parent / "questions"
KINDS = frozenset(
    "fact list comparison yesno fit followup typo underspecified near-miss half off-topic injection meta".split()
)
EXPECTS = frozenset("answer partial clarify refused meta".split())
PARTS = frozenset(("dev", "test"))
_FIELDS = frozenset("id question turns kind part role expect facts forbidden gold notes".split())


class PairError(AdviserError):
    """A hand-written pair breaks the format."""


@dataclass(frozen=True, slots=True)
class Fact:
    """Something a good answer holds; ``any`` are the accepted forms over normalised text."""

    fact: str
    any: tuple[re.Pattern[str], ...]
    vital: bool


@dataclass(frozen=True, slots=True)
class Pair:
    """A question with what a right answer to it holds. ``turns`` are what the user asked before, oldest first."""

    id: str
    question: str
    turns: tuple[str, ...]
    kind: str
    part: str
    roles: tuple[str, ...]
    expect: str
    facts: tuple[Fact, ...]
    forbidden: tuple[re.Pattern[str], ...]
    gold: tuple[tuple[str | None, str], ...]


def load(name: str, folder: Path | None = None) -> tuple[Pair, ...]:
    """The pairs of one file, ``name`` without its ending. Raises PairError naming file, item and field."""
    path = (folder or FOLDER) / f"{name}.yaml"
    try:
        raw = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise PairError(f"{path.name}: cannot be read: {' '.join(str(error).split())}") from error
    if not isinstance(raw, list):
        raise PairError(f"{path.name}: must be a list of pairs")
    pairs = tuple(_pair(entry, f"{path.name}, item {n}") for n, entry in enumerate(raw, 1))
    first: dict[str, int] = {}
    for n, pair in enumerate(pairs, 1):
        if first.setdefault(pair.id, n) != n:
            raise PairError(f"{path.name}, item {n}: field 'id' is {pair.id!r}, the id of item {first[pair.id]} too")
    return pairs


def _pair(entry: Any, where: str) -> Pair:
    if not isinstance(entry, dict):
        raise PairError(f"{where}: must be fields, not {type(entry).__name__}")
    where = f"{where} ({entry.get('id', 'no id')})"
    if unknown := set(entry) - _FIELDS:
        raise PairError(f"{where}: unknown field {min(map(str, unknown))!r}; known: {', '.join(sorted(_FIELDS))}")
    for field in ("id", "question", "kind", "part", "expect"):
        if not isinstance(entry.get(field), str) or not entry[field].strip():
            raise PairError(f"{where}: field {field!r} must be text")
    for field, known in (("kind", KINDS), ("expect", EXPECTS), ("part", PARTS)):
        if entry[field] not in known:
            raise PairError(f"{where}: field {field!r} is {entry[field]!r}; known: {', '.join(sorted(known))}")
    facts = tuple(_fact(f, where) for f in _list(entry, "facts", where))
    if entry["expect"] in ("answer", "partial") and not any(f.vital for f in facts):
        raise PairError(f"{where}: field 'facts' must hold a vital fact, since an answer is expected")
    return Pair(
        id=entry["id"],
        question=entry["question"],
        turns=_texts(entry, "turns", where),
        kind=entry["kind"],
        part=entry["part"],
        roles=(entry["role"],) if isinstance(entry.get("role"), str) else _texts(entry, "role", where),
        expect=entry["expect"],
        facts=facts,
        forbidden=tuple(_pattern(words, where, "forbidden") for words in _texts(entry, "forbidden", where)),
        gold=tuple(_gold(g, where) for g in _list(entry, "gold", where)),
    )


def _fact(entry: Any, where: str) -> Fact:
    if not isinstance(entry, dict):
        raise PairError(f"{where}: field 'facts' needs entries with 'fact', 'any' and 'vital'")
    if unknown := set(entry) - {"fact", "any", "vital"}:  # an unquoted "$150,000" in braces ends at its comma
        raise PairError(f"{where}: field 'facts' has an entry with {min(map(str, unknown))!r}; put text in quotes")
    if not isinstance(entry.get("fact"), str) or not entry["fact"].strip():
        raise PairError(f"{where}: field 'facts' has an entry whose 'fact' is no text")
    if not isinstance(entry.get("vital"), bool):
        raise PairError(f"{where}: field 'facts' must say of {entry['fact']!r} 'vital: true' or 'vital: false'")
    forms = _texts(entry, "any", where)
    if not forms:
        raise PairError(f"{where}: field 'facts' must give {entry['fact']!r} a list 'any' of accepted forms")
    return Fact(entry["fact"], tuple(_pattern(words, where, "facts") for words in forms), entry["vital"])


def _gold(entry: Any, where: str) -> tuple[str | None, str]:
    role, facet = (entry.get("role"), entry.get("facet")) if isinstance(entry, dict) else (None, None)
    if not isinstance(facet, str) or not isinstance(role, str | None) or set(entry) - {"role", "facet"}:
        raise PairError(f"{where}: field 'gold' needs entries with a 'facet' and perhaps a 'role'")
    return role, facet


def _list(entry: dict[str, Any], field: str, where: str) -> list[Any]:
    value = entry.get(field)
    if value is not None and not isinstance(value, list):
        raise PairError(f"{where}: field {field!r} must be a list, not {type(value).__name__}")
    return value or []


def _texts(entry: dict[str, Any], field: str, where: str) -> tuple[str, ...]:
    values = _list(entry, field, where)
    for value in values:
        if not isinstance(value, str) or not value.strip():
            raise PairError(f"{where}: field {field!r} holds {value!r}, which is no text; put it in quotes")
    return tuple(values)


def _pattern(words: str, where: str, field: str) -> re.Pattern[str]:
    try:
        return re.compile(words, re.I)
    except re.error as error:
        raise PairError(f"{where}: field {field!r} holds {words!r}, no regular expression: {error}") from error


_MARKS = re.compile(r"\[\d+\]|[*_`]{1,3}|\\")


def normalised(text: str) -> str:
    """Text as accepted forms see it: no markers, no emphasis, quotes straight, hyphens and white space one space."""
    text = (
        _MARKS.sub("", text)
        .replace("’", "'")
        .replace("‘", "'")
        .replace("“", '"')
        .replace("”", '"')
        .replace("&lt;", "<")
    )
    return " ".join(re.sub(r"[-\u2010-\u2015]", " ", text).split())
