"""Ask every question of a suite and score the answers; keep a run in a file to compare with."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from evals.case import Case, Reply, located
from evals.judge import Judging
from evals.measures import MEASURES, Score, figure, score
from evals.questions import Gold, Pair
from evals.ranking import holding
from evals.replies import Replies
from evals.systems import System, converse
from ingest.errors import AdviserError
from ingest.index import Index


class RunError(AdviserError):
    """A kept run cannot be read, or has nothing in common with another."""


@dataclass(frozen=True, slots=True)
class Result:
    """One suite asked of one system: replies and scores in the order of the pairs.

    ``lost`` are gold statements that do not stand, or not once, in the index.
    """

    suite: str
    system: str
    pairs: tuple[Pair, ...]
    replies: tuple[Reply, ...]
    scores: tuple[Score, ...]
    lost: tuple[tuple[str, Gold], ...] = ()


def run(
    suite: str,
    pairs: Sequence[Pair],
    system: System,
    index: Index,
    judge: Judging,
    replies: Replies,
    step: Callable[[], object] = lambda: None,
) -> Result:
    """Ask each pair, with the turns before it, and score what comes back."""
    answered, scores, lost = [], [], []
    for pair in pairs:
        reply = _ask(system, pair.question, pair.turns, replies)
        written_out = _ask(system, pair.written_out, (), replies) if pair.written_out else None
        gold, missing = located(pair.gold, index)
        lost += [(pair.id, entry) for entry in missing]
        units = [unit for source in dict.fromkeys(g.source for g in gold) for unit in system.units(source)]
        case = Case(pair, shown(reply), tuple(gold), holding(units, tuple(gold)), index, judge, written_out)
        answered.append(reply)
        scores.append(score(case))
        step()
    return Result(suite, system.name, tuple(pairs), tuple(answered), tuple(scores), tuple(lost))


def shown(reply: Reply) -> Reply:
    """The reply without what a model wrote and the check struck: nobody is told it as fact."""
    answer = reply.answer
    return replace(reply, answer=replace(answer, claims=tuple(c for c in answer.claims if c not in answer.struck)))


def _ask(system: System, question: str, turns: tuple[str, ...], replies: Replies) -> Reply:
    reply = replies.get(question, turns)
    if reply is None:
        reply = converse(system, turns, question)
        replies.put(question, turns, reply)
    return reply


def summary(scores: Sequence[Score]) -> dict[str, float]:
    """Every measure over all scores; one that applies to none is left out."""
    return {m.name: value for m in MEASURES if (value := figure(scores, m.name)) is not None}


#: Of a run: suite -> system -> scores.
Kept = dict[str, dict[str, list[Score]]]


def save(results: Sequence[Result], path: Path) -> None:
    """Keep a run's scores and answers as JSON."""
    told: dict[str, Any] = {}
    for result in results:
        told.setdefault(result.suite, {})[result.system] = [
            {**asdict(s), "answer": r.answer.text} for s, r in zip(result.scores, result.replies, strict=True)
        ]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(told, indent=1, ensure_ascii=False), encoding="utf-8")


def kept(path: Path) -> Kept:
    """The scores of a kept run. Raises RunError where the file is none."""
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
        return {
            suite: {system: [_score(entry) for entry in entries] for system, entries in systems.items()}
            for suite, systems in told.items()
        }
    except OSError as error:
        raise RunError(f"{path} cannot be read: {error.strerror}; keep a run: python -m evals --save {path}") from error
    except (ValueError, TypeError, AttributeError, KeyError) as error:
        raise RunError(f"{path} is no kept run ({error!r}); keep one: python -m evals --save FILE") from error


def _score(entry: dict[str, Any]) -> Score:
    told = {name: entry[name] for name in Score.__dataclass_fields__}
    return Score(**{**told, "lacking": tuple(told["lacking"]), "broken": tuple(told["broken"])})
