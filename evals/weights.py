"""Learn from the development pairs what speaks for a statement (``chat/relevance.py``) and for an answer (``chat/answerable.py``).

    python -m evals.weights

prints the weights, and what they find: the share of vital facts in the first words of each ranking, and how many questions
are refused rightly and wrongly; of the development pairs and the labelled questions by cross-validation that keeps each in
one fold, of the test pairs with the weights of all the others.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from sklearn.linear_model import LogisticRegression

from chat.answerable import OF_NONE, OF_ROLE, signs
from chat.asking import OF_ITSELF
from chat.chain import passages_for
from chat.evidence import candidates
from chat.question import Question
from chat.reading import understand
from chat.relevance import WEIGHTS, by_relevance, features
from chat.wording import shown, word_count
from evals.labelled import Labelled, load_labelled
from evals.questions import Pair, load, normalised
from evals.suites import opened
from evals.systems import Chain, history_of
from ingest.index import Index
from ingest.settings import Settings
from ingest.stored import StoredStatement

_FOLDS, _STRENGTH, _LISTWISE = 6, 0.3, 1e-3
#: Words of a ranking that are read.
_WORDS = 110


@dataclass(frozen=True, slots=True)
class Asked:
    """The signs that a question is answered, whether it is, and whether it is one about a role."""

    part: str
    signs: list[float]
    answerable: bool
    of_role: bool = False


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
    """The candidates of every question that is answered from a ranking, and the signs of whether it is answered."""
    system = Chain(index, settings)
    for pair in load(suite):
        if pair.expect not in ("clarify", "meta"):
            question = Question(pair.question, history_of(system, pair.turns))
            yield from _found(suite, pair.part, index, settings, question, _with_facts(pair), pair.answerable)
    for one in load_labelled(suite):
        if not one.role:  # of those about one document the embedding model has learned what answers them
            yield from _found(suite, "labelled", index, settings, Question(one.question), _with_gold(one), one.told)


def _with_facts(pair: Pair) -> Callable[[StoredStatement], list[bool]]:
    return lambda statement: [fact.stands_in(normalised(shown(statement))) for fact in pair.vital]


def _with_gold(one: Labelled) -> Callable[[StoredStatement], list[bool]]:
    gold = [normalised(words) for words in one.gold]
    return lambda statement: [words in normalised(statement.text) for words in gold]


def _found(
    suite: str, part: str, index: Index, settings: Settings, question: Question,
    facts_in: Callable[[StoredStatement], list[bool]], told: bool,
) -> Iterator[Ranking | Asked]:  # fmt: skip
    asked = understand(question, index)
    if asked.shape in ("comparison", "fit") or asked.shape in OF_ITSELF:
        return
    hits = passages_for(index, asked, question, settings)
    statements = candidates(index, asked, [hit.passage.row for hit in hits])
    if not statements:
        return
    if len(asked.roles) <= 1:
        found = signs(index, asked, by_relevance(index, asked, statements))
        yield Asked(part, found, told, of_role=bool(asked.roles))
    facts = np.array([facts_in(s) for s in statements])
    if told and facts.size:
        words = np.array([word_count(s) for s in statements])
        yield Ranking(suite, part, features(index, asked, statements), facts, words)


def learn(ranked: Sequence[Ranking]) -> NDArray[np.float64]:
    """The weights under which statements with a fact come before those without, each question counting alike.

    Softmax cross-entropy over each question's candidates (Cao et al., Learning to Rank: From Pairwise Approach to Listwise
    Approach, 2007).
    """
    told = [r for r in ranked if r.facts.any() and not r.facts.any(axis=1).all()]
    scale = np.vstack([r.features for r in told]).std(axis=0) + 1e-9
    lists = [(r.features / scale, r.facts.any(axis=1)) for r in told]

    def loss(weights: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        total, slope = float(_LISTWISE * weights @ weights), 2 * _LISTWISE * weights
        for rows, has_fact in lists:
            scores = rows @ weights
            top = scores.max()
            raised = np.exp(scores - top)
            total -= float(scores[has_fact].mean() - top - np.log(raised.sum())) / len(lists)
            slope -= (rows[has_fact].mean(axis=0) - raised @ rows / raised.sum()) / len(lists)
        return total, slope

    found = minimize(loss, np.zeros(len(scale)), jac=True, method="L-BFGS-B")
    learned: NDArray[np.float64] = found.x / scale
    return learned


def measured(ranked: Sequence[Ranking]) -> dict[tuple[str, str], float]:
    """(suite, part) -> mean share of vital facts found: test with the weights of all the others, those by cross-validation."""
    dev = [r for r in ranked if r.part != "test"]
    found: dict[tuple[str, str], list[float]] = {}
    for fold in range(_FOLDS):
        weights = learn([r for at, r in enumerate(dev) if at % _FOLDS != fold])
        for ranking in dev[fold::_FOLDS]:
            found.setdefault((ranking.suite, ranking.part), []).append(ranking.found(ranking.features @ weights))
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


def refusals(asked: Sequence[Asked], enough: float) -> dict[str, tuple[float, float]]:
    """Part -> share of answerable questions refused, and of the others; all but the test part by cross-validation."""
    known = [a for a in asked if a.part != "test"]
    judged: list[tuple[Asked, bool]] = []
    for fold in range(_FOLDS):
        learned = learn_signs([a for at, a in enumerate(known) if at % _FOLDS != fold])
        judged += [(a, _likely(a, learned) >= enough) for a in known[fold::_FOLDS]]
    learned = learn_signs(known)
    judged += [(a, _likely(a, learned) >= enough) for a in asked if a.part == "test"]

    def refused(part: str, answerable: bool) -> float:
        return float(np.mean([not told for a, told in judged if (a.part, a.answerable) == (part, answerable)]))

    return {part: (refused(part, True), refused(part, False)) for part in dict.fromkeys(a.part for a in asked)}


def _likely(asked: Asked, learned: tuple[NDArray[np.float64], float]) -> float:
    return float(1 / (1 + np.exp(-learned[1] - learned[0] @ np.array(asked.signs))))


def main() -> None:
    """Learn, measure, print."""
    argparse.ArgumentParser(prog="python -m evals.weights", description=(__doc__ or "").split("\n")[0]).parse_args()
    ranked: list[Ranking] = []
    asked: list[Asked] = []
    for name, index, settings in opened():
        for found in looked_at(name, index, settings):
            (ranked if isinstance(found, Ranking) else asked).append(found)  # type: ignore[arg-type]
    weights = learn([r for r in ranked if r.part != "test"])
    print("WEIGHTS = {" + ", ".join(f'"{name}": {w:.2f}' for name, w in zip(WEIGHTS, weights, strict=True)) + "}")
    for (name, part), share in measured(ranked).items():
        print(f"{name:8} {part:5} vital facts in the first {_WORDS} words: {share:.3f}")
    shipped = np.array(list(WEIGHTS.values()))
    for part in ("dev", "labelled", "test"):
        shares = [r.found(r.features @ shipped) for r in ranked if r.part == part]
        print(f"{part}, with the weights shipped: {np.mean(shares):.3f} of {len(shares)}")
    for name, weighing in (("OF_ROLE", OF_ROLE), ("OF_NONE", OF_NONE)):
        of_kind = [a for a in asked if a.of_role == (name == "OF_ROLE")]
        learned, intercept = learn_signs([a for a in of_kind if a.part != "test"])
        told = ", ".join(f"{w:.2f}" for w in learned)
        print(f"{name} = Weighing(({told}), {intercept:.2f}, {weighing.enough})")
        for part, (wrongly, rightly) in refusals(of_kind, weighing.enough).items():
            print(f"  {part:8} {wrongly:.3f} of the answerable refused, {rightly:.3f} of the others")


if __name__ == "__main__":
    main()
