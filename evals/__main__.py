"""Measure the answers against hand-written questions.

python -m evals [--suite guides] [--kind list] [--part dev] [--show] [--json FILE]
python -m evals --suite my-pairs.yaml --index DIR
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from tqdm import tqdm

from chat.chain import build_chain
from evals import questions
from evals.questions import Pair
from evals.run import Result, SuiteMissing, failures, index_of, run, summary
from ingest.errors import AdviserError
from ingest.index import open_index
from ingest.settings import Settings

SUITES = ("guides", "seeds")


def main(argv: Sequence[str] | None = None) -> int:
    """Exit status 0: all thresholds reached; 1: some missed; 2: something is wrong."""
    parser = argparse.ArgumentParser(
        prog="python -m evals", description="Measure the answers against hand-written questions."
    )
    parser.add_argument(
        "--suite",
        metavar="NAME",
        action="append",
        help=f"{' or '.join(SUITES)}, or a YAML file of your own pairs (default: every suite whose documents are here)",
    )
    parser.add_argument("--index", metavar="DIR", help="ask the suite of this index instead of its own")
    parser.add_argument("--kind", choices=sorted(questions.KINDS), help="only questions of this kind")
    parser.add_argument("--part", choices=sorted(questions.PARTS), help="only this part")
    parser.add_argument("--model", metavar="PROVIDER:NAME", help="a LangChain chat model that writes the answers")
    parser.add_argument("--show", action="store_true", help="print what the development answers lack")
    parser.add_argument("--json", metavar="FILE", type=Path, help="write all scores and answers")
    options = parser.parse_args(argv)
    try:
        asked = [made for suite in options.suite or SUITES if (made := _suite(suite, options)) is not None]
    except AdviserError as error:
        print(f"error: {error}", file=sys.stderr)
        return 2
    if not asked:
        print("error: nothing was measured", file=sys.stderr)
        return 2
    measured = {result.suite: summary(result.scores) for _, result in asked}
    print(table(measured))
    for pairs, result in asked:
        print(_kinds(result))
        if options.show:
            _show(pairs, result)
    if options.json:
        written = {"summary": measured, "results": [asdict(result) for _, result in asked]}
        options.json.parent.mkdir(parents=True, exist_ok=True)
        options.json.write_text(json.dumps(written, indent=1, ensure_ascii=False), encoding="utf-8")
    whole = not (options.kind or options.part or options.index)
    missed = [line for suite, values in measured.items() for line in failures(suite, values)] if whole else []
    for line in missed:
        print(f"MISSED {line}")
    return 1 if missed else 0


def _suite(suite: str, options: argparse.Namespace) -> tuple[Sequence[Pair], Result] | None:
    """The pairs of a suite and what came of them; None where there is nothing to ask."""
    own = Path(suite) if suite.endswith(".yaml") else None
    name = own.stem if own else suite
    pairs = [
        p for p in (questions.load(name, own.parent) if own else questions.load(name))
        if (not options.kind or p.kind == options.kind) and (not options.part or p.part == options.part)
    ]  # fmt: skip
    if own and not options.index:
        raise SuiteMissing(f"name the index that {own} is asked of: --index DIR")
    try:
        folder = index_of(name, options.index)
    except SuiteMissing as reason:
        print(f"skipped: {reason}")
        return None
    if not pairs:
        print(f"skipped: {name} has no such question")
        return None
    settings = Settings.load(index_dir=folder)
    chain = build_chain(folder, model=options.model, settings=settings)
    with (
        open_index(folder, settings=settings) as index,
        tqdm(total=len(pairs), desc=f"{name:<10}", unit=" questions") as bar,
    ):
        return pairs, run(name, pairs, chain, index, settings, bar.update)


def table(measured: dict[str, dict[str, float]]) -> str:
    """The headline measures as a Markdown table, a column per suite."""
    names = list(dict.fromkeys(name for values in measured.values() for name in values))
    rows = [f"| measure | {' | '.join(measured)} |", "|---" * (len(measured) + 1) + "|"]
    for name in names:
        cells = [f"{values[name]:.3g}" if name in values else "" for values in measured.values()]
        rows.append(f"| {name} | {' | '.join(cells)} |")
    return "\n".join(rows)


def _kinds(result: Result) -> str:
    lines = [f"\n{result.suite}, by kind: questions, vital facts, right kind of answer"]
    for kind in sorted({s.kind for s in result.scores}):
        own = summary([s for s in result.scores if s.kind == kind])
        vital = f"{own['vital']:.2f}" if "vital" in own else "-"
        lines.append(f"  {kind:<15}{own['questions']:>4.0f}  {vital:>5}  {own['right_kind']:.2f}")
    return "\n".join(lines)


def _show(pairs: Sequence[Pair], result: Result) -> None:
    for pair, score, answer in zip(pairs, result.scores, result.answers, strict=True):
        if pair.part != "dev" or (score.right_kind and score.clean and not score.lacking):
            continue
        print(f"\n--- {pair.id} ({pair.kind}): {' / '.join((*pair.turns, pair.question))}")
        print(
            f"expected {score.expect}, got {score.got}; lacking {list(score.lacking)}; forbidden {list(score.broken)}"
        )
        print(answer.text)


if __name__ == "__main__":
    sys.exit(main())
