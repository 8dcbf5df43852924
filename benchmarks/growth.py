"""How the time of an answer grows with the index: made-up role guides, from 1,000 to 100,000 passages, drawn as a plot.

The documents are the shipped role guides with other names in them. Their vectors are those of the shipped texts, each moved
a little, so that no hour goes into embedding; a question is embedded by the real model. The largest build takes minutes.

python -m benchmarks.growth [--sizes 1000 10000 100000] [--plot FILE]
"""

from __future__ import annotations

import argparse
import itertools
import random
import re
import sys
import tempfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

import numpy as np

from benchmarks.answer import Times, megabytes, side_by_side, tutorial
from chat.chain import build_chain
from ingest.build import build_index
from ingest.embed import Embedder, Vectors
from ingest.index import open_index
from ingest.settings import GUIDES, Settings

SIZES = (1_000, 3_000, 10_000, 30_000, 100_000)
_ROLE = re.compile(r"^role: (.+)$", re.M)
_ALIASES = re.compile(r"^aliases: \[[^\]]*\]", re.M)
_FIRST = "Coastal Alpine Urban Rural Marine Desert Northern Southern Eastern Western Polar Tropical".split()
_SECOND = "Textile Railway Harbour Forestry Brewery Quarry Dairy Airport Museum Theatre Insurance Mining".split()
_STUFF = "Salt Glass Paper Copper Timber Wool".split()
_THIRD = "Junior Senior Field Night Chief Deputy Visiting Mobile Regional Central Associate Principal".split()
_ASKED = (
    "What does a {} do?",
    "Which skills does a {} need?",
    "What does a {} earn?",
    "Does a {} need a degree?",
    "{} or {}: which tools do they use?",
    "How do I become a {}?",
    "I like explaining numbers to people, which job suits me?",
)


@dataclass(frozen=True, slots=True)
class Point:
    """One size of index: passages held, the times of both systems, and the megabytes the process held at most."""

    passages: int
    times: tuple[Times, ...]
    memory: float


def names() -> Iterator[str]:
    """Words to put before a role's name, none twice."""
    for stuff, first, second, third in itertools.product(_STUFF, _FIRST, _SECOND, _THIRD):
        yield f"{third} {first} {stuff} {second}"


def write_guides(folder: Path, passages: int, each: float) -> list[str]:
    """Role guides under other names, enough for so many passages at ``each`` a guide. Returns the roles."""
    texts = [text for path in sorted(GUIDES.glob("*.md")) if _ROLE.search(text := path.read_text(encoding="utf-8"))]
    roles = []
    for number, before in enumerate(itertools.islice(names(), round(passages / each))):
        text = texts[number % len(texts)]
        old = _ROLE.search(text)
        assert old is not None  # only guides with a role were kept
        role = f"{before} {old[1].split()[-1]}"
        text = _ALIASES.sub("aliases: []", text).replace(old[1], role)
        (folder / f"{number}.md").write_text(text, encoding="utf-8")
        roles.append(role)
    return roles


def moved(known: Vectors) -> Callable[..., Vectors]:
    """In place of ``Embedder.encode``: one of the known vectors for each text, moved a little, the same one each time."""

    def encode(embedder: Embedder, texts: Sequence[str], progress: Callable[[int], object] | None = None) -> Vectors:
        made = np.empty((len(texts), known.shape[1]), np.float32)
        for at, text in enumerate(texts):
            noise = np.random.default_rng(zlib.crc32(text.encode()))
            made[at] = known[noise.integers(len(known))] + noise.normal(0, 0.02, known.shape[1])
        if progress:
            progress(len(texts))
        return np.asarray(made / np.linalg.norm(made, axis=1, keepdims=True), np.float32)

    return encode


def measure(folder: Path, passages: int, each: float, known: Vectors, questions: int) -> Point:
    """Build an index of about so many passages and time both systems over it."""
    guides = folder / f"guides-{passages}"
    guides.mkdir()
    roles = write_guides(guides, passages, each)
    settings = Settings.load(index_dir=folder / f"index-{passages}")
    with patch.object(Embedder, "encode", moved(known)):
        built = build_index([guides], settings.index_dir, settings=settings)
    if built.failed:
        raise SystemExit(f"guides made up that cannot be read: {built.failed[:3]}")
    chain = build_chain(settings=settings)
    pick = random.Random(passages)
    asked = [_ASKED[n % len(_ASKED)].format(*pick.choices(roles, k=2)) for n in range(questions)]
    index = chain.live.get()
    times = side_by_side({"tutorial retrieval": tutorial(index), "whole answer": chain.invoke}, asked)
    point = Point(index.manifest.passages, tuple(times), megabytes())
    index.close()
    return point


def draw(points: Sequence[Point], path: Path) -> None:
    """Both axes logarithmic: passages against milliseconds, the middle as a line and the 95th percentile dashed."""
    from matplotlib.figure import Figure

    figure = Figure(figsize=(6.4, 3.6), layout="constrained")
    axes = figure.subplots()
    sizes = [point.passages for point in points]
    for at, (name, colour) in enumerate((("tutorial retrieval", "#8a6d3b"), ("whole answer", "#1f5fbf"))):
        for percentile, style in ((50, "-o"), (95, "--")):
            axes.plot(
                sizes, [p.times[at].milliseconds(percentile) for p in points], style, color=colour, markersize=4,
                label=f"{name}, p{percentile}",
            )  # fmt: skip
    axes.set(xscale="log", yscale="log", xlabel="passages in the index", ylabel="milliseconds a question")
    axes.grid(alpha=0.3)
    axes.legend(frameon=False)
    figure.savefig(path, dpi=150)


def main(argv: Sequence[str] | None = None) -> int:
    """Print the table, and draw it where a file is named."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.growth", description=__doc__.split("\n")[0])
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, help="passages")
    parser.add_argument("--questions", type=int, default=47, help="questions asked of each size, warm ones included")
    parser.add_argument("--plot", type=Path, metavar="FILE", help="a picture (.png or .svg) to write")
    options = parser.parse_args(argv)
    with open_index() as index:
        known, roles = np.array(index.all_vectors()), [r for r in index.roles() if index.passages_of_role(r.name)]
        each = sum(len(index.passages_of_role(r.name)) for r in roles) / len(roles)
    points = []
    print(
        "| passages | tutorial p50 ms | p95 ms | answer p50 ms | p95 ms | peak MB so far |\n|---|---|---|---|---|---|"
    )
    with tempfile.TemporaryDirectory() as folder:
        for size in sorted(options.sizes):
            point = measure(Path(folder), size, each, known, options.questions)
            cells = [f"{times.milliseconds(p):.1f}" for times in point.times for p in (50, 95)]
            print(f"| {point.passages:,} | {' | '.join(cells)} | {point.memory:.0f} |", flush=True)
            points.append(point)
    if options.plot:
        draw(points, options.plot)
    return 0


if __name__ == "__main__":
    sys.exit(main())
