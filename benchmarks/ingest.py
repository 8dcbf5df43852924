"""How fast a build is beside the bare embedding model, what an unchanged run costs, and what memory and disk it takes.

python -m benchmarks.ingest [PATH...] [--sample 500]
"""

from __future__ import annotations

import argparse
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from ingest.embed import builtin_folder
from ingest.exported import FOLDER as ENCODERS
from ingest.generation import current
from ingest.index import open_index
from ingest.settings import GUIDES, PROJECT


@dataclass(frozen=True, slots=True)
class Run:
    """A command's wall-clock seconds and peak memory in megabytes (children counted one by one, the largest given)."""

    seconds: float
    megabytes: float


def ingest(paths: Sequence[Path], index_dir: Path) -> Run:
    """``python -m ingest`` as a user runs it. Raises CalledProcessError where it fails."""
    command = [sys.executable, "-m", "ingest", *map(str, paths), "--index", str(index_dir)]
    began = time.monotonic()
    process = subprocess.Popen(command, cwd=PROJECT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if code := os.waitstatus_to_exitcode(status):
        raise subprocess.CalledProcessError(code, command)
    return Run(time.monotonic() - began, usage.ru_maxrss / 1024)


def bare_rate(texts: Sequence[str]) -> float:
    """Texts a second of sentence-transformers' own encode, the model loaded before."""
    from sentence_transformers import SentenceTransformer

    model = SentenceTransformer(str(builtin_folder()), device="cpu", local_files_only=True)
    model.encode(list(texts[:32]), show_progress_bar=False)
    began = time.monotonic()
    model.encode(list(texts), show_progress_bar=False)
    return len(texts) / (time.monotonic() - began)


def disk(folder: Path) -> int:
    """Bytes of all files below a folder."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def main(argv: Sequence[str] | None = None) -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.ingest", description=__doc__.split("\n")[0])
    parser.add_argument("paths", nargs="*", type=Path, default=[GUIDES], help="files or folders (default: the guides)")
    parser.add_argument("--sample", type=int, default=500, help="passages that the bare model embeds")
    options = parser.parse_args(argv)
    with tempfile.TemporaryDirectory() as folder:
        index_dir = Path(folder) / "index"
        ingest([GUIDES], Path(folder) / "warm")  # exports the models once
        (Path(folder) / "warm" / ENCODERS).rename(_made(index_dir) / ENCODERS)
        first, again = ingest(options.paths, index_dir), ingest(options.paths, index_dir)
        with open_index(index_dir) as index:
            count = index.manifest.passages
            rows = random.Random(1).sample(range(count), min(options.sample, count))
            texts = [f"{' > '.join(p.section)}\n{p.text}" for p in index.passages(rows)]
        size = disk(current(index_dir))
        bare = bare_rate(texts)
    rate = count / first.seconds
    print(f"| passages | {count:,} |\n|---|---|")
    print(f"| whole build | {first.seconds:.1f} s, {rate:.1f} passages/s |")
    print(f"| bare `model.encode` of {len(texts)} of the passages | {bare:.1f} passages/s |")
    print(f"| whole build over bare | {rate / bare:.2f} |")
    print(f"| unchanged run, imports included | {again.seconds:.1f} s |")
    print(f"| peak memory | {first.megabytes:.0f} MB |")
    print(f"| disk | {size / 1e6:.1f} MB, {size / count / 1000:.1f} kB a passage |")
    return 0


def _made(folder: Path) -> Path:
    folder.mkdir(parents=True)
    return folder


if __name__ == "__main__":
    sys.exit(main())
