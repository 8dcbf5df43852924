"""How long a whole cited answer takes beside the bare retrieval that tutorials build, over the same index in one process.

The tutorial's half embeds the question with sentence-transformers and asks the index's own Chroma store for the nearest four
passages: no understanding, no answer. Each question is asked once, of both in turn, after both are warm.

python -m benchmarks.answer [--index DIR] [--suite guides] [--most 120]
"""

from __future__ import annotations

import argparse
import resource
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from chat.chain import build_chain
from evals.questions import load
from ingest.embed import builtin_folder
from ingest.index import Index
from ingest.settings import Settings

#: Passages a tutorial's retriever returns, and questions asked of both before the clock counts.
NEAREST, WARM = 4, 5


@dataclass(frozen=True, slots=True)
class Times:
    """Seconds a call took, a figure for each question."""

    name: str
    seconds: tuple[float, ...]

    def milliseconds(self, percentile: float) -> float:
        """The time that this percentage of the calls stays under."""
        return 1000 * float(np.percentile(self.seconds, percentile))


def tutorial(index: Index) -> Callable[[str], object]:
    """Bare retrieval: the question's vector by sentence-transformers, the nearest four passages from Chroma."""
    from sentence_transformers import SentenceTransformer

    model = SentenceTransformer(str(builtin_folder()), device="cpu", local_files_only=True)

    def retrieve(question: str) -> object:
        vector = model.encode([question], normalize_embeddings=True, show_progress_bar=False)[0]
        return index.passages([row for row, _ in index.dense(vector, NEAREST)])

    return retrieve


def side_by_side(calls: dict[str, Callable[[str], object]], questions: Sequence[str]) -> list[Times]:
    """Each question asked of every system, in turns that change their order, so that none is favoured by a warm cache."""
    for question in questions[:WARM]:
        for call in calls.values():
            call(question)
    taken: dict[str, list[float]] = {name: [] for name in calls}
    for at, question in enumerate(questions[WARM:]):
        for name in list(calls) if at % 2 else reversed(calls):
            began = time.perf_counter()
            calls[name](question)
            taken[name].append(time.perf_counter() - began)
    return [Times(name, tuple(seconds)) for name, seconds in taken.items()]


def megabytes() -> float:
    """Most memory this process held so far."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1024 * 1024 if sys.platform == "darwin" else 1024)


def table(times: Sequence[Times]) -> str:
    """A Markdown table of p50 and p95 in milliseconds, and how many times the first row each is."""
    first = times[0]
    lines = ["| | p50 ms | p95 ms | times p50 | times p95 |", "|---|---|---|---|---|"]
    for row in times:
        p50, p95 = row.milliseconds(50), row.milliseconds(95)
        lines.append(
            f"| {row.name} | {p50:.1f} | {p95:.1f} | {p50 / first.milliseconds(50):.2f} "
            f"| {p95 / first.milliseconds(95):.2f} |"
        )
    return "\n".join(lines)


def main(argv: Sequence[str] | None = None) -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.answer", description=__doc__.split("\n")[0])
    parser.add_argument("--index", type=Path, metavar="DIR", help="the index (default: the shipped guides')")
    parser.add_argument("--suite", default="guides", metavar="NAME", help="the evals' questions that are asked")
    parser.add_argument("--most", type=int, default=120, help="questions asked at most")
    options = parser.parse_args(argv)
    chain = build_chain(settings=Settings.load(index_dir=options.index))
    index = chain.live.get()
    questions = [pair.question for pair in load(options.suite) if not pair.turns][: options.most]
    chain.invoke(questions[0])
    light = megabytes()
    times = side_by_side({"tutorial retrieval": tutorial(index), "whole answer": chain.invoke}, questions)
    print(f"{index.manifest.passages:,} passages, {len(times[0].seconds)} questions, each asked once\n")
    print(table(times))
    print(
        f"\nPeak memory: {light:.0f} MB for the answers alone, {megabytes():.0f} MB with torch for the tutorial's half."
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
