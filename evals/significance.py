"""How sure a figure is, and whether two runs differ by more than chance."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

#: Resamples of a bootstrap, and permutations of a paired test; both are seeded, so a report is the same each time.
RESAMPLES, SEED = 2000, 7


@dataclass(frozen=True, slots=True)
class Interval:
    """A figure with the ends of its 95 % confidence interval, and how many questions it is over."""

    value: float
    low: float
    high: float
    count: int

    def __str__(self) -> str:
        return f"{self.value:.3g} [{self.low:.3g}, {self.high:.3g}]"


def interval(values: Sequence[float], *, median: bool = False) -> Interval | None:
    """Percentile bootstrap over questions (Efron and Tibshirani 1993, ch. 13) of a mean or median; None of no values."""
    if not values:
        return None
    sample = np.asarray(values, dtype=float)
    middle = np.median if median else np.mean
    rows = np.random.default_rng(SEED).integers(0, len(sample), (RESAMPLES, len(sample)))
    low, high = np.percentile(middle(sample[rows], axis=1), (2.5, 97.5))
    return Interval(float(middle(sample)), float(low), float(high), len(sample))


@dataclass(frozen=True, slots=True)
class Difference:
    """What B has over A on the questions both were asked. ``p``: chance of one so large if A and B were alike."""

    a: float
    b: float
    p: float
    count: int
    better: int
    worse: int


def difference(a: Sequence[float], b: Sequence[float]) -> Difference:
    """Paired randomisation test of the mean (Smucker, Allan and Carterette 2007): the signs of the differences are flipped by chance.

    ``a`` and ``b`` hold a number for the same question at the same place. Exact up to 12 differences, sampled above.
    """
    first, second = np.asarray(a, dtype=float), np.asarray(b, dtype=float)
    gaps = (second - first)[second != first]
    better, worse = int((gaps > 0).sum()), int((gaps < 0).sum())
    return Difference(float(first.mean()), float(second.mean()), _chance(gaps), len(first), better, worse)


def _chance(gaps: np.ndarray) -> float:
    if not len(gaps):
        return 1.0
    least = abs(gaps.sum()) - 1e-12 * np.abs(gaps).sum()  # sums of one and the same numbers differ by rounding
    if len(gaps) <= 12:
        signs = 1 - 2 * ((np.arange(2 ** len(gaps))[:, None] >> np.arange(len(gaps))) & 1)
        return float((np.abs(signs @ gaps) >= least).mean())
    signs = np.random.default_rng(SEED).choice((-1, 1), (5 * RESAMPLES, len(gaps)))
    extreme = int((np.abs(signs @ gaps) >= least).sum())
    return (extreme + 1) / (5 * RESAMPLES + 1)


def proportion(count: int, of: int) -> Interval:
    """A share with Wilson's score interval (Wilson 1927): unlike the bootstrap's it has a width where all or none count."""
    if not of:
        return Interval(0.0, 0.0, 1.0, 0)
    share, z2 = count / of, 1.959964**2
    middle = (share + z2 / (2 * of)) / (1 + z2 / of)
    half = (z2 * (share * (1 - share) / of + z2 / (4 * of * of))) ** 0.5 / (1 + z2 / of)
    return Interval(share, max(0.0, middle - half), min(1.0, middle + half), of)
