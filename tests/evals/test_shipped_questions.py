"""The shipped pairs: enough of each kind, no occupation both tuned on and tested on, every gold statement in its document."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from functools import lru_cache

import pytest

from evals.questions import FOLDER, KINDS, PARTS, Pair, load, normalised
from evals.suites import SUITES, Suite
from ingest.formats import texts_of
from ingest.progress import Silent
from ingest.roots import scan

NAMES = sorted(path.stem for path in FOLDER.glob("*.yaml"))
#: How many pairs there are at least.
LEAST = {"guides": 60}


@pytest.fixture(scope="module", params=NAMES)
def shipped(request: pytest.FixtureRequest) -> tuple[Pair, ...]:
    return load(request.param)


@lru_cache(maxsize=1)
def every() -> tuple[tuple[str, Pair], ...]:
    return tuple((name, pair) for name in NAMES for pair in load(name))


@pytest.mark.parametrize("name", NAMES)
def test_a_file_holds_pairs_enough(name: str) -> None:
    assert len(load(name)) >= LEAST.get(name, 45)


def test_every_kind_of_question_is_asked() -> None:
    assert {pair.kind for _, pair in every()} == set(KINDS)


def test_no_occupation_is_both_tuned_on_and_tested_on_in_any_two_files() -> None:
    parts = defaultdict(lambda: defaultdict(list))
    for name, pair in every():
        for role in pair.roles if pair.expect != "clarify" else ():
            parts[role.casefold()][pair.part].append(f"{name}: {pair.id}")
    assert {role: dict(found) for role, found in parts.items() if len(found) > 1} == {}


def test_both_parts_hold_answers_and_refusals(shipped: tuple[Pair, ...]) -> None:
    counts = Counter((pair.part, pair.expect) for pair in shipped)
    assert all(counts[part, "answer"] >= 10 for part in PARTS)
    assert all(counts[part, "refused"] >= 3 for part in PARTS)


def test_no_question_is_asked_twice(shipped: tuple[Pair, ...]) -> None:
    counts = Counter((pair.turns, pair.question.casefold()) for pair in shipped)
    assert [question for question, count in counts.items() if count > 1] == []


def forms(pair: Pair) -> list[re.Pattern[str]]:
    return [*(form for fact in pair.facts for form in fact.forms), *pair.forbidden]


def test_no_form_holds_what_normalising_takes_away(shipped: tuple[Pair, ...]) -> None:
    """A form with a hyphen between words or a curly quote would never be found."""
    plain = [re.sub(r"\[[^]]*\]", "", form.pattern) for pair in shipped for form in forms(pair)]
    assert [words for words in plain if re.search(r"\w-\w|[’‘“”–]", words)] == []


def test_no_form_is_found_in_everything(shipped: tuple[Pair, ...]) -> None:
    assert [(pair.id, form.pattern) for pair in shipped for form in forms(pair) if form.search("")] == []


def test_no_gold_statement_holds_what_is_forbidden(shipped: tuple[Pair, ...]) -> None:
    """Else an answer that quotes what it should would be held unclean."""
    told = [(pair, form, gold) for pair in shipped for form in pair.forbidden for gold in pair.gold]
    assert [(pair.id, form.pattern) for pair, form, gold in told if form.search(normalised(gold.quote))] == []


# -- gold statements --------------------------------------------------------------------------------


def texts(suite: Suite) -> dict[str, str]:
    """The text of every document that a suite's gold statements name, as an index holds it."""
    wanted = {gold.source for pair in load(suite.name) for gold in pair.gold}
    files = scan([r.resolve() for r in suite.roots], {r.name: str(r.resolve()) for r in suite.roots}, Silent()).files
    return {
        file.source_id(text.part): text.text
        for file in files
        if any(source.startswith(file.source_id()) for source in wanted)
        for text in texts_of(file.path)
        if file.source_id(text.part) in wanted
    }


@pytest.mark.slow
@pytest.mark.parametrize("suite", SUITES.values(), ids=lambda suite: suite.name)
def test_every_gold_statement_stands_once_in_its_document(suite: Suite) -> None:
    if absent := [root for root in suite.roots if not root.exists()]:
        pytest.skip(f"the documents are not beside the checkout: {absent[0].name}")
    told = {source: " ".join(text.split()) for source, text in texts(suite).items()}
    lost = [
        (pair.id, gold.source, gold.quote)
        for pair in load(suite.name)
        for gold in pair.gold
        if told.get(gold.source, "").count(" ".join(gold.quote.split())) != 1
    ]
    assert lost == []
