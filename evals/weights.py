"""Learn from the development pairs what speaks for a statement (``chat/relevance.py``) and for an answer (``chat/answerable.py``).

    python -m evals.weights

prints the weights, and what they find: the share of vital facts in the first words of each ranking, and how many questions
without a role are refused rightly and wrongly; of the development pairs by cross-validation that keeps each pair in one
fold, of the test pairs with the weights of all development pairs.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from chat.answerable import ENOUGH, SIGNS, signs
from chat.asking import OF_ITSELF
from chat.chain import passages_for
from chat.evidence import candidates
from chat.question import Question
from chat.relevance import WEIGHTS, by_relevance, features
from chat.understanding import understand
from chat.wording import shown, word_count
from evals.questions import load, normalised
from evals.suites import SUITES, SuiteMissing, prepare
from evals.systems import Chain, history_of
from ingest.index import Index, open_index
from ingest.settings import Settings

#: Pairs compared of one question: its nearest statements with a fact, against the nearest without.
_WITH, _WITHOUT = 4, 40
_FOLDS, _STRENGTH = 6, 0.3
#: Words of a ranking that are read.
_WORDS = 110


@dataclass(frozen=True, slots=True)
class Asked:
    """A question without a role: the signs of an answer, and whether there is one."""

    part: str
    signs: list[float]
    answerable: bool


@dataclass(frozen=True, slots=True)
class Ranking:
    """A question's candidates: ``features`` (statements, len(WEIGHTS)), ``facts`` (statements, vital facts), ``words`` of each."""

    suite: str
    part: str
    features: NDArray[np.float64]
    facts: NDArray[np.bool_]
    words: NDArray[np.int64]

    def found(self, scores: NDArray[np.float64]) -> float:
        """Share of the vital facts in the first words of the ranking by these scores."""
        told, used = np.zeros(self.facts.shape[1], dtype=bool), 0
        for at in np.argsort(-scores, kind="stable"):
            if used < _WORDS and used + self.words[at] <= 1.1 * _WORDS:
                told, used = told | self.facts[at], used + int(self.words[at])
        return float(told.mean())


def looked_at(suite: str, index: Index, settings: Settings) -> Iterator[Ranking | Asked]:
    """The candidates of every pair that is answered from a ranking, and the signs of every question without a role."""
    system = Chain(index, settings)
    for pair in load(suite):
        question = Question(pair.question, history_of(system, pair.turns))
        asked = understand(question, index)
        if pair.expect in ("clarify", "meta") or asked.shape in ("comparison", "fit") or asked.shape in OF_ITSELF:
            continue
        hits = passages_for(index, asked, question, settings)
        statements = candidates(index, asked, [hit.passage.row for hit in hits])
        if not statements:
            continue
        if not asked.roles:
            yield Asked(pair.part, signs(index, asked, by_relevance(index, asked, statements)), pair.answerable)
        if pair.answerable:
            texts = [normalised(shown(s)) for s in statements]
            facts = np.array([[fact.stands_in(text) for fact in pair.vital] for text in texts])
            words = np.array([word_count(s) for s in statements])
            yield Ranking(suite, pair.part, features(index, asked, statements), facts, words)


def learn(ranked: Sequence[Ranking]) -> NDArray[np.float64]:
    """The weights under which statements with a fact come before those without, each question counting alike."""
    differences, counts = [], []
    for ranking in ranked:
        near, told = ranking.features[:, 0], ranking.facts.any(axis=1)
        with_fact, without = (np.flatnonzero(t)[np.argsort(-near[t], kind="stable")] for t in (told, ~told))
        with_fact, without = with_fact[:_WITH], without[:_WITHOUT]
        for at in with_fact if len(without) else ():
            differences.append(ranking.features[at] - ranking.features[without])
            counts += [1 / (len(with_fact) * len(without))] * len(without)
    rows = np.vstack(differences)
    scale = rows.std(axis=0) + 1e-9
    both = np.vstack([rows, -rows]) / scale
    model = LogisticRegression(C=_STRENGTH, fit_intercept=False, max_iter=2000)
    model.fit(both, np.repeat([1, 0], len(rows)), sample_weight=np.array(counts * 2))
    learned: NDArray[np.float64] = model.coef_[0] / scale
    return learned


def measured(ranked: Sequence[Ranking]) -> dict[tuple[str, str], float]:
    """(suite, part) -> mean share of vital facts found: dev by cross-validation, test with the weights of all dev."""
    dev = [r for r in ranked if r.part == "dev"]
    found: dict[tuple[str, str], list[float]] = {}
    for fold in range(_FOLDS):
        weights = learn([r for at, r in enumerate(dev) if at % _FOLDS != fold])
        for ranking in dev[fold::_FOLDS]:
            found.setdefault((ranking.suite, "dev"), []).append(ranking.found(ranking.features @ weights))
    weights = learn(dev)
    for ranking in ranked:
        if ranking.part == "test":
            found.setdefault((ranking.suite, "test"), []).append(ranking.found(ranking.features @ weights))
    return {of: float(np.mean(shares)) for of, shares in found.items()}


def learn_signs(asked: Sequence[Asked]) -> tuple[NDArray[np.float64], float]:
    """The weights of the signs, and the intercept."""
    rows = np.array([a.signs for a in asked])
    scale = rows.std(axis=0) + 1e-9
    model = LogisticRegression(C=_STRENGTH, max_iter=2000).fit(rows / scale, [a.answerable for a in asked])
    weights: NDArray[np.float64] = model.coef_[0] / scale
    return weights, float(model.intercept_[0])


def refusals(asked: Sequence[Asked]) -> dict[str, tuple[float, float]]:
    """Part -> share of answerable questions refused, and of the others; dev by cross-validation."""
    dev = [a for a in asked if a.part == "dev"]
    judged: list[tuple[Asked, bool]] = []
    for fold in range(_FOLDS):
        learned = learn_signs([a for at, a in enumerate(dev) if at % _FOLDS != fold])
        judged += [(a, _likely(a, learned) >= ENOUGH) for a in dev[fold::_FOLDS]]
    learned = learn_signs(dev)
    judged += [(a, _likely(a, learned) >= ENOUGH) for a in asked if a.part == "test"]

    def refused(part: str, answerable: bool) -> float:
        return float(np.mean([not told for a, told in judged if (a.part, a.answerable) == (part, answerable)]))

    return {part: (refused(part, True), refused(part, False)) for part in ("dev", "test")}


def _likely(asked: Asked, learned: tuple[NDArray[np.float64], float]) -> float:
    return float(1 / (1 + np.exp(-learned[1] - learned[0] @ np.array(asked.signs))))


def main() -> None:
    """Learn, measure, print."""
    argparse.ArgumentParser(prog="python -m evals.weights", description=(__doc__ or "").split("\n")[0]).parse_args()
    settings = Settings.load()
    ranked: list[Ranking] = []
    asked: list[Asked] = []
    for name, suite in SUITES.items():
        try:
            folder = prepare(suite, settings)
        except SuiteMissing as absent:
            print(f"left out: {absent}")
            continue
        own = Settings.load(index_dir=folder)
        with open_index(folder, settings=own) as index:
            for found in looked_at(name, index, own):
                (ranked if isinstance(found, Ranking) else asked).append(found)  # type: ignore[arg-type]
    weights = learn([r for r in ranked if r.part == "dev"])
    print("WEIGHTS = {" + ", ".join(f'"{name}": {w:.2f}' for name, w in zip(WEIGHTS, weights, strict=True)) + "}")
    for (name, part), share in measured(ranked).items():
        print(f"{name:8} {part:5} vital facts in the first {_WORDS} words: {share:.3f}")
    shipped = np.array(list(WEIGHTS.values()))
    for part in ("dev", "test"):
        shares = [r.found(r.features @ shipped) for r in ranked if r.part == part]
        print(f"{part}, with the weights shipped: {np.mean(shares):.3f} of {len(shares)}")
    of_signs, intercept = learn_signs([a for a in asked if a.part == "dev"])
    told = ", ".join(f'"{name}": {w:.2f}' for name, w in zip(SIGNS, of_signs, strict=True))
    print(f"SIGNS = {{{told}}}; INTERCEPT = {intercept:.2f}")
    for part, (wrongly, rightly) in refusals(asked).items():
        print(
            f"{part}, no role, {len([a for a in asked if a.part == part])} questions: {wrongly:.3f} of the answerable refused, {rightly:.3f} of the others"
        )


if __name__ == "__main__":
    main()
