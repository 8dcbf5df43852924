"""Questions labelled with whether the documents tell what they ask: what ``evals.weights`` learns from beside the pairs."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import yaml

from evals.questions import PairError

FOLDER = Path(__file__).with_name("labelled")


@dataclass(frozen=True, slots=True)
class Labelled:
    """A question; ``gold`` are exact words of the sentences that tell what it asks, none where no document does.

    One asked of the documents of a ``role`` says "the role" for its name, or leaves it out.
    """

    question: str
    told: bool
    gold: tuple[str, ...] = ()
    role: str = ""


def load_labelled(name: str, folder: Path = FOLDER) -> tuple[Labelled, ...]:
    """The labelled questions of a suite. Raises PairError naming the file and the entry that is amiss."""
    path = folder / f"{name}.yaml"
    try:
        entries = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise PairError(f"the labelled questions {path} cannot be read: {error}") from error
    made = []
    for number, entry in enumerate(entries or (), 1):
        try:
            made.append(Labelled(entry["question"], entry["told"], tuple(entry.get("gold", ())), entry.get("role", "")))
        except (TypeError, KeyError) as error:
            raise PairError(f"{path}, entry {number}: needs a question and told; {entry!r} lacks {error}") from error
        if made[-1].told != bool(made[-1].gold):
            raise PairError(f"{path}, entry {number}: {made[-1].question!r} is told exactly where it has gold")
    return tuple(made)
