"""The gates: what the answers must reach, suite by suite. Left out of a plain run: pytest -m eval"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

import pytest

from evals.judge import Judge
from evals.measures import BY_NAME, Score
from evals.questions import load
from evals.replies import Replies
from evals.run import Result, run, summary
from evals.suites import SUITES, Suite, SuiteMissing, prepare
from evals.systems import Chain
from ingest.index import open_index
from ingest.settings import Settings

pytestmark = pytest.mark.eval

GATES = [(name, m) for name, suite in SUITES.items() for m in (*suite.least, *suite.most)]


@lru_cache
def asked(name: str) -> Result | str:
    """The suite asked of the chain, once for all its gates; the reason where its documents are not here."""
    suite, settings = SUITES[name], Settings()
    try:
        folder = prepare(suite, settings)
    except SuiteMissing as reason:
        return str(reason)
    settings = replace(settings, index_dir=folder)
    with open_index(folder, settings=settings) as index:
        chain = Chain(index, settings)
        with Replies(folder / "evals", chain.name, index, settings) as replies:
            return run(name, load(name), chain, index, Judge(index), replies)


def result_of(name: str) -> Result:
    found = asked(name)
    if isinstance(found, str):
        pytest.skip(found)
    return found


def worst(scores: tuple[Score, ...], measure: str, count: int = 5) -> list[str]:
    """Development questions that miss most, the worst first; those of the test part stay unseen."""
    sign = 1 if BY_NAME[measure].higher_is_better else -1
    best = 1.0 if sign == 1 else 0.0
    failing = [s for s in scores if s.part == "dev" and sign * s.values.get(measure, best) < sign * best]
    return [s.pair for s in sorted(failing, key=lambda s: sign * s.values[measure])[:count]]


def missed(suite: Suite, result: Result, measure: str) -> str:
    """Empty where the threshold is reached; else the value, the limit and where to look."""
    lines = [m for m in suite.failures(summary(result.scores)) if m.startswith(f"{suite.name}: {measure} is ")]
    return f"{lines[0]}; development questions: {', '.join(worst(result.scores, measure))}" if lines else ""


@pytest.mark.parametrize(("name", "measure"), GATES, ids=lambda words: words)
def test_a_suite_reaches_what_is_asked(name: str, measure: str) -> None:
    result = result_of(name)
    assert measure in summary(result.scores), f"{measure} applies to no question of {name}"
    assert not (reason := missed(SUITES[name], result, measure)), reason


@pytest.mark.parametrize("name", SUITES)
def test_every_gold_statement_stands_in_the_index(name: str) -> None:
    assert [(pair, gold.source) for pair, gold in result_of(name).lost] == []


def test_a_missed_gate_names_value_limit_and_the_worst_development_questions() -> None:
    scores = [Score(f"q{n}", "fact", "dev", "answer", "answer", {"vital": n / 10}, 0.5, False) for n in range(11)]
    scores[0] = replace(scores[0], part="test")
    result = Result("mine", "built-in", (), (), tuple(scores))
    assert missed(Suite("mine", (), {"vital": 0.5}), result, "vital") == ""
    assert missed(Suite("mine", (), {"vital": 0.9}), result, "vital") == (
        "mine: vital is 0.5, at least 0.9 is asked; development questions: q1, q2, q3, q4, q5"
    )
