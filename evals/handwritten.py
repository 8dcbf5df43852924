"""Sentences written by hand about statements of the guides: true ones, as people and models put them, and faults planted in those."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from ingest.errors import SourceError
from ingest.stored import StoredStatement

_FILE = Path(__file__).with_name("paraphrases.yaml")
#: Kind of every second entry: the checks may be tuned on the former, and only measured on the latter.
TUNED, HELD_OUT = "by hand, for tuning", "by hand, held out"


@dataclass(frozen=True, slots=True)
class Told:
    """A true sentence with the statement it is about, and whether the checks may be tuned on it."""

    kind: str
    claim: str
    statement: StoredStatement


@cache
def load(path: Path = _FILE) -> tuple[Told, ...]:
    """The sentences of a file in its order. They carry their statements, so that no index has to hold them.

    Raises SourceError where the file is not a list of statements with what they say.
    """
    try:
        entries = yaml.safe_load(path.read_text(encoding="utf-8"))
        return tuple(
            Told((TUNED, HELD_OUT)[at % 2], claim, _statement(at, entry))
            for at, entry in enumerate(entries)
            for claim in entry["says"]
        )
    except (OSError, yaml.YAMLError, KeyError, TypeError) as error:
        raise SourceError(
            f"{path} is no list of statements with what they say: {error!r}; compare evals/paraphrases.yaml"
        ) from error


def _statement(at: int, entry: dict[str, Any]) -> StoredStatement:
    text, role = entry["statement"], entry["role"]
    section = (role or "Careers", entry["heading"])
    return StoredStatement(
        -1 - at, 0, _FILE.name, 0, len(text), section, role, None, "sentence", "", "", 0, False, None, text
    )
