"""Two kept runs side by side: what became better or worse, and whether by more than chance."""

from __future__ import annotations

from dataclasses import dataclass

from evals.measures import MEASURES, Measure, Score
from evals.run import Kept, RunError
from evals.significance import Difference, difference

#: A difference less likely by chance than this is told as one.
LEVEL = 0.05


@dataclass(frozen=True, slots=True)
class Change:
    """One measure of one suite in both runs, over the questions that it applies to in both."""

    suite: str
    measure: Measure
    found: Difference

    @property
    def verdict(self) -> str:
        """``better``, ``worse``, or empty where chance may explain it."""
        if self.found.p >= LEVEL or self.found.a == self.found.b:
            return ""
        return "better" if (self.found.b > self.found.a) == self.measure.higher_is_better else "worse"


def compare(a: Kept, b: Kept) -> list[Change]:
    """Every measure of the suites both runs asked, of the one system each measured first. Raises RunError where there is none."""
    shared = [suite for suite in a if suite in b]
    if not shared:
        raise RunError(f"the runs asked no suite in common: {', '.join(a)} and {', '.join(b)}")
    changes = []
    for suite in shared:
        first, second = (_by_pair(next(iter(run[suite].values()))) for run in (a, b))
        for measure in MEASURES:
            both = [
                (first[pair].values[measure.name], second[pair].values[measure.name])
                for pair in first
                if pair in second and measure.name in first[pair].values and measure.name in second[pair].values
            ]
            if both:
                changes.append(Change(suite, measure, difference([x for x, _ in both], [y for _, y in both])))
    return changes


def _by_pair(scores: list[Score]) -> dict[str, Score]:
    return {s.pair: s for s in scores}


def table(changes: list[Change]) -> str:
    """The changes as a Markdown table; means, so that words and milliseconds differ from a report's medians."""
    rows = ["| suite | measure | A | B | questions better / worse | p | |", "|---|---|---|---|---|---|---|"]
    for c in changes:
        rows.append(
            f"| {c.suite} | {c.measure.name} | {c.found.a:.3g} | {c.found.b:.3g} | "
            f"{c.found.better if c.measure.higher_is_better else c.found.worse} / "
            f"{c.found.worse if c.measure.higher_is_better else c.found.better} of {c.found.count} | {c.found.p:.2g} | {c.verdict} |"
        )
    return "\n".join(rows)
