"""How the judge weighs its features, and how often it errs: learned and cross-validated on claims that people labelled.

python -m evals.calibration ../shared/data/attributionbench/dev.jsonl     learns anew, writes evals/calibration.json, prints the errors
"""

from __future__ import annotations

import json
import math
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from evals.features import NAMES, features
from ingest.errors import AdviserError
from ingest.lexical import tokens

SHIPPED = Path(__file__).with_suffix(".json")
#: How many parts the labelled claims are cut into; claims on one question stay in one part.
FOLDS = 5


class CalibrationError(AdviserError):
    """Labelled claims, or what was learned of them, cannot be read."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """A claim with its references and what people said of it. ``dataset`` is where a collection took it from."""

    claim: str
    evidence: str
    question: str
    attributable: bool
    dataset: str = ""


@dataclass(frozen=True, slots=True)
class Errors:
    """How often a judge errs on labelled claims. ``false_pass``: share of unsupported claims it lets pass;
    ``false_alarm``: share of supported claims it does not; ``macro_f1``: mean of both classes' F1."""

    claims: int
    macro_f1: float
    false_pass: float
    false_alarm: float

    def __str__(self) -> str:
        return f"judge: macro-F1 {self.macro_f1:.2f}, passes {self.false_pass:.0%} of unsupported and stops {self.false_alarm:.0%} of supported claims"


@dataclass(frozen=True, slots=True)
class Calibration:
    """Weights of the features (in the order of ``NAMES``), bias, the least probability that passes, and the errors."""

    weights: tuple[float, ...]
    bias: float
    threshold: float
    errors: Errors

    def probability(self, values: Sequence[float]) -> float:
        """The probability that a claim with these features is supported."""
        score = self.bias + sum(w * v for w, v in zip(self.weights, values, strict=True))
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, score))))

    @classmethod
    def shipped(cls) -> Calibration:
        """What was learned and is shipped. Raises CalibrationError where it does not fit the features."""
        return _read(SHIPPED)

    def save(self, path: Path) -> None:
        """Write it as JSON, the weights by name."""
        told = {**asdict(self), "weights": dict(zip(NAMES, self.weights, strict=True))}
        path.write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")


@lru_cache(maxsize=1)
def _read(path: Path) -> Calibration:
    mend = "learn it anew: python -m evals.calibration CLAIMS.jsonl"
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
        weights = tuple(float(told["weights"][name]) for name in NAMES)
        return Calibration(weights, float(told["bias"]), float(told["threshold"]), Errors(**told["errors"]))
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise CalibrationError(f"{path} does not fit the judge ({type(error).__name__}: {error}); {mend}") from error


def labelled(path: Path) -> list[Labelled]:
    """The claims of an AttributionBench file, a JSON object a line. Raises CalibrationError naming the line."""
    found = []
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise CalibrationError(f"{path} cannot be read: {error.strerror}") from error
    for number, line in enumerate(lines, 1):
        try:
            row = json.loads(line)
            label = row["attribution_label"] == "attributable"
            evidence, dataset = "\n".join(row["references"]), str(row.get("src_dataset") or "")
            found.append(Labelled(row["claim"], evidence, row["question"], label, dataset))
        except (ValueError, TypeError, KeyError) as error:
            raise CalibrationError(f"{path}:{number} is no labelled claim: {error!r}") from error
    return found


@dataclass(frozen=True, slots=True)
class Learned:
    """What is learned of labelled claims, and whether the judge passed each of them when it was learned of the others."""

    calibration: Calibration
    passed: tuple[bool, ...]


def learn(claims: Sequence[Labelled]) -> Learned:
    """Weights learned from all claims, and the errors of the whole judge, rules included, by cross-validation."""
    from sklearn.linear_model import LogisticRegression
    from sklearn.model_selection import GroupKFold
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import StandardScaler

    from evals.judge import mismatch

    weight = rarity([c.evidence for c in claims])
    values = np.array([features(c.claim, c.evidence, weight) for c in claims])
    truth = np.array([c.attributable for c in claims])
    open_ = np.array([not mismatch(c.claim, c.evidence, weight) for c in claims])  # those that no rule settles
    groups = np.array([c.question for c in claims])
    learner = make_pipeline(StandardScaler(), LogisticRegression(C=0.3))
    passed = np.zeros(len(claims), dtype=bool)
    for train, test in GroupKFold(FOLDS).split(values, truth, groups):
        known = train[open_[train]]
        learner.fit(values[known], truth[known])
        passed[test] = (learner.predict_proba(values[test])[:, 1] >= 0.5) & open_[test]
    learner.fit(values[open_], truth[open_])
    scale, model = learner.named_steps["standardscaler"], learner.named_steps["logisticregression"]
    weights = model.coef_[0] / scale.scale_
    bias = float(model.intercept_[0] - (weights * scale.mean_).sum())
    rounded = tuple(round(float(w), 6) for w in weights)
    return Learned(Calibration(rounded, round(bias, 6), 0.5, errors(passed, truth)), tuple(map(bool, passed)))


def errors(passed: NDArray[np.bool_], truth: NDArray[np.bool_]) -> Errors:
    """How often a judge that passed these claims errs, given what people said."""
    from sklearn.metrics import f1_score

    return Errors(
        len(truth),
        round(float(f1_score(truth, passed, average="macro")), 4),
        _share(passed[~truth]),
        _share(~passed[truth]),
    )


def _share(wrong: NDArray[np.bool_]) -> float:
    return round(float(wrong.mean()), 4) if len(wrong) else 0.0


def table(claims: Sequence[Labelled], passed: Sequence[bool]) -> str:
    """The judge's errors over all claims and over those of each dataset, as a Markdown table."""
    rows = ["| dataset | claims | macro-F1 | false pass | false alarm |", "|---|---|---|---|---|"]
    for name in ("all", *sorted({c.dataset for c in claims if c.dataset})):
        own = [(p, c.attributable) for p, c in zip(passed, claims, strict=True) if name in ("all", c.dataset)]
        found = errors(np.array([p for p, _ in own]), np.array([t for _, t in own]))
        rows.append(
            f"| {name} | {found.claims} | {found.macro_f1:.2f} | {found.false_pass:.0%} | {found.false_alarm:.0%} |"
        )
    return "\n".join(rows)


def rarity(texts: Sequence[str]) -> Callable[[str], float]:
    """Inverse document frequency of a stem over some texts (Robertson and Spärck Jones 1976, as BM25 has it)."""
    counts = Counter(stem for text in texts for stem in set(tokens(text)))
    return lambda stem: math.log(1 + (len(texts) - counts[stem] + 0.5) / (counts[stem] + 0.5))


def main(path: str) -> int:
    """Learn from a file of labelled claims, write what was learned, print the errors."""
    try:
        claims = labelled(Path(path))
        learned = learn(claims)
        learned.calibration.save(SHIPPED)
    except CalibrationError as error:
        print(f"error: {error}", file=sys.stderr)
        return 2
    print(table(claims, learned.passed), f"{FOLDS}-fold cross-validation; {SHIPPED.name} is written", sep="\n\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:2]) if len(sys.argv) == 2 else f"usage: {__doc__}")
