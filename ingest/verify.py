"""Ask a finished build for everything back, in a process of its own: a damaged store can crash whoever opens it.

python -m ingest.verify FOLDER
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from ingest.errors import AdviserError, IndexDamaged


def verify(folder: Path) -> None:
    """Raise IndexDamaged unless a fresh process reads every text, vector and statement of the generation."""
    command = [sys.executable, "-m", "ingest.verify", str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, cwd=Path(__file__).resolve().parents[1], check=False)
    if done.returncode:
        reason = done.stderr.strip().splitlines()[-1] if done.stderr.strip() else f"exit status {done.returncode}"
        raise IndexDamaged(f"the build in {folder} does not read back ({reason}); the index before it still serves")


def read_back(folder: Path) -> None:
    """Read everything of a generation in this process. Raises AdviserError where something is missing."""
    import numpy as np

    from ingest.database import Database
    from ingest.lexical import Lexical
    from ingest.vectors import PassageVectors, StatementVectors

    database = Database(folder / "documents.db")
    count = {
        t: database.rows(f"SELECT count(*) FROM {t}")[0][0]
        for t in ("passages", "statements", "statements WHERE prose")
    }
    passages, statements, prose = count.values()
    stored, kept = PassageVectors(folder / "chroma").all(), StatementVectors(folder / "statements")
    if (len(stored), len(kept), len(kept.vectors)) != (passages, statements, passages + prose):
        raise IndexDamaged(
            f"{len(stored)} of {passages} passage vectors, {len(kept)} of {statements} statements, "
            f"{len(kept.vectors)} of {passages + prose} vectors"
        )
    if not np.isfinite(kept.vectors).all():
        raise IndexDamaged("a vector holds a number that is none")
    if passages and not np.allclose(stored, kept.vectors[:passages], atol=1e-4):
        raise IndexDamaged("a passage has another vector in the store than it was given")
    if len(Lexical.open(folder / "lexical").scores("the")) != passages:
        raise IndexDamaged("the lexical index has another number of passages")
    outside = "t.start<0 OR t.stop<=t.start OR t.stop>length(s.text)"
    if astray := database.rows(f"SELECT s.id FROM statements t JOIN sources s ON s.n=t.source WHERE {outside} LIMIT 1"):
        raise IndexDamaged(f"{astray[0][0]} has a statement outside its text")


if __name__ == "__main__":
    try:
        read_back(Path(sys.argv[1]))
    except AdviserError as problem:
        sys.exit(str(problem))
