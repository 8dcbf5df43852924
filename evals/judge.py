"""Does a claim follow from what it cites? Verbatim quotes are proved; free text is estimated, with the error of the estimate known.

The estimate is a logistic regression over word coverage, calibrated on AttributionBench (Li et al. 2024, labels by
people), behind five rules that no coverage outweighs: a figure with its unit, a degree, a direction, a role and a
denial must be the evidence's own.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from chat.denial import contradiction
from chat.figures import unfounded
from chat.grades import changed_grade
from chat.rolefinder import finder_of
from chat.wording import escape
from evals.calibration import Calibration
from evals.features import features
from evals.questions import normalised
from ingest import lexical
from ingest.index import Index
from ingest.sentences import FOOTNOTE, sentence_spans
from prompts import phrase

#: A denial is looked for only where the evidence is short: in a long text some clause always seems to deny.
_FEW_SENTENCES = 4


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words that are cited, and what they stand under: headings, lead-in, the role."""

    quote: str
    section: tuple[str, ...] = ()
    lead: str = ""
    role: str | None = None

    @property
    def text(self) -> str:
        """All of it, a line each."""
        return "\n".join(filter(None, (*self.section, self.lead, self.quote)))


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a judge finds. ``probability`` is that of support, 0 to 1; ``reason`` says why a claim is unsupported."""

    kind: Literal["proved", "supported", "unsupported"]
    probability: float
    reason: str = ""

    @property
    def supported(self) -> bool:
        """True where the claim is proved or seems borne out."""
        return self.kind != "unsupported"


class Judging(Protocol):
    """What can judge: the built-in ``Judge`` or a model."""

    def verdict(self, claim: str, cited: Sequence[Evidence]) -> Verdict: ...


class Judge:
    """The built-in judge, over one index (for the rarity of words and the names of roles) or none."""

    def __init__(self, index: Index | None = None, calibration: Calibration | None = None) -> None:
        self.calibration = calibration or Calibration.shipped()
        self._weight: Callable[[str], float] = index.lexical.idf if index else lambda _: 1.0
        self._finder = finder_of(index) if index else None

    def verdict(self, claim: str, cited: Sequence[Evidence]) -> Verdict:
        """Whether the cited words, together, bear the claim out."""
        if not cited:
            return Verdict("unsupported", 0.0, "cites nothing")
        if any(is_verbatim(claim, e) for e in cited):
            return Verdict("proved", 1.0)
        evidence = "\n".join(e.text for e in cited)
        if reason := mismatch(claim, evidence, self._weight) or self._other_role(claim, cited):
            return Verdict("unsupported", 0.0, reason)
        probability = self.calibration.probability(features(claim, evidence, self._weight))
        if probability < self.calibration.threshold:
            return Verdict("unsupported", probability, "too little of it stands in the cited words")
        return Verdict("supported", probability)

    def _other_role(self, claim: str, cited: Sequence[Evidence]) -> str:
        if self._finder is None:
            return ""
        evidence = "\n".join(e.text for e in cited)
        named = self._finder.find(evidence, guess=False)
        told = {e.role for e in cited} | {role for m in named if m.in_full for role in m.roles}
        loosely = {role for m in named for role in m.roles}
        for mention in self._finder.find(claim, guess=False):
            if told.intersection(mention.roles) or not mention.roles:
                continue
            if mention.in_full or not (
                loosely.intersection(mention.roles) or mention.words.lower() in evidence.lower()
            ):
                return f"the cited words say nothing of {mention.roles[0]}"
        return ""


def mismatch(claim: str, evidence: str, weight: Callable[[str], float]) -> str:
    """Why a claim cannot follow, however many words it shares: a figure, degree, direction or denial that differs."""
    if (figure := unfounded(claim, evidence)) is not None:
        return f"the number {figure} stands in no cited words"
    if reason := changed_grade(claim, evidence):
        return reason
    spans = [evidence[start:end] for start, end in sentence_spans(evidence, 0, len(evidence))] or [evidence]
    return contradiction(claim, spans, weight, frozenset()) if len(spans) <= _FEW_SENTENCES else ""


def is_verbatim(claim: str, evidence: Evidence) -> bool:
    """True where a claim is the whole of a quote, with nothing added but what the quote stands under.

    Added words must come from its headings, lead-in or role, or be the answerer's own phrase before it on how strong it is.
    """
    said = _without_strength(normalised(claim).lower())
    words = normalised(escape(FOOTNOTE.sub("", evidence.quote))).strip("| ").replace("|", "·").lower()
    words = " ".join(words.split())
    if not words or words not in said:
        return False
    added = set(lexical.words(said.replace(words, " ", 1)))
    return added <= set(lexical.words(" ".join((*evidence.section, evidence.lead, evidence.role or "")).lower()))


def _without_strength(said: str) -> str:
    """A claim without the answerer's own words before it on how strongly the document asks for something."""
    for name in ("required", "preferred", "optional"):
        said = said.removeprefix(normalised(phrase(name)).lower()).lstrip()
    return said
