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


def load(name: str, folder: Path = FOLDER) -> tuple[Pair, ...]:
    """The pairs of one file, ``name`` without its ending. Raises PairError naming file, item and field."""
    path = folder / f"{name}.yaml"
    try:
        raw = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, yaml.YAMLError) as error:
        raise PairError(f"{path.name}: cannot be read: {' '.join(str(error).split())}") from error
    if not isinstance(raw, list):
        raise PairError(f"{path.name}: must be a list of pairs")
    pairs = tuple(_pair(entry, f"{path.name}, item {n}") for n, entry in enumerate(raw, 1))
    seen: set[str] = set()
    for pair in pairs:
        if pair.id in seen:
            raise PairError(f"{path.name}: the id {pair.id!r} stands twice")
        seen.add(pair.id)
    return pairs


def _pair(entry: Any, where: str) -> Pair:
    if not isinstance(entry, dict):
        raise PairError(f"{where}: must be fields, not {type(entry).__name__}")
    where = f"{where} ({entry.get('id', 'no id')})"
    allowed = {"id", "question", "turns", "kind", "part", "role", "expect", "facts", "forbidden", "gold", "notes"}
    if unknown := set(entry) - allowed:
        raise PairError(f"{where}: unknown field {sorted(unknown)[0]!r}")
    for field in ("id", "question", "kind", "part", "expect"):
        if not isinstance(entry.get(field), str) or not entry[field].strip():
            raise PairError(f"{where}: field {field!r} must be text")
    for field, known in (("kind", KINDS), ("expect", EXPECTS), ("part", {"dev", "test"})):
        if entry[field] not in known:
            raise PairError(f"{where}: field {field!r} is {entry[field]!r}; known: {', '.join(sorted(known))}")
    facts = tuple(_fact(f, where) for f in entry.get("facts") or ())
    if entry["expect"] in ("answer", "partial") and not any(f.vital for f in facts):
        raise PairError(f"{where}: field 'facts' must hold a vital fact, since an answer is expected")
    role = entry.get("role")
    return Pair(
        id=entry["id"],
        question=entry["question"],
        turns=tuple(str(t) for t in entry.get("turns") or ()),
        kind=entry["kind"],
        part=entry["part"],
        roles=tuple(role) if isinstance(role, list) else (role,) if role else (),
        expect=entry["expect"],
        facts=facts,
        forbidden=tuple(_pattern(p, where, "forbidden") for p in entry.get("forbidden") or ()),
        gold=tuple((g.get("role"), g["facet"]) for g in entry.get("gold") or ()),
    )


def _fact(entry: Any, where: str) -> Fact:
    if not isinstance(entry, dict) or not entry.get("any") or not isinstance(entry["any"], list):
        raise PairError(f"{where}: field 'facts' needs entries with 'fact' and a list 'any'")
    return Fact(
        str(entry.get("fact", "")), tuple(_pattern(p, where, "facts") for p in entry["any"]), bool(entry.get("vital"))
    )


def _pattern(words: Any, where: str, field: str) -> re.Pattern[str]:
    try:
        return re.compile(str(words), re.I)
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
