"""Roles as a question names them: where they stand, and which are meant, unknown or ambiguous."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Mention:
    """A role named in a question: ``start`` and ``end`` in its text, and which roles it may mean (none: unknown).

    ``in_full`` is False for a loose name ("the engineer"), ``guessed`` tells of a misspelled one. An alias that several roles
    share means all of them.
    """

    start: int
    end: int
    words: str
    roles: tuple[str, ...]
    in_full: bool = True
    guessed: bool = False


def masked(text: str, mentions: list[Mention], by: str = "") -> str:
    """The text with role names replaced, or blanked at equal length, so that "Data Science" in a title asks for no facet."""
    for mention in reversed(mentions):
        before = re.sub(r"\b(?:an?|the)\s+$", "", text[: mention.start], flags=re.I) if by else text[: mention.start]
        text = before + (by or "x" * (mention.end - mention.start)) + text[mention.end :]
    return text


def moved(mention: Mention, by: int) -> Mention:
    """The mention in a text that lacks its first characters."""
    return replace(mention, start=mention.start - by, end=mention.end - by)


def sorted_out(
    mentions: list[Mention], prefer: tuple[str, ...]
) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...], str]:
    roles: dict[str, None] = {}
    unknown: dict[str, None] = {}
    ambiguous: tuple[str, ...] = ()
    loose = ""
    for mention in mentions:
        if len(mention.roles) == 1:
            roles[mention.roles[0]] = None
        elif not mention.roles:
            unknown[mention.words] = None
        else:
            known = [role for role in prefer if role in mention.roles]
            if known:
                roles[known[-1]] = None
            else:
                ambiguous, loose = mention.roles, mention.words
    return tuple(roles), tuple(unknown), () if roles else ambiguous, loose
