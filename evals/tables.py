"""What a run found, as Markdown tables."""

from __future__ import annotations

from collections.abc import Sequence

from evals.calibration import Errors
from evals.measures import MEASURES, Measure, Score, curve, figure
from evals.questions import KINDS
from evals.refusing import area
from evals.run import Result
from evals.significance import Interval, interval


def interval_of(scores: Sequence[Score], measure: Measure) -> Interval | None:
    """A measure's figure over many scores with its confidence interval."""
    return interval([s.values[measure.name] for s in scores if measure.name in s.values], median=measure.median)


def headline(results: Sequence[Result], errors: Errors) -> str:
    """Every measure of one system, a column per suite, with 95 % intervals; measures that rest on the judge are marked."""
    rows = [f"| measure | {' | '.join(r.suite for r in results)} |", "|---" * (len(results) + 1) + "|"]
    rows.append(f"| questions | {' | '.join(str(len(r.scores)) for r in results)} |")
    for measure in MEASURES:
        cells = [interval_of(r.scores, measure) for r in results]
        if any(cells):
            name = f"{measure.name} †" if measure.judged else measure.name
            rows.append(f"| {name} | {' | '.join(str(c) if c else '' for c in cells)} |")
    areas = [area(curve(r.scores)) for r in results]
    rows.append(f"| aurc | {' | '.join('' if a is None else f'{a:.3g}' for a in areas)} |")
    return "\n".join([*rows, "", f"† {errors}"])


def writing(result: Result) -> str:
    """What became of a language model's words over all answers; empty where none was asked."""
    told = [r.answer.writing for r in result.replies if r.answer.writing]
    if not told:
        return ""
    checked, struck, recited = (sum(getattr(w, name) for w in told) for name in ("checked", "struck", "recited"))
    return (
        f"{result.suite}: {result.system} was asked for {len(told)} of {len(result.replies)} answers; in "
        f"{sum(bool(w.failure) for w in told)} the built-in answer stands in its place. "
        f"Sentences checked: {checked}, struck: {struck}, cited anew: {recited}"
    )


def parts(results: Sequence[Result]) -> str:
    """The development and the test part side by side: what is tuned on, and what is not."""
    names = ("vital", "facts", "complete", "clean", "right_kind", "refusal_recall", "wrong_refusals", "words")
    rows = [f"| suite | part | questions | {' | '.join(names)} |", "|---" * (len(names) + 3) + "|"]
    for result in results:
        for part in ("dev", "test"):
            scores = [s for s in result.scores if s.part == part]
            rows.append(f"| {result.suite} | {part} | {len(scores)} | {' | '.join(_cells(scores, names))} |")
    return "\n".join(rows)


def kinds(results: Sequence[Result]) -> str:
    """Vital facts, complete answers and the right kind of answer by kind of question, over all suites."""
    names = ("vital", "complete", "right_kind")
    scores = [s for r in results for s in r.scores]
    rows = [f"| kind | questions | {' | '.join(names)} |", "|---" * (len(names) + 2) + "|"]
    for kind in KINDS:
        if own := [s for s in scores if s.kind == kind]:
            rows.append(f"| {kind} | {len(own)} | {' | '.join(_cells(own, names))} |")
    return "\n".join(rows)


def systems(results: Sequence[Result]) -> str:
    """Systems side by side, suite by suite."""
    names = ("vital", "facts", "complete", "clean", "relevance", "right_role", "refusal_recall", "recall@4", "mrr", "ndcg@8", "words", "milliseconds")  # fmt: skip
    rows = [f"| suite | system | {' | '.join(names)} |", "|---" * (len(names) + 2) + "|"]
    for result in results:
        rows.append(f"| {result.suite} | {result.system} | {' | '.join(_cells(result.scores, names))} |")
    return "\n".join(rows)


def _cells(scores: Sequence[Score], names: Sequence[str]) -> list[str]:
    values = [figure(scores, name) for name in names]
    return ["" if v is None else f"{v:.3g}" for v in values]
