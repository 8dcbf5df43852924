"""Everyday and slang names of occupations, and the titles that documents use for them."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import yaml

#: Names that may mean several titles, the likeliest first; and names of one title each, by that title.
_EVERYDAY, _SYNONYMS = (Path(__file__).with_name(name) for name in ("everyday.yaml", "synonyms.txt"))


@lru_cache(maxsize=1)
def everyday() -> dict[str, tuple[str, ...]]:
    """What people say, in small letters -> titles that documents use, the likeliest first."""
    told: dict[str, list[str]] = yaml.safe_load(_EVERYDAY.read_text(encoding="utf-8"))
    names = {said: tuple(titles) for said, titles in told.items()}
    for line in _SYNONYMS.read_text(encoding="utf-8").splitlines():
        title, _, said = line.partition(" = ")
        for name in said.split(" / ") if said and line[0] != "#" else ():
            names.setdefault(name, (title,))
    return names
