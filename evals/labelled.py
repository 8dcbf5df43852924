"""Questions labelled with whether the documents tell what they ask: what ``evals.weights`` learns from beside the pairs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import yaml

from chat.wording import with_article
from evals.questions import PairError

FOLDER = Path(__file__).with_name("labelled")
_THE_ROLE = re.compile(r"\bthe role\b", re.IGNORECASE)
#: Before "the role" these speak of many ("do the role work nights?").
_MANY = re.compile(r"\b(?:are|aren't|can|can't|could|do|don't|have|most|of|were|when|will|would)\s$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Labelled:
    """A question; ``gold`` are exact words of the sentences that tell what it asks, none where no document does.

    A question of a ``role`` says "the role" for its name, or is asked after another one about it.
    """

    question: str
    told: bool
    gold: tuple[str, ...] = ()
    role: str = ""

    @property
    def asked(self) -> str:
        """The question as one would ask it, with the role's name."""
        return _THE_ROLE.sub(self._name, self.question) if self.role else self.question

    @property
    def turns(self) -> tuple[str, ...]:
        """What was asked before."""
        return (f"What does {with_article(self.role)} do?",) if self.role and not _THE_ROLE.search(self.question) else ()

    def _name(self, match: re.Match[str]) -> str:
        if _MANY.search(match.string[: match.start()]):
            return self.role if self.role.endswith("s") else re.sub(r"(?<=[^aeiou])y$", "ie", self.role) + "s"
        return with_article(self.role)


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
            made.append(
                Labelled(entry["question"], entry["told"], tuple(entry.get("gold", ())), entry.get("role", ""))
            )
        except (TypeError, KeyError) as error:
            raise PairError(f"{path}, entry {number}: needs a question and told; {entry!r} lacks {error}") from error
        if made[-1].told != bool(made[-1].gold):
            raise PairError(f"{path}, entry {number}: {made[-1].question!r} is told exactly where it has gold")
    return tuple(made)
