"""Measure the answers against hand-written questions.

python -m evals [--suite guides] [--kind list] [--part dev] [--show] [--save RUN.json] [--report FOLDER]
python -m evals --suite my-pairs.yaml --index DIR
python -m evals --compare BEFORE.json AFTER.json
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tqdm import tqdm

from evals import compare, questions, tables
from evals.baselines import BASELINES
from evals.calibration import Calibration
from evals.judge import Judge
from evals.questions import Pair
from evals.replies import Replies
from evals.run import Result, kept, run, save, summary
from evals.suites import SUITES, Suite, SuiteMissing, prepare
from evals.systems import Chain, System
from ingest.errors import AdviserError
from ingest.index import Index, open_index
from ingest.settings import Settings

if TYPE_CHECKING:
    from evals.modeljudge import ModelJudge


def main(argv: Sequence[str] | None = None) -> int:
    """Exit status 0: all thresholds reached; 1: some missed, or a comparison that found worse; 2: something is wrong."""
    options = _parser().parse_args(argv)
    try:
        return _compare(*options.compare) if options.compare else _measure(options)
    except AdviserError as error:
        print(f"error: {error}", file=sys.stderr)
        return 2


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m evals", description="Measure the answers against hand-written questions."
    )
    add = parser.add_argument
    add("--suite", metavar="NAME", action="append", help=f"{', '.join(SUITES)}, or a YAML file of your own pairs (default: every suite whose documents are here)")  # fmt: skip
    add("--index", metavar="DIR", help="ask the suite of this index instead of its own")
    add("--kind", choices=questions.KINDS, help="only questions of this kind")
    add("--part", choices=questions.PARTS, help="only this part")
    add("--model", metavar="PROVIDER:NAME", help="a LangChain chat model that writes the answers")
    add("--model-url", metavar="URL", help="the server that the model runs on, where that is your own")
    add("--judge", metavar="PROVIDER:NAME", help="a LangChain chat model that judges too; its agreement with the built-in is printed")  # fmt: skip
    add("--baselines", action="store_true", help="measure the baselines too")
    add("--show", action="store_true", help="print what the development answers lack")
    add("--show-test", action="store_true", help="print what test answers lack too: they are then no test any more")
    add("--save", metavar="FILE", type=Path, help="keep scores and answers to compare with")
    add("--compare", metavar=("A", "B"), nargs=2, type=Path, help="two kept runs side by side, with paired tests")
    add("--report", metavar="FOLDER", type=Path, help="write report.html and report.md")
    return parser


def _compare(before: Path, after: Path) -> int:
    changes = compare.compare(kept(before), kept(after))
    print(compare.table(changes))
    return int(any(change.verdict == "worse" for change in changes if change.measure.group != "cost"))


def _measure(options: argparse.Namespace) -> int:
    if options.judge:
        _model_judge(options.judge)  # a model that cannot be set up is told of before anything is asked
    results = [result for name in options.suite or SUITES for result in _asked(name, options)]
    if not results:
        print("error: nothing was measured", file=sys.stderr)
        return 2
    own = [r for r in results if r.system not in BASELINES]
    errors = Calibration.shipped().errors
    print("", tables.headline(own, errors), tables.parts(own), tables.kinds(own), sep="\n\n")
    for result in own:
        if line := tables.writing(result):
            print(f"\n{line}")
    if options.baselines:
        print("", tables.systems(results), sep="\n")
    for result in own:
        _show(result, options)
    if options.save:
        save(results, options.save)
    if options.report:
        from evals.report import write

        print(f"\n{write(results, options.report, errors, show_test=options.show_test)}")
    whole = not (
        options.kind or options.part or options.index or options.model or options.judge or Settings.load().model
    )
    missed = [line for r in own if whole and r.suite in SUITES for line in SUITES[r.suite].failures(summary(r.scores))]
    for line in missed:
        print(f"MISSED {line}")
    return int(bool(missed))


def _asked(name: str, options: argparse.Namespace) -> Iterator[Result]:
    """A suite's results, the chain's first; none where there is nothing to ask."""
    own = Path(name) if name.endswith(".yaml") else None
    if own and not options.index:
        raise SuiteMissing(f"name the index that {own} is asked of: --index DIR")
    if not own and name not in SUITES:
        raise SuiteMissing(f"there is no suite {name!r}; known: {', '.join(SUITES)}, or a file that ends in .yaml")
    suite = Suite(own.stem, ()) if own else SUITES[name]
    pairs = [
        p
        for p in questions.load(suite.name, own.parent if own else None)
        if options.kind in (None, p.kind) and options.part in (None, p.part)
    ]
    settings = Settings.load(model_url=options.model_url)
    try:
        folder = Path(options.index) if options.index else prepare(suite, settings)
    except SuiteMissing as reason:
        print(f"skipped: {reason}")
        return
    if not pairs:
        print(f"skipped: {suite.name} has no such question")
        return
    settings = replace(settings, index_dir=folder)
    with open_index(folder, settings=settings) as index:
        yield _run(suite.name, pairs, Chain(index, settings, options.model), index, settings, options)
        for baseline in BASELINES if options.baselines else ():
            with tqdm(desc=f"{baseline:<14}", unit=" texts", leave=False, disable=None) as bar:
                system = BASELINES[baseline](index, settings, _cache(folder), bar.update)
            yield _run(suite.name, pairs, system, index, settings, options)


def _run(
    suite: str, pairs: Sequence[Pair], system: System, index: Index, settings: Settings, options: argparse.Namespace
) -> Result:
    judge = _judge(index, options)
    bar = tqdm(total=len(pairs), desc=f"{suite:<8} {system.name:<14}", unit=" questions", disable=None)
    with bar, Replies(_cache(settings.index_dir), system.name, index, settings) as replies:
        result = run(suite, pairs, system, index, judge, replies, bar.update)
    if options.judge:
        print(f"{suite}, {system.name}, judged by {options.judge}: {judge.agreement() or 'nothing to judge'}")
    open_ = {pair.id for pair in pairs if pair.part == "dev" or options.show_test}
    for pair, gold in result.lost if not options.index else ():
        quote = repr(gold.quote) if pair in open_ else "a gold statement of the test part"
        print(f"note: {suite}, {pair}: not once in {gold.source}: {quote}")
    return result


def _judge(index: Index, options: argparse.Namespace) -> Any:
    """The built-in judge, or the model with the built-in judge beside it."""
    if not options.judge:
        return Judge(index)
    from evals.modeljudge import BothJudges

    return BothJudges(Judge(index), _model_judge(options.judge))


@lru_cache(maxsize=1)
def _model_judge(name: str) -> ModelJudge:
    from evals.modeljudge import ModelJudge

    return ModelJudge(name)


def _cache(folder: Path) -> Path:
    return folder / "evals"


def _show(result: Result, options: argparse.Namespace) -> None:
    """What the answers lack; of the test part only where that is asked for."""
    wanted = {"dev"} if options.show else set()
    wanted |= {"test"} if options.show_test else set()
    for pair, score, reply in zip(result.pairs, result.scores, result.replies, strict=True):
        wrong = not score.right or score.lacking
        if pair.part in wanted and wrong:
            print(f"\n--- {pair.id} ({pair.kind}): {' / '.join((*pair.turns, pair.question))}")
            print(
                f"expected {score.expect}, got {score.got}; lacking {list(score.lacking)}; forbidden {list(score.broken)}"
            )
            print(reply.answer.text)


if __name__ == "__main__":
    sys.exit(main())
