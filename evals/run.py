"""Ask every question of a suite and score the answers."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from chat.answer import Answer
from chat.chain import CareerChain
from chat.question import Question, Turn
from chat.retriever import search
from chat.understanding import understand
from evals.measures import Score, score
from evals.questions import Pair
from ingest.errors import AdviserError
from ingest.index import Index
from ingest.settings import PROJECT, Settings

#: Real documents that some suites are about: a folder beside the checkout, absent on most machines.
DATA = PROJECT.parent / "shared" / "data"

#: Least (or, for ``wrong_refusals`` and ``words``, most) that a run must reach, as measured when they were set.
THRESHOLDS: dict[str, dict[str, float]] = {
    "guides": {
        "vital": 0.81, "retrieved": 0.93, "right_kind": 0.94, "refused": 0.97, "clean": 0.98,
        "exact": 1.0, "cited": 1.0, "borne_out": 1.0, "wrong_refusals": 0.07, "words": 100,
    },
    "seeds": {
        "vital": 0.79, "retrieved": 0.94, "right_kind": 0.93, "refused": 0.93, "clean": 0.98,
        "exact": 1.0, "cited": 1.0, "borne_out": 1.0, "wrong_refusals": 0.07, "words": 100,
    },
}  # fmt: skip
_AT_MOST = frozenset(("wrong_refusals", "words"))


class SuiteMissing(AdviserError):
    """The documents of a suite are not on this machine."""


@dataclass(frozen=True, slots=True)
class Result:
    """One suite's answers and scores."""

    suite: str
    scores: tuple[Score, ...]
    answers: tuple[Answer, ...]


def index_of(suite: str, given: str | None) -> Path:
    """The index folder a suite is asked of, built where its documents are there. Raises SuiteMissing."""
    from ingest.build import build_index
    from ingest.progress import Bars
    from ingest.settings import GUIDES

    settings = Settings.load()
    if given:
        return Path(given)
    root, folder = (
        (GUIDES, settings.index_dir) if suite == "guides" else (DATA / suite, settings.index_dir / "suites" / suite)
    )
    if not root.is_dir():
        raise SuiteMissing(f"the documents of the suite {suite!r} are not here ({root.name} beside the checkout)")
    with Bars() as bars:
        build_index([root], folder, settings=settings, progress=bars)
    return folder


def run(
    suite: str, pairs: Sequence[Pair], chain: CareerChain, index: Index, settings: Settings, step: Callable[[], Any]
) -> Result:
    """Ask each pair (with the turns before it) and score what comes back."""
    scores, answers = [], []
    for pair in pairs:
        answer, seconds, question = ask(pair, chain)
        asked = understand(question, index)
        passages = [hit.passage for hit in search(index, asked, settings, settings.passages)]
        scores.append(score(pair, answer, passages, index, seconds))
        answers.append(answer)
        step()
    return Result(suite, tuple(scores), tuple(answers))


def ask(pair: Pair, chain: CareerChain) -> tuple[Answer, float, Question]:
    """The answer to a pair, the seconds it took, and the question with its history."""
    history: list[Turn] = []
    for turn in pair.turns:
        before = chain.invoke(Question(turn, tuple(history)))
        history += [Turn("user", turn), Turn("assistant", before.text)]
    question = Question(pair.question, tuple(history))
    began = time.perf_counter()
    answer = chain.invoke(question)
    return answer, time.perf_counter() - began, question


def summary(scores: Sequence[Score]) -> dict[str, float]:
    """The headline measures over all scores; a measure that applies to none is left out."""
    refusable = [s for s in scores if s.expect == "refused"]
    answerable = [s for s in scores if s.expect in ("answer", "partial")]
    found = {
        "questions": float(len(scores)),
        **{
            name: _mean(getattr(s, name) for s in scores)
            for name in ("vital", "facts", "retrieved", "rank", "cited", "exact", "borne_out")
        },
        "clean": _mean(s.clean for s in scores),
        "right_kind": _mean(s.right_kind for s in scores),
        "refused": _mean(s.got == "refused" for s in refusable),
        "wrong_refusals": _mean(s.got == "refused" for s in answerable),
        "words": statistics.median([s.words for s in answerable]) if answerable else None,
        "milliseconds": 1000 * statistics.median([s.seconds for s in scores]) if scores else None,
    }
    return {name: round(value, 4) for name, value in found.items() if value is not None}


def failures(suite: str, measured: dict[str, float]) -> list[str]:
    """The thresholds a summary misses, each as a readable line."""
    missed = []
    for name, limit in THRESHOLDS.get(suite, {}).items():
        value = measured.get(name)
        if value is None:
            continue
        if value > limit if name in _AT_MOST else value < limit:
            missed.append(
                f"{suite}: {name} is {value:.3g}, {'at most' if name in _AT_MOST else 'at least'} {limit:g} is asked"
            )
    return missed


def _mean(values: Iterable[float | bool | None]) -> float | None:
    known = [v for v in values if v is not None]
    return sum(known) / len(known) if known else None
