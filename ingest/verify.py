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
    from ingest.vectors import PassageVectors, open_statements

    database = Database(folder / "documents.db")
    passages = database.rows("SELECT count(*) FROM passages")[0][0]
    statements = database.rows("SELECT count(*) FROM statements")[0][0]
    vectors, rows = PassageVectors(folder / "chroma").all(), open_statements(folder / "statements.npy")
    if len(vectors) != passages or len(rows) != statements:
        raise IndexDamaged(
            f"{len(vectors)} of {passages} passage vectors and {len(rows)} of {statements} statement vectors"
        )
    if not (np.isfinite(vectors).all() and np.isfinite(rows).all()):
        raise IndexDamaged("a vector holds a number that is none")
    if len(Lexical.open(folder / "lexical").scores("the")) != passages:
        raise IndexDamaged("the lexical index has another number of passages")
    for document in (d for _, d in database.documents()):
        if any(not 0 <= s.start < s.end <= len(document.source.text) for s in document.statements):
            raise IndexDamaged(f"{document.source.id} has a statement outside its text")


if __name__ == "__main__":
    try:
        read_back(Path(sys.argv[1]))
    except AdviserError as problem:
        sys.exit(str(problem))
