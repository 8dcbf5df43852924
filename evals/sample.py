"""Answers as they come out, for reading: the first development questions of each kind, none picked by hand.

python -m evals.sample [--suite guides] [--each 3] > docs/answers.md
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace

from chat.answer import Answer
from evals import questions
from evals.questions import KINDS, Pair
from evals.suites import SUITES, prepare
from evals.systems import Chain, converse
from ingest.errors import AdviserError
from ingest.index import open_index
from ingest.settings import Settings


def sample(pairs: Sequence[Pair], each: int) -> list[Pair]:
    """The first ``each`` development pairs of every kind, those first whose roles no pair before was about."""
    chosen: list[Pair] = []
    for kind in KINDS:
        of_kind = [p for p in pairs if p.kind == kind and p.part == "dev"]
        for _ in of_kind[:each]:
            seen = {role for p in chosen for role in p.roles}
            chosen.append(min((p for p in of_kind if p not in chosen), key=lambda p: not seen.isdisjoint(p.roles)))
    return chosen


def told(pair: Pair, answer: Answer) -> Iterator[str]:
    """A question with its answer and sources, as Markdown."""
    yield f"## {' / '.join((*pair.turns, pair.question))}"
    yield f"*{pair.kind}, {answer.kind}, confidence {answer.confidence:.2f}*"
    yield answer.text
    if answer.citations:
        yield "\n".join(
            f"{c.marker}. {c.title}, {c.publisher or 'publisher not named'}, {c.date or 'undated'} "
            f"({c.source}, {' > '.join(c.section)})"
            for c in answer.citations
        )
    if answer.suggestions:
        yield "Ask next: " + " · ".join(answer.suggestions)


def main(argv: Sequence[str] | None = None) -> int:
    """Print the page. Exit status 2 where the documents are not here."""
    parser = argparse.ArgumentParser(prog="python -m evals.sample", description=__doc__.split("\n")[0])
    parser.add_argument("--suite", choices=SUITES, default="guides")
    parser.add_argument("--each", type=int, default=3, help="questions of each kind")
    options = parser.parse_args(argv)
    settings = Settings.load()
    try:
        settings = replace(settings, index_dir=prepare(SUITES[options.suite], settings))
    except AdviserError as error:
        print(f"error: {error}", file=sys.stderr)
        return 2
    with open_index(settings.index_dir, settings=settings) as index:
        chain = Chain(index, settings)
        pairs = sample(questions.load(options.suite), options.each)
        print(f"# {len(pairs)} answers as they come out\n")
        print(
            "The first development questions of each kind over the shipped guides, without a language model; written by "
            f"`python -m evals.sample --suite {options.suite} --each {options.each}`, failures and all."
        )
        for pair in pairs:
            print("", *told(pair, converse(chain, pair.turns, pair.question).answer), sep="\n\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
