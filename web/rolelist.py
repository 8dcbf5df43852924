"""Finding a role by what somebody types: its name, another name, or words of either."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ingest.document import Role

SHOWN = 60


@dataclass(frozen=True, slots=True)
class FoundRole:
    """A role that matches, and the other name it matched by (empty where its own did)."""

    role: Role
    alias: str = ""


@dataclass(frozen=True, slots=True)
class RoleList:
    """The best matches, and how many there are in all."""

    found: tuple[FoundRole, ...]
    total: int


def find_roles(roles: Iterable[Role], typed: str) -> RoleList:
    """Roles whose name (or another name) holds every word typed, those that begin with it first."""
    wanted = " ".join(typed.casefold().split())
    if not wanted:
        everyone = [FoundRole(role) for role in sorted(roles, key=lambda role: role.name.casefold())]
        return RoleList(tuple(everyone[:SHOWN]), len(everyone))
    ranked = []
    for role in roles:
        matches = [(grade, name) for name in (role.name, *role.aliases) if (grade := _grade(name, wanted)) is not None]
        if matches:
            grade, name = min(matches, key=lambda match: (match[0], match[1] != role.name))
            by_alias = name != role.name
            ranked.append((grade, by_alias, role.name.casefold(), FoundRole(role, name if by_alias else "")))
    ranked.sort(key=lambda entry: entry[:3])
    return RoleList(tuple(entry[3] for entry in ranked[:SHOWN]), len(ranked))


def _grade(name: str, wanted: str) -> int | None:
    """How well a name matches, 0 the best; None where a word is missing."""
    name = name.casefold()
    if name == wanted:
        return 0
    if name.startswith(wanted):
        return 1
    words = name.replace("/", " ").replace("-", " ").split()
    parts = wanted.split()
    if all(any(word.startswith(part) for word in words) for part in parts):
        return 2
    return 3 if all(part in name for part in parts) else None
