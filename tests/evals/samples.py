"""Two small documents and hand-written pairs on them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

BRIDGES, KITES = "samples/bridge-inspector.md", "samples/kite-designer.md"
DOCUMENTS = {
    "bridge-inspector.md": """\
---
title: Bridge Inspector
role: Bridge Inspector
publisher: Office of Roads
date: 2024
---
# Bridge Inspector

## What you do

A Bridge Inspector looks for cracks in bridges and writes reports on them.

## Skills

- Climbing: a Bridge Inspector must be able to climb high piers.
- Drawing: a Bridge Inspector sketches every crack that is found.

## Pay

In Norway in 2024 a Bridge Inspector earned $61,300 a year.
""",
    "kite-designer.md": """\
---
title: Kite Designer
role: Kite Designer
publisher: Office of Wind
date: 2023
---
# Kite Designer

## What you do

A Kite Designer draws kites that fly in weak wind and orders the cloth for them.

## Skills

- Sewing: a Kite Designer must be able to sew cloth that does not tear.
""",
}
#: Statements of the documents.
WORK = "A Bridge Inspector looks for cracks in bridges and writes reports on them."
CLIMBING = "Climbing: a Bridge Inspector must be able to climb high piers."
DRAWING = "Drawing: a Bridge Inspector sketches every crack that is found."
PAY = "In Norway in 2024 a Bridge Inspector earned $61,300 a year."
SEWING = "Sewing: a Kite Designer must be able to sew cloth that does not tear."

PAIR: dict[str, Any] = {
    "id": "bridge-skills",
    "question": "What skills does a Bridge Inspector need?",
    "kind": "list",
    "part": "dev",
    "role": "Bridge Inspector",
    "expect": "answer",
    "vital": {"climbing": ["climb"]},
    "useful": {"drawing": ["draw", "sketch"]},
    "forbidden": [r"\$\d"],
    "gold": [{"source": BRIDGES, "quote": CLIMBING}, {"source": BRIDGES, "quote": DRAWING}],
}
NEAR_MISS: dict[str, Any] = {
    "id": "kite-pay",
    "question": "What does a Kite Designer earn?",
    "kind": "near-miss",
    "part": "test",
    "role": "Kite Designer",
    "expect": "refused",
    "forbidden": [r"\$\d"],
}

#: One that is answered, one that is refused, two that no answer can satisfy, one of each part, and a follow-up.
PAIRS: list[dict[str, Any]] = [
    PAIR,
    NEAR_MISS,
    {**PAIR, "id": "bridge-lacking", "question": "What does a Bridge Inspector earn?", "kind": "fact",
     "vital": {"the moon": ["made of cheese"]}, "forbidden": [], "gold": [{"source": BRIDGES, "quote": PAY}]},
    {**PAIR, "id": "kite-lacking", "question": "What skills does a Kite Designer need?", "kind": "fact", "part": "test",
     "role": "Kite Designer", "vital": {"the sun": ["made of gold"]}, "gold": [{"source": KITES, "quote": SEWING}]},
    {**PAIR, "id": "bridge-followup", "question": "And what skills does one need?", "kind": "followup",
     "turns": ["What does a Bridge Inspector do?"], "written-out": PAIR["question"]},
]  # fmt: skip


def write_documents(folder: Path) -> Path:
    """The folder with the two documents in it; call it ``samples`` for the ids above."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in DOCUMENTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def write_pairs(folder: Path, pairs: Any = None, name: str = "mine") -> Path:
    """The file of pairs in the folder."""
    path = folder / f"{name}.yaml"
    path.write_text(yaml.safe_dump(PAIRS if pairs is None else pairs, sort_keys=False), encoding="utf-8")
    return path
