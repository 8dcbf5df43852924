"""A guide without fault, the document it took its facts from, and ways to plant a fault in it."""

from __future__ import annotations

from pathlib import Path

GUIDE = """\
---
title: Kite Maker
role: Kite Maker
aliases: [Kite Builder]
sources:
  - id: handbook
    title: Handbook of Kites
    publisher: Office of Wind
    date: 2024
    url: null
    licence: public domain
---
# Kite Maker

## What it is

A Kite Maker builds kites from paper and wood.[^handbook]

## Skills

- Knots: a Kite Maker ties knots that hold in any wind.[^handbook]

## Pay

In Norway in 2024 a Kite Maker earned $51,300 a year.[^handbook]

[^handbook]: "Handbook of Kites", Office of Wind, 2024.
"""

#: What the guide took its facts from.
DOCUMENT = """\
Kite makers put kites together. Whoever makes kites should know how to tie a knot that no gale will ever loosen.
Average pay in Norway (2024): $51,300.
"""


def planted(old: str, new: str) -> str:
    """The guide with its one ``old`` replaced; a line of it where several hold ``old``."""
    assert GUIDE.count(old) == 1, f"{old!r} must stand once in the guide"
    return GUIDE.replace(old, new)


def written(folder: Path, **texts: str) -> Path:
    """The folder with these guides in it; ``kite_maker`` becomes kite-maker.md."""
    for name, text in texts.items():
        (folder / f"{name.replace('_', '-')}.md").write_text(text, encoding="utf-8")
    return folder


def general(title: str, aliases: str = "[]") -> str:
    """A general guide of another name, without fault."""
    text = GUIDE.replace("title: Kite Maker\nrole: Kite Maker", f"title: {title}")
    return (
        text.replace("[Kite Builder]", aliases).replace("# Kite Maker", f"# {title}").replace("## Skills", "## Knots")
    )
