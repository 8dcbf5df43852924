"""The questions offered before the first one is asked."""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Sequence

from ingest.document import Role
from web.templates import asset


def example_questions(roles: Sequence[Role], count: int = 5) -> list[str]:
    """Questions about roles that the index knows: the written ones first, then general ones about its first roles."""
    known = {role.name for role in roles}
    written = tomllib.loads(asset("examples.toml"))
    chosen = [example["question"] for example in written["example"] if _covered(example["roles"], known)]
    names = [role.name for role in sorted(roles, key=lambda role: (-len(role.sources), role.name))]
    general = [form.format(role=name) for form, name in zip(written["general"], names, strict=False)]
    return (chosen + general if len(chosen) < count else chosen)[:count]


def _covered(names: Sequence[str], known: Collection[str]) -> bool:
    return all(name in known for name in names)
