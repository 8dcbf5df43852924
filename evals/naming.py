"""Learn from questions that name a role loosely which role a question means (``chat/described.py``).

    python -m evals.naming

prints the weights of the signs, and how often the likeliest role is the one meant: of questions on roles kept out in turn, and of the
test pairs. The questions are the pairs about one role and those of ``naming/<suite>.txt``, a role and a question about it a line,
as far as the embedding model learned nothing of their role (``evals/adapting.py``).
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from chat.described import WEIGHTS, signs
from chat.question import Question
from chat.reading import understand
from chat.rolefinder import finder_of
from chat.settling import is_sure
from evals.questions import PairError, load
from evals.suites import SUITES, opened
from evals.weights import Ranking, learn
from ingest.index import Index

FOLDER = Path(__file__).with_name("naming")
#: Every so manieth role is kept out of what the embedding model learns, and how likely the likeliest must be to be taken.
_KEPT_OUT, _TAKEN = 8, 0.4
#: Parts into which the roles fall, each kept out once.
_FOLDS = 4
#: How often each pair counts.
_PAIRS = 3


@dataclass(frozen=True, slots=True)
class Named:
    """A question about a role, which it names in words of its own."""

    role: str
    question: str


@dataclass(frozen=True, slots=True)
class Seen:
    """The signs of the roles that come into question, shape (roles, signs), and which of them is meant; None where none is."""

    suite: str
    part: str
    role: str
    features: NDArray[np.float64]
    at: int | None


def load_naming(name: str, folder: Path = FOLDER) -> tuple[Named, ...]:
    """The questions of a suite; none where it has no file. Raises PairError naming the file and the line that is amiss."""
    path = folder / f"{name}.txt"
    if not path.is_file():
        return ()
    made = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        role, bar, question = line.partition(" | ")
        if not (role and bar and question):
            raise PairError(f"{path}, line {number}: needs a role and a question with ' | ' between; is {line!r}")
        made.append(Named(role, question))
    return tuple(made)


def kept_out(named: Iterable[Named]) -> set[str]:
    """The roles that the embedding model learns nothing of."""
    return set(sorted({one.role for one in named})[::_KEPT_OUT])


def seen(suite: str, index: Index) -> Iterator[Seen]:
    """The signs of every question about one role of the index: of the pairs without turns before, and of ``naming/`` on
    roles kept out."""
    roles = {role.name for role in index.roles()}
    pairs = [p for p in load(suite) if p.answerable and not p.turns and p.kind != "comparison"]
    asked = [(p.part, p.roles[0], p.question) for p in pairs if len(p.roles) == 1]
    named = load_naming(suite)
    unseen = kept_out(named)
    asked += [("naming", one.role, one.question) for one in named if one.role in unseen]
    for part, role, question in asked:
        if role in roles:
            text = understand(Question(question), index).text
            mentions = [m for m in finder_of(index).find(text) if m.roles]
            if any(map(is_sure, mentions)):
                continue  # what is named surely is not asked of the signs
            found, features = signs(index, text, mentions)
            yield Seen(suite, part, role, features, found.index(role) if role in found else None)


def weights_of(told: Sequence[Seen]) -> NDArray[np.float64]:
    """The weights under which the role meant comes first, of the questions for which it is among those that come into question.

    The pairs, which name roles as most people do, count more than the others, which seldom do.
    """
    found = [one for one in told if one.at is not None]
    return learn([_ranking(one) for one in found for _ in range(1 if one.part == "naming" else _PAIRS)])


def _ranking(one: Seen) -> Ranking:
    meant = np.arange(len(one.features))[:, None] == one.at
    return Ranking(one.suite, one.part, one.features, meant, np.zeros(len(one.features), np.int64))


def measured(told: Sequence[Seen], weights: NDArray[np.float64]) -> tuple[float, float, float]:
    """Share of the questions whose likeliest role is meant, whose likeliest is taken, and whose is taken and meant."""
    first, taken, right = 0, 0, 0
    for one in told:
        scores = one.features @ weights
        raised = np.exp(scores - scores.max())
        best = int(scores.argmax())
        sure = raised[best] / raised.sum() >= _TAKEN
        first += best == one.at
        taken += sure
        right += sure and best == one.at
    return first / len(told), taken / len(told), right / len(told)


def _in_turn(asked: Sequence[Seen], known: Sequence[Seen]) -> list[tuple[Sequence[Seen], NDArray[np.float64]]]:
    """The questions by fold of their roles, each with the weights learned without those roles; no fold is empty."""
    roles = sorted({one.role for one in asked})
    folds: list[tuple[Sequence[Seen], NDArray[np.float64]]] = []
    for fold in filter(None, (set(roles[at::_FOLDS]) for at in range(_FOLDS))):
        weights = weights_of([one for one in known if one.role not in fold])
        folds.append(([one for one in asked if one.role in fold], weights))
    return folds


def main() -> None:
    """Learn, measure, print."""
    argparse.ArgumentParser(prog="python -m evals.naming", description=(__doc__ or "").split("\n")[0]).parse_args()
    told = [one for name, index, _ in opened() for one in seen(name, index)]
    known = [one for one in told if one.part != "test"]
    weights = weights_of(known)
    parts = {"naming, roles kept out in turn": _in_turn([one for one in known if one.part == "naming"], known)}
    for name in SUITES:
        asked = [one for one in told if (one.suite, one.part) == (name, "test")]
        parts[f"{name}, test"] = [(asked, weights)] if asked else []
    for name, folds in parts.items():
        if not folds:
            continue
        count = sum(len(asked) for asked, _ in folds)
        shares = sum(np.array(measured(asked, learned)) * len(asked) / count for asked, learned in folds)
        print("{} ({}): first {:.3f}, taken {:.3f}, taken and meant {:.3f}".format(name, count, *np.ravel(shares)))
    print(", ".join(f'"{name}": {w:.2f}' for name, w in zip(WEIGHTS, weights, strict=True)))


if __name__ == "__main__":
    main()
