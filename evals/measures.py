"""Every measure by its name: how one case is measured, how cases make a figure, and which way is better.

To add one: write a function from a Case to a number (or None where it does not apply) in the module of its kind, with
the published definition in its docstring, and list it here.
"""

from __future__ import annotations

import statistics
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Literal

from evals import citing, nuggets, ranking, refusing
from evals.case import Case

Group = Literal["facts", "citations", "refusals", "retrieval", "cost"]


@dataclass(frozen=True, slots=True)
class Measure:
    """A number of a case. ``judged`` is True where it rests on the judge's estimate, whose error is printed with it."""

    name: str
    of: Callable[[Case], float | None]
    group: Group
    higher_is_better: bool = True
    judged: bool = False
    median: bool = False

    @property
    def definition(self) -> str:
        """What the function says of itself."""
        function = self.of.func if isinstance(self.of, partial) else self.of
        return " ".join((function.__doc__ or "").split())

    def over(self, values: Sequence[float]) -> float:
        """Many cases' numbers as one figure."""
        return statistics.median(values) if self.median else statistics.fmean(values)


def words(case: Case) -> float | None:
    """Words of the answer; the median over questions that the documents answer."""
    return float(len(case.text.split())) if case.pair.answerable else None


def milliseconds(case: Case) -> float | None:
    """Milliseconds from the question to the whole answer; the median."""
    return 1000 * case.reply.seconds


MEASURES: tuple[Measure, ...] = (
    Measure("vital", nuggets.vital, "facts"),
    Measure("facts", nuggets.facts, "facts"),
    Measure("complete", nuggets.complete, "facts"),
    Measure("clean", nuggets.clean, "facts"),
    Measure("relevance", nuggets.relevance, "facts"),
    Measure("followup_loss", nuggets.followup_loss, "facts", higher_is_better=False),
    Measure("cited", citing.cited, "citations"),
    Measure("exact", citing.exact, "citations"),
    Measure("proved", citing.proved, "citations"),
    Measure("citation_recall", citing.citation_recall, "citations", judged=True),
    Measure("citation_precision", citing.citation_precision, "citations", judged=True),
    Measure("right_role", citing.right_role, "citations"),
    Measure("figures_kept", citing.figures_kept, "citations"),
    Measure("right_kind", refusing.right_kind, "refusals"),
    Measure("refusal_recall", refusing.refusal_recall, "refusals"),
    Measure("refusal_precision", refusing.refusal_precision, "refusals"),
    Measure("wrong_refusals", refusing.wrong_refusals, "refusals", higher_is_better=False),
    *(Measure(f"recall@{k}", partial(ranking.recall, k=k), "retrieval") for k in ranking.CUTS),
    Measure("mrr", ranking.reciprocal_rank, "retrieval"),
    Measure("ndcg@8", ranking.ndcg, "retrieval"),
    Measure("words", words, "cost", higher_is_better=False, median=True),
    Measure("milliseconds", milliseconds, "cost", higher_is_better=False, median=True),
)
BY_NAME = {m.name: m for m in MEASURES}


@dataclass(frozen=True, slots=True)
class Score:
    """One case in numbers, and what of it a person wants to see. A measure that does not apply is left out of ``values``."""

    pair: str
    kind: str
    part: str
    expect: str
    got: str
    values: dict[str, float]
    confidence: float
    right: bool
    lacking: tuple[str, ...] = ()
    broken: tuple[str, ...] = ()


def score(case: Case) -> Score:
    """All measures of a case."""
    values = {m.name: value for m in MEASURES if (value := m.of(case)) is not None}
    return Score(
        pair=case.pair.id,
        kind=case.pair.kind,
        part=case.pair.part,
        expect=case.pair.expect,
        got=case.answer.kind,
        values=values,
        confidence=case.answer.confidence,
        right=refusing.is_right(case),
        lacking=nuggets.lacking(case),
        broken=nuggets.broken(case),
    )


def figure(scores: Iterable[Score], name: str) -> float | None:
    """One measure over many scores; None where it applies to none."""
    values = [s.values[name] for s in scores if name in s.values]
    return BY_NAME[name].over(values) if values else None


def curve(scores: Sequence[Score]) -> list[refusing.Point]:
    """The risk-coverage curve of many scores: an answer given is right where it is complete and clean."""
    given = [(s.confidence, s.right) for s in scores if s.got in ("answer", "partial")]
    return refusing.risk_coverage(given, len(scores))
