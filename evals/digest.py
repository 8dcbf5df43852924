"""The short form of a report, in Markdown: the tables a run prints, and a line for each failed answer."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from evals import tables
from evals.baselines import BASELINES
from evals.calibration import Errors
from evals.failures import Failures
from evals.run import Result


def digest(results: Sequence[Result], failed: Sequence[Failures], errors: Errors, day: str) -> str:
    """All of it. Names and words of questions and answers stand in cells that they cannot break out of."""
    named = [replace(r, suite=cell(r.suite), system=cell(r.system)) for r in results]
    own = [n for n, r in zip(named, results, strict=True) if r.system not in BASELINES]
    sections = {
        "With 95 % intervals": tables.headline(own, errors),
        "Development and test part": tables.parts(own),
        "By kind of question": tables.kinds(own),
        "Systems side by side": tables.systems(named) if len(named) > len(own) else "",
        "What went wrong": wrong(failed),
    }
    asked, answerers = sum(len(r.scores) for r in own), ", ".join(dict.fromkeys(r.system for r in own))
    head = f"# Career adviser, measured {day}\n\nAnswers by {answerers}; {asked} questions; the page beside this shows plots and what failed answers say and lack: report.html"
    return "\n\n".join([head, *(f"## {title}\n\n{body}" for title, body in sections.items() if body)]) + "\n"


def wrong(failed: Sequence[Failures]) -> str:
    """How many answers are wrong, and those that may be shown, a row each."""
    rows = ["| suite | development | test |", "|---|---|---|"]
    for f in failed:
        counts = (f"{f.counts[part][0]} of {f.counts[part][1]}" for part in ("dev", "test"))
        rows.append(f"| {cell(f.suite)} | {' | '.join(counts)} |")
    if any(f.groups for f in failed):
        rows += ["", "| suite | pair | what | question | lacking | forbidden |", "|---|---|---|---|---|---|"]
    for f in failed:
        for reason, group in f.groups:
            for one in group:
                told = (
                    f.suite,
                    one.pair.id,
                    reason,
                    one.pair.question,
                    ", ".join(one.score.lacking),
                    ", ".join(one.said),
                )
                rows.append(f"| {' | '.join(cell(text) for text in told)} |")
    return "\n".join(rows)


def cell(text: str) -> str:
    """Text that can stand in a cell of a Markdown table: one line, no column of its own, no markup."""
    return re.sub(r"([\\`*_\[\]<>|~&])", r"\\\1", " ".join(text.split()))
