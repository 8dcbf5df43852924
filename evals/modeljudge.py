"""A language model as judge: asked of every claim whether its citations support it, and how far it agrees with the built-in judge."""

from __future__ import annotations

import re
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from langchain_core.messages import HumanMessage

from chat.models import load_model, name_of
from chat.streaming import Limits, ModelStream
from evals.judge import Evidence, Judging, Verdict
from ingest.errors import ModelError
from ingest.settings import Settings
from prompts import prompt

#: The words a verdict is given in: a denial before it turns it, and support in part is none.
_VERDICT = re.compile(
    r"(?P<no>\bun[\s-]?supported|(?:\b(?:not|never|cannot be|partially|partly|in part)|n[’']t)\s+(?:\w+\s+){0,2}?supported|"
    r"\bcontradicted|\brefuted)\b"
    r"|\b(?P<yes>supported)\b",
    re.I,
)
_PLAIN = re.compile(r"\W*(?:(?P<yes>yes|true)|(?P<no>no|false))\b", re.I)
_THINKING = re.compile(r"<think(?:ing)?>.*?</think(?:ing)?>", re.I | re.S)


class ModelJudge:
    """A LangChain chat model that judges (``Judging``). Each claim with its citations is asked once."""

    def __init__(self, model: Any) -> None:
        settings = Settings.load()
        self._model, self._limits = load_model(model, settings), Limits.of(settings)
        self.name = name_of(model)
        self._given: dict[tuple[str, tuple[Evidence, ...]], Verdict] = {}

    def verdict(self, claim: str, cited: Sequence[Evidence]) -> Verdict:
        """What the model says. Raises ModelError where it does not answer, or with no verdict."""
        if not cited:
            return Verdict("unsupported", 0.0, "cites nothing")
        key = (claim, tuple(cited))
        if key not in self._given:
            self._given[key] = self._asked(claim, cited)
        return self._given[key]

    def _asked(self, claim: str, cited: Sequence[Evidence]) -> Verdict:
        try:
            reply = "".join(ModelStream(self._model, messages(claim, cited), self._limits))
        except ModelError as error:
            raise ModelError(
                f"the judge {self.name} did not answer ({error}); check its name, key and server, or leave --judge out"
            ) from error
        supported = parsed(reply)
        if supported is None:
            raise ModelError(
                f"the judge {self.name} gave no verdict but {reply.strip()[:80]!r}; use a model that follows instructions"
            )
        reason = "" if supported else " ".join(reply.split())[:200]
        return Verdict("supported" if supported else "unsupported", float(supported), reason)


def messages(claim: str, cited: Sequence[Evidence]) -> list[Any]:
    """The prompt: rules, then statements and claim between fences no document can guess."""
    statements = "\n".join(f"[{n}] {' > '.join(e.text.splitlines())}" for n, e in enumerate(cited, 1))
    fence = f"=== {secrets.token_hex(8)} ==="
    return [HumanMessage(prompt("judge", fence=fence, statements=statements, claim=" ".join(claim.split())))]


def parsed(reply: str) -> bool | None:
    """True for supported, False for unsupported, None where a reply says neither. The first verdict in it counts."""
    reply = _THINKING.sub("", reply)
    found = _VERDICT.search(reply) or _PLAIN.match(reply)
    return None if found is None else found["yes"] is not None


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far two judges agree on the same claims. ``kappa`` is Cohen's (1960): agreement beyond chance, at most 1."""

    claims: int
    share: float
    kappa: float
    first_only: int
    second_only: int

    def __str__(self) -> str:
        return (
            f"{self.claims} claims judged twice: agreement {self.share:.1%}, Cohen's kappa {self.kappa:.2f}; "
            f"supported by the built-in judge alone {self.first_only}, by the model alone {self.second_only}"
        )


def agreement(pairs: Sequence[tuple[bool, bool]]) -> Agreement | None:
    """The agreement of two judges; None where they judged nothing."""
    if not pairs:
        return None
    count = len(pairs)
    share = sum(a == b for a, b in pairs) / count
    first, second = (sum(one) / count for one in zip(*pairs, strict=True))
    chance = first * second + (1 - first) * (1 - second)
    kappa = 1.0 if chance == 1 else (share - chance) / (1 - chance)
    only = [sum(a > b for a, b in pairs), sum(a < b for a, b in pairs)]
    return Agreement(count, share, kappa, *only)


class BothJudges:
    """The model's verdicts, with the built-in judge's kept beside them (``Judging``)."""

    def __init__(self, builtin: Judging, model: Judging) -> None:
        self._builtin, self._model = builtin, model
        self._both: dict[tuple[str, tuple[Evidence, ...]], tuple[bool, bool]] = {}

    def verdict(self, claim: str, cited: Sequence[Evidence]) -> Verdict:
        """The model's verdict; what the built-in judge says of the same is kept where there is something to judge by."""
        verdict = self._model.verdict(claim, cited)
        if cited:
            self._both[claim, tuple(cited)] = (self._builtin.verdict(claim, cited).supported, verdict.supported)
        return verdict

    def agreement(self) -> Agreement | None:
        """How far both agree on all they judged; each claim with the same citations counts once."""
        return agreement(list(self._both.values()))
