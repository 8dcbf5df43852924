"""Do the answers stay right when the index gets worse? Documents about sibling roles, and copies with one figure altered.

Eight made-up documents about roles whose names lie near are added; what the answers lose is printed. A source is copied with
one sum of money changed; asked for the pay, the answer must show both sums, each with its own source.

python -m evals.robustness [--suite guides] [--part dev]
"""

from __future__ import annotations

import argparse
import re
import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from tqdm import tqdm

from chat.chain import build_chain
from evals import questions
from evals.judge import Judge
from evals.questions import Pair
from evals.replies import Replies
from evals.run import run, summary
from evals.suites import SUITES, prepare
from evals.systems import Chain
from ingest.build import build_index
from ingest.errors import AdviserError
from ingest.index import open_index
from ingest.settings import Settings
from ingest.stored import StoredStatement

DISTRACTORS = Path(__file__).resolve().parent / "distractors"
#: Measures compared, and how much of the first the answers may lose to distractors.
COMPARED = ("vital", "complete", "clean", "right_role", "refusal_recall", "wrong_refusals")
MAY_LOSE = 0.02
_SUM = re.compile(r"\$\d{2,3},\d{3}\b")


@dataclass(frozen=True, slots=True)
class Altered:
    """What became of one altered copy: the role asked for, both sums, and the sources the answer cites for each."""

    role: str
    sums: tuple[str, str]
    cited: tuple[frozenset[str], frozenset[str]]

    @property
    def shows_both(self) -> bool:
        """True where each sum is shown, and from different sources."""
        ours, theirs = self.cited
        return bool(ours and theirs and ours != theirs)


@contextmanager
def added(folder: Path, documents: Path, settings: Settings) -> Iterator[Settings]:
    """Settings of a passing copy of an index with more documents in it."""
    with tempfile.TemporaryDirectory() as scratch:
        copy = Path(scratch) / "index"
        shutil.copytree(folder, copy, ignore=shutil.ignore_patterns("evals", "suites"))
        build_index([documents], copy, settings=settings)
        yield replace(settings, index_dir=copy)


def measured(suite: str, pairs: Sequence[Pair], settings: Settings) -> dict[str, float]:
    """The measures of the chain over one index."""
    with (
        open_index(settings.index_dir, settings=settings) as index,
        Replies(settings.index_dir / "evals", "built-in", index, settings) as replies,
        tqdm(total=len(pairs), desc=suite, unit=" questions", leave=False, disable=None) as bar,
    ):
        system = Chain(index, settings)
        return summary(run(suite, pairs, system, index, Judge(index), replies, bar.update).scores)


def sums_of(settings: Settings, most: int) -> list[StoredStatement]:
    """Statements about a role that give one sum of money, the first of each role."""
    with open_index(settings.index_dir, settings=settings) as index:
        first: dict[str, StoredStatement] = {}
        for role in index.roles():
            for statement in index.statements.of_role(role.name):
                if statement.facet == "pay" and len(_SUM.findall(statement.text)) == 1:
                    first.setdefault(role.name, statement)
                    break
    return list(first.values())[:most]


def altered(statement: StoredStatement, settings: Settings) -> Altered:
    """Copy the statement's source with its sum changed, add the copy to the index, and ask for the role's pay."""
    with open_index(settings.index_dir, settings=settings) as index:
        source = index.source(statement.source)
    before = _SUM.findall(statement.text)[0]
    after = f"${int(before[1:].replace(',', '')) + 11_370:,}"
    words = source.text[statement.start : statement.end].replace(before, after)
    text = source.text[: statement.start] + words + source.text[statement.end :]
    with tempfile.TemporaryDirectory() as scratch:
        (Path(scratch) / f"copy of {Path(source.id).stem}.md").write_text(text, encoding="utf-8")
        with added(settings.index_dir, Path(scratch), settings) as copied:
            answer = build_chain(settings=copied).invoke(f"What does a {statement.role} earn?")
    ours, theirs = (frozenset(c.source for c in answer.citations if s in c.quote) for s in (before, after))
    return Altered(statement.role or "", (before, after), (ours, theirs))


def main(argv: Sequence[str] | None = None) -> int:
    """Exit status 0: neither harms the answers; 1: one does; 2: something is wrong."""
    parser = argparse.ArgumentParser(prog="python -m evals.robustness", description=__doc__.split("\n")[0])
    parser.add_argument("--suite", choices=SUITES, default="guides")
    parser.add_argument("--part", choices=questions.PARTS, help="only this part")
    parser.add_argument("--most", type=int, default=10, help="altered copies at most")
    options = parser.parse_args(argv)
    pairs = [p for p in questions.load(options.suite) if options.part in (None, p.part)]
    try:
        settings = Settings.load()
        settings = replace(settings, index_dir=prepare(SUITES[options.suite], settings))
        before = measured(options.suite, pairs, settings)
        with added(settings.index_dir, DISTRACTORS, settings) as worse:
            after = measured(options.suite, pairs, worse)
        copies = [altered(s, settings) for s in tqdm(sums_of(settings, options.most), unit=" copies", disable=None)]
    except AdviserError as error:
        print(f"error: {error}", file=sys.stderr)
        return 2
    print(
        f"| {options.suite}, {len(pairs)} questions | as it is | with {len(list(DISTRACTORS.glob('*.md')))} distractors |"
    )
    print("|---|---|---|")
    print(*(f"| {name} | {before[name]:.3f} | {after[name]:.3f} |" for name in COMPARED if name in before), sep="\n")
    both = sum(copy.shows_both for copy in copies)
    print(f"\nBoth sums shown, each with its source: {both} of {len(copies)} altered copies")
    for copy in copies:
        if not copy.shows_both:
            print(
                f"- {copy.role}: {copy.sums[0]} from {sorted(copy.cited[0])}, {copy.sums[1]} from {sorted(copy.cited[1])}"
            )
    return int(before["vital"] - after["vital"] > MAY_LOSE or both < len(copies))


if __name__ == "__main__":
    sys.exit(main())
