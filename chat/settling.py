"""Loose names settled: which role a question means by "a cook in a restaurant", and which occupations stand in it by the way."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace
from itertools import pairwise

from chat import asking
from chat.described import likely
from chat.filler import content_words
from chat.mentions import Mention, masked
from chat.rolefinder import finder_of
from chat.spelling import english
from ingest.index import Index
from ingest.lexical import tokens
from ingest.roles import is_occupation

#: Least likelihood of the role that a question with loose names means, and where one of them is a field, or a name, of another role alone.
_LEAST, _OVER, _OVER_NAME = 0.4, 0.6, 0.9
#: ... and of a role that a word alone stands for which is none for an occupation, or the name of a field.
_AT_ALL, _FIELD = 0.1, 0.3
#: Share of the likelihood of all the roles that a name may mean, where these are more than a few.
_MOSTLY, _FEW = 0.5, 9
#: What sets occupations side by side, and how many other words may stand between them.
_JOINS, _BETWEEN = re.compile(r"\b(?:or|and|vs\.?|versus|than|to|with|against)\b|[/&,]", re.I), 5
#: What stands before whoever somebody is or becomes.
_A = re.compile(r"\b(?:be|being|become|becoming|is|am|as|was) an?\s+$", re.I)
_EITHER = re.compile(r"\b(?:or|vs\.?|versus|than|against)\b|/", re.I)
COMPARES = re.compile(
    r"\b(?:compar\w+|diff(?:er\w*)?|versus|vs|better|between|rather|instead|(?<!other )than|both|which (?:one|of))\b|\b(?:who|which)(?: \w+){1,3} (?:more|less|fewer|most|least|faster|sooner|longer|higher|easier|harder)\b|\bthat\b.*\b(?:[a-z]+n['’]t|not)\W*$",
    re.I,
)


def settled(
    index: Index, text: str, mentions: list[Mention], spoken_of: Collection[str] = ()
) -> tuple[list[Mention], str]:
    """The mentions that name what is asked about, and the role that loose ones were taken to mean where no name says so (else "").

    One named surely leaves out those that stand beside it by the way ("does a scrub tech help during the op?"). Loose
    ones alone, those that are names of occupations before fields, mean the role that the whole question is likeliest about; where
    none is likely enough, the one that people mean by such a name, or any, the likeliest first.
    ``spoken_of`` are roles of the questions before, which a loose name means where it may.
    """
    loose = [m for m in mentions if m.roles]
    if not loose or len(loose) < len(mentions):
        return mentions, ""
    if sure := [m for m in loose if is_sure(m)] or [m for m in loose if _is_one_of_several(m)]:
        if not COMPARES.search(text):
            mentions = [m for m in mentions if m in sure or any(_beside(text, m, other) for other in sure)]
        return _chosen(index, text, mentions), ""
    if any(not set(spoken_of).isdisjoint(m.roles) for m in loose):
        return mentions, ""
    if _side_by_side(text, said := [m for m in loose if _is_for_people(m) or (m.in_full and not m.guessed)]):
        return _chosen(index, text, said), ""
    mentions = loose = [m for m in loose if _is_for_people(m)] or loose
    if _side_by_side(text, loose):
        return _chosen(index, text, mentions), ""
    return _of_loose(index, text, loose)


def _of_loose(index: Index, text: str, loose: list[Mention]) -> tuple[list[Mention], str]:
    """Loose names that are not set side by side, and the role they were taken to mean where no name says so."""
    likeliest = likely(index, text, loose)
    role = next(iter(likeliest), "")
    if not content_words(text, [*((m.start, m.end) for m in loose), *asking.facets_of(masked(text, loose))[1]]):
        role = ""  # "what does the engineer earn?" tells none apart
    if role and (initials := next((m for m in loose if m.words.isupper() and len(m.words) > 1), None)):
        role = next((r for r in likeliest if r in initials.roles), "")  # no other word means more than "TA"
        return [replace(initials, roles=(role,) if role else initials.roles)], ""
    named = {m.roles[0] for m in loose if len(m.roles) == 1}
    meant = {r for m in loose for r in m.roles}
    over = _OVER_NAME if any(m.in_full and len(m.roles) <= _FEW for m in loose) else _OVER
    if role and likeliest[role] >= (_LEAST if role in meant else over):
        taken = "" if role in named else role
        return [replace(m, roles=(role,), in_full=True) for m in loose if role in m.roles], taken
    loose = [m for m in loose if max(likeliest.get(r, 0.0) for r in m.roles) >= _needed(m, text)]
    finder = finder_of(index)

    def of_one(mention: Mention) -> tuple[str, ...]:
        if habit := finder.by_habit(mention) if len(mention.roles) > 1 else "":
            return (habit,)
        said, shares = set(tokens(mention.words)), likeliest if role else {}
        return tuple(
            sorted(mention.roles, key=lambda r: (-shares.get(r, 0.0), said.isdisjoint(tokens(r)), len(r.split()), r))
        )

    return [replace(m, roles=of_one(m)) for m in loose], ""


def _chosen(index: Index, text: str, mentions: list[Mention]) -> list[Mention]:
    """Of several mentions, those that may mean several roles with one alone, each another where none is named surely."""
    if len(mentions) < 2 or all(len(m.roles) == 1 for m in mentions):
        return mentions
    likeliest, finder = likely(index, text, mentions), finder_of(index)
    named = {m.roles[0] for m in mentions if len(m.roles) == 1}
    taken: set[str] = set()
    contrasted = COMPARES.search(text) is not None

    def one_of(mention: Mention) -> tuple[str, ...]:
        already = named.intersection(mention.roles)
        if already and not contrasted:
            return (min(already),)
        roles = [role for role in mention.roles if role not in {*taken, *already}] or mention.roles
        own = [role for role in roles if tokens(role) == tokens(mention.words)]
        habit = finder.by_habit(replace(mention, roles=tuple(roles)))
        shares = {role: likeliest.get(role, 0.0) for role in roles}
        best = habit or (own or sorted(roles, key=lambda role: -shares[role]))[0]
        told_apart = habit or own or len(roles) <= _FEW or shares[best] > _MOSTLY * sum(shares.values())
        return (best,) if told_apart else tuple(roles)

    chosen: list[Mention] = []
    for m in mentions:
        chosen.append(m if len(m.roles) == 1 else replace(m, roles=one_of(m)))
        taken.update(chosen[-1].roles if len(chosen[-1].roles) == 1 else ())
    return chosen if named or all(len(m.roles) == 1 for m in chosen) else mentions


def is_sure(mention: Mention) -> bool:
    """True for a role's own name, one of its names of several words, and initials in capitals."""
    if len(mention.roles) != 1 or not mention.in_full:
        return False
    words = tokens(mention.words)
    return len(words) > 1 or words == tokens(mention.roles[0]) or (mention.words.isupper() and len(mention.words) > 1)


def _is_one_of_several(mention: Mention) -> bool:
    """True for one of the occupations that a title joins ("librarian": Librarians and Library Media Specialists)."""
    if len(mention.roles) != 1 or not mention.in_full or not is_occupation(mention.words.split()[-1]):
        return False
    role = mention.roles[0]
    return (" and " in role or "," in role) and set(tokens(mention.words)) < set(tokens(role))


def _needed(mention: Mention, text: str) -> float:
    """How likely a role of a mention must at least be: something for a misspelled name of several, more for a field than for a plain word that is none for an
    occupation ("sharpening"), nothing for other names, nor where somebody is called so ("a shrink")."""
    words = mention.words.lower()
    if mention.guessed and len(mention.roles) > 1:
        return _AT_ALL
    if (
        len(mention.roles) > 1
        or is_occupation(words.split()[-1])
        or (mention.in_full and _A.search(text[: mention.start]))
    ):
        return 0.0
    return _FIELD if not mention.in_full else _AT_ALL if words in english() else 0.0


def _is_for_people(mention: Mention) -> bool:
    """True for initials and for words that by themselves name somebody by their work."""
    return mention.words.isupper() or is_occupation(mention.words.split()[-1])


def _side_by_side(text: str, mentions: list[Mention]) -> bool:
    """True where the mentions stand for different roles that are set side by side."""
    if len({m.roles for m in mentions}) == 1:
        return False
    pairs = pairwise(mentions)
    return COMPARES.search(text) is not None or any(_beside(text, one, other) for one, other in pairs)


def with_fields(text: str, mentions: list[Mention], fields: list[Mention]) -> list[Mention]:
    """The mentions with the fields set against them ("nurse or accounting?"); where there are none, the fields set against each
    other, else the first."""
    if mentions:
        joined = _JOINS if COMPARES.search(text) else _EITHER
        beside = [f for f in fields if any(_beside(text, f, m, joined) for m in mentions)]
    else:
        beside = [f for f in fields if any(o is not f and _beside(text, f, o, _EITHER) for o in fields)] or fields[:1]
    return sorted([*mentions, *beside], key=lambda m: m.start)


def _beside(text: str, one: Mention, other: Mention, joined: re.Pattern[str] = _JOINS) -> bool:
    """True for mentions with little but a joining word between them."""
    between = text[min(one.end, other.end) : max(one.start, other.start)]
    return len(between.split()) <= _BETWEEN and joined.search(between) is not None
