"""Other names of a role that a document's own sentences give: "Lawyers, also called attorneys, ..."."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from ingest.roles import singular

_CALLED = re.compile(
    r"(?P<who>[A-Z][\w’'&/ -]{2,80}?),?\s+\(?(?:(?:is|are)\s+)?(?:also|often|sometimes|commonly|usually|otherwise|formerly|better)\s+"
    r"(?:(?:called|known as|referred to as|titled)|(?:called|known|referred to)\s+(?:simply\s+)?as)\s+(?P<names>[^.;:()]*(?:\([A-Z]{2,6}s?\)[^.;:()]*)?)"
)
#: Where a list of names ends and the sentence goes on.
_ENDS = re.compile(r",\s+(?!(?:[\w’'-]+\s+){0,4}(?:or|and)\s)(?=[a-z]+\b)|[.;:]|\s(?:who|that|which|because|when|if)\b")
_APART = re.compile(r",?\s+(?:or|and)\s+|,\s+")
_SHORT = re.compile(r"\b((?:[\w-]+ ){1,5}[\w-]+) \(([A-Z]{2,6})\)")
_ARTICLE = re.compile(r"^(?:an?|the|many|most|some|these)\s+", re.I)
#: A name that shares its last word with the next: "in-house or corporate counsels".
_MOST_WORDS = 5


def other_names(sentences: Iterable[str], role: str, aliases: Sequence[str]) -> tuple[str, ...]:
    """The names by which the sentences say a role is called as well, in the singular and in their order."""
    own = {name.casefold() for name in (role, *aliases)}
    found: dict[str, None] = {}
    for sentence in sentences:
        for match in _CALLED.finditer(" ".join(sentence.split())):
            who = singular(_ARTICLE.sub("", match["who"].strip()))
            if who.casefold() in own:
                found.update(
                    dict.fromkeys(n for name in _APART.split(_ended(match["names"])) for n in _spellings(name))
                )
    return tuple(name for name in found if name.casefold() not in own)


def _ended(names: str) -> str:
    end = _ENDS.search(names)
    return (names[: end.start()] if end else names).strip(" ,“”\"'")


def _spellings(name: str) -> list[str]:
    """A name in the singular; with a shortening in brackets, both its long and its short form."""
    name = _ARTICLE.sub("", name.strip(" ,“”\"'"))
    if not name or len(name.split()) > _MOST_WORDS + 1:
        return []
    if short := _SHORT.search(name):
        rest = name[short.end() :]
        return [singular(short[1] + rest).strip(), singular(short[2] + rest).strip()]
    return [singular(name)]
