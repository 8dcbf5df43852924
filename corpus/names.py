"""The names of the guides: a question has to know which guide each one means."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.frontmatter import names_of
from corpus.guide import Fault, Guide


@dataclass(frozen=True, slots=True)
class _Use:
    """A name as one guide bears it: where, and whether as one of its aliases only."""

    guide: Guide
    name: str
    at: int
    is_alias: bool
    is_shared: bool

    def fault(self, says: str) -> Fault:
        return self.guide.fault(self.at, says)


def name_faults(guides: Sequence[Guide]) -> Iterator[Fault]:
    """Names that two guides bear without both saying so, and names called shared that are not."""
    uses: dict[str, list[_Use]] = {}
    for guide in guides:
        for alike, use in _uses(guide).items():
            uses.setdefault(alike, []).append(use)
    for several in uses.values():
        yield from _clashes(several)
    for guide in guides:
        yield from _shared_faults(guide, uses)


def _clashes(uses: list[_Use]) -> Iterator[Fault]:
    """Of a name that several guides bear: the guides that have to give it up or to say that they share it."""
    owner = next((use for use in uses if not use.is_alias), None)
    if owner is not None:
        for use in uses:
            if use is not owner:
                says = f"{use.name!r} is the title or role of {owner.guide.path.name}, which no guide shares; keep it there"
                yield use.fault(says)
        return
    keeper = next((use for use in uses if use.is_shared), uses[0])
    for use in uses:
        if use is not keeper and not use.is_shared:
            other = keeper.guide.path.name
            says = (
                f"{use.name!r} is a name in {other} too; keep it in one of the two, or list it under 'shared' in both"
            )
            yield use.fault(says)


def _shared_faults(guide: Guide, uses: dict[str, list[_Use]]) -> Iterator[Fault]:
    aliases = {alike(name) for name, _ in names_of(guide, "aliases")}
    for name, at in names_of(guide, "shared"):
        others = [use for use in uses.get(alike(name), []) if use.guide is not guide]
        if alike(name) not in aliases:
            yield guide.fault(
                at, f"the shared name {name!r} is no alias of this guide; list it under 'aliases' as well"
            )
        elif not others:
            yield guide.fault(at, f"no other guide lists the shared name {name!r}; take it out of 'shared'")


def _uses(guide: Guide) -> dict[str, _Use]:
    """The names of a guide in one spelling each; what is its title or role is no alias."""
    shared = {alike(name) for name, _ in names_of(guide, "shared")}
    found: dict[str, _Use] = {}
    for own in (guide.fields.get("title"), guide.role):
        if isinstance(own, str) and own:
            at = max(0, guide.text.find(own, 0, guide.body))
            found.setdefault(alike(own), _Use(guide, own, at, False, False))
    for name, at in names_of(guide, "aliases"):
        found.setdefault(alike(name), _Use(guide, name, at, True, alike(name) in shared))
    return found


def alike(name: str) -> str:
    """One spelling for names that a reader would not tell apart."""
    return " ".join(re.sub(r"[-\u2010-\u2015/]", " ", name).casefold().split())
