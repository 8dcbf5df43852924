"""Other names of a role that a document's own sentences give: "Lawyers, also called attorneys, ..."."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from ingest.lexical import STOPWORDS
from ingest.roles import singular

_CALLED = re.compile(
    r"(?P<who>[A-Z][\w’'&/ -]{2,80}?),?\s+\(?(?:(?:is|are)\s+)?(?:also|often|sometimes|commonly|usually|otherwise|formerly|better)\s+"
    r"(?:(?:called|known as|referred to as|titled)|(?:called|known|referred to)\s+(?:simply\s+)?as)\s+(?P<names>[^.;:()]*(?:\([A-Z]{2,6}s?\)[^.;:()]*)?)"
)
#: Where a list of names ends and the sentence goes on: what follows a comma is a further name only before an "or".
_ENDS = re.compile(
    r",\s+(?!(?:[\w’'-]+,?\s+){0,9}or\s)(?!and\s)(?=[a-z]+\b)|[.;:]|\s(?:who|that|which|because|when|if)\b"
)
_COMMA = re.compile(r",\s+(?:(?:or|and)\s+)?")
_APART = re.compile(r"\s+(?:or|and)\s+")
_SHORT = re.compile(r"\b((?:[\w-]+ ){1,5}[\w-]+) \(([A-Z]{2,6})s?\)")
_ARTICLE = re.compile(r"^(?:an?|the|many|most|some|these)\s+", re.I)
#: A name of more words is none.
_MOST_WORDS = 5


def other_names(sentences: Iterable[str], role: str, aliases: Sequence[str]) -> tuple[str, ...]:
    """The names by which the sentences say a role is called as well, in the singular and in their order."""
    own = {name.casefold() for name in (role, *aliases)}
    found: dict[str, None] = {}
    for sentence in sentences:
        for match in _CALLED.finditer(" ".join(sentence.split())):
            who = singular(_ARTICLE.sub("", match["who"].strip()))
            if who.casefold() in own:
                listed = _listed(_ended(match["names"]), _is_plural(match["who"]))
                found.update(dict.fromkeys(n for name in listed for n in _spellings(name)))
    return tuple(name for name in found if name.casefold() not in own)


def _ended(names: str) -> str:
    end = _ENDS.search(names)
    return (names[: end.start()] if end else names).strip(" ,“”\"'")


def _listed(names: str, plural: bool) -> list[str]:
    """The names of a list, up to what is in another number than the role: there the sentence goes on ("..., climb or sail")."""
    first, *further = _COMMA.split(names)
    kept = _APART.split(first)
    for part in further:
        listed = _APART.split(part)
        if any(_is_plural(name) != plural for name in listed):
            break
        kept += listed
    return kept


def _is_plural(name: str) -> bool:
    words = name.partition(" (")[0].strip()
    return singular(words) != words


def _spellings(name: str) -> list[str]:
    """A name in the singular; with a shortening in brackets, both its long and its short form."""
    name = _ARTICLE.sub("", name.strip(" ,“”\"'"))
    if not name or len(name.split()) > _MOST_WORDS + 1 or name.split()[0].lower() in STOPWORDS:
        return []
    if short := _SHORT.search(name):
        rest = name[short.end() :]
        return [singular(short[1] + rest).strip(), singular(short[2] + rest).strip()]
    return [singular(name)]
