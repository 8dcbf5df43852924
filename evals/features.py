"""What a claim and its evidence have in common, in numbers: the judge's only inputs."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Collection, Sequence
from itertools import pairwise

from chat.denial import contradiction
from chat.figures import unfounded
from chat.grades import changed_grade
from ingest.lexical import tokens
from ingest.sentences import sentence_spans

#: Names of the features in the order of ``features``.
NAMES = (
    "coverage", "sentence", "two_sentences", "bigrams", "trigrams", "rarest_missing", "number", "names", "denial",
    "grade", "claim_words", "evidence_words",
)  # fmt: skip
_NAME = re.compile(r"(?<=[a-z,;] )[A-Z][\w’'&.-]*")


def features(claim: str, evidence: str, weight: Callable[[str], float]) -> list[float]:
    """The numbers named in ``NAMES``; ``weight`` is how much a stem counts (its inverse document frequency).

    Coverage: share of the claim's content words, weighted, that stand in the evidence; in its best sentence; in its
    best two neighbours. Bigrams and trigrams: share of the claim's that stand there, a bigram with up to two words
    between. Then the share of the rarest word that is missing; figures, degrees or directions that differ, a denial on
    one side only (0 or 1); the share of its names that are missing; and both lengths (logarithms).
    """
    said, told = tokens(claim), tokens(evidence)
    words, held = dict.fromkeys(said), set(told)
    total = sum(map(weight, words)) or 1.0
    spans = [evidence[start:end] for start, end in sentence_spans(evidence, 0, len(evidence))] or [evidence]
    sentences = [set(tokens(span)) for span in spans]
    near = {pair for step in (1, 2, 3) for pair in zip(told, told[step:], strict=False)}
    names = _NAME.findall(claim)

    def share(present: set[str]) -> float:
        return sum(weight(w) for w in words if w in present) / total

    return [
        share(held),
        max(map(share, sentences)),
        max((share(a | b) for a, b in pairwise(sentences)), default=share(sentences[0])),
        _part(list(pairwise(said)), near),
        _part(list(zip(said, said[1:], said[2:], strict=False)), set(zip(told, told[1:], told[2:], strict=False))),
        max((weight(w) for w in words if w not in held), default=0.0) / total,
        float(unfounded(claim, evidence) is not None),
        sum(name.lower() not in evidence.lower() for name in names) / (len(names) or 1),
        float(contradiction(claim, spans, weight, frozenset()) != ""),
        float(changed_grade(claim, evidence) != ""),
        math.log1p(len(said)),
        math.log1p(len(told)),
    ]


def _part(ours: Sequence[tuple[str, ...]], theirs: Collection[tuple[str, ...]]) -> float:
    return sum(item in theirs for item in ours) / (len(ours) or 1)
