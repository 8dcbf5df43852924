"""A guide without fault, the documents it took its facts from, and ways to plant a fault in it."""

from __future__ import annotations

import zipfile
from pathlib import Path

from corpus.check import check
from corpus.guide import Fault

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

#: What a source says more of itself where its document lies at hand.
LICENCE = "    licence: public domain\n"
ORIGINAL = f"{LICENCE}    original: deep/kites.txt\n"

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


def faults_in(folder: Path, data: Path | None = None) -> list[Fault]:
    """The faults of the guides in a folder."""
    return check(folder, data).faults


def general(title: str, aliases: str = "[]") -> str:
    """A general guide of another name, without fault."""
    text = GUIDE.replace("title: Kite Maker\nrole: Kite Maker", f"title: {title}")
    return (
        text.replace("[Kite Builder]", aliases).replace("# Kite Maker", f"# {title}").replace("## Skills", "## Knots")
    )


def with_documents(folder: Path) -> Path:
    """The folder with the guide's document below it, as the data folder has it."""
    (folder / "deep").mkdir(parents=True)
    (folder / "deep" / "kites.txt").write_text(DOCUMENT, encoding="utf-8")
    return folder


#: Tables of a tiny O*NET release, two occupations in each; rows bear only the columns that matter here.
TABLES = {
    "Occupation Data": """O*NET-SOC Code\tTitle\tDescription
51-1000.00\tKite Makers\tBuild and repair kites, in one piece or 12 pieces.
51-2000.00\tBalloonists\tSteer a balloon over land and sea at 900 feet.
""",
    "Task Statements": """O*NET-SOC Code\tTask ID\tTask\tTask Type\tDate
51-1000.00\t7731\tTie each knot so that no gale can ever loosen it again.\tCore\t08/2019
51-2000.00\t7732\tHeat the air slowly until the balloon begins to lift off.\tCore\t08/2021
""",
    "Education, Training, and Experience": """O*NET-SOC Code\tElement ID\tScale ID\tCategory\tData Value\tN
51-1000.00\t2.D.1\tRL\t2\t45.45\t28
51-1000.00\t2.D.1\tRL\t3\t4.50\t28
51-2000.00\t2.D.1\tRL\t2\t81.20\t17
""",
    "Skills": """O*NET-SOC Code\tElement ID\tElement Name\tScale ID\tData Value
51-1000.00\t2.A.1.a\tPatience\tIM\t4.10
""",
    "Related Occupations": """O*NET-SOC Code\tRelated O*NET-SOC Code\tIndex
51-1000.00\t51-2000.00\t1
""",
    "Education, Training, and Experience Categories": """Scale ID\tCategory\tCategory Description
RL\t2\tHigh School Diploma
RL\t12\tPost-Doctoral Training
""",
    "Scales Reference": "Scale ID\tScale Name\tMaximum\nIM\tImportance\t5\nLV\tLevel\t7\n",
    "Level Scale Anchors": "Element ID\tAnchor Value\n2.A.1.a\t66\n",
}


def release(path: Path, tables: dict[str, str] | None = None) -> Path:
    """A zip with these tables, as O*NET's text release has them."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in (TABLES if tables is None else tables).items():
            archive.writestr(f"db/{name}.txt", text)
    return path
