"""Intervals for shares and means: Wilson's and the exact one for independent trials, the bootstrap for clustered ones.

Of 95 % unless said otherwise.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import NormalDist

import numpy as np

ROUNDS = 2000
_CONFIDENCE = 0.95


@dataclass(frozen=True, slots=True)
class Interval:
    """Lower and upper end."""

    low: float
    high: float


def wilson(hits: float, trials: int, confidence: float = _CONFIDENCE) -> Interval:
    """Of a share of independent trials. E. B. Wilson, JASA 22 (1927), 209-212. (0, 1) without trials."""
    if not trials:
        return Interval(0.0, 1.0)
    z = NormalDist().inv_cdf((1 + confidence) / 2)
    share, square = hits / trials, z * z
    middle = (share + square / (2 * trials)) / (1 + square / trials)
    half = z / (1 + square / trials) * math.sqrt(share * (1 - share) / trials + square / (4 * trials * trials))
    return Interval(max(0.0, middle - half), min(1.0, middle + half))


def clustered(
    clusters: Sequence[Sequence[float]], *, seed: int = 0, rounds: int = ROUNDS, confidence: float = _CONFIDENCE
) -> Interval:
    """Of the mean of all values, which come in clusters: percentiles of a bootstrap that draws whole clusters.

    Where all values are 0 or all are 1, which leaves a bootstrap nothing to vary, it is Wilson's with a trial for each
    cluster. B. Efron and R. Tibshirani, "An Introduction to the Bootstrap" (1993), chapters 8 and 13.
    """
    held = [cluster for cluster in clusters if cluster]
    values = {value for cluster in held for value in cluster}
    if not held or values in ({0.0}, {1.0}):
        return wilson(len(held) if values == {1.0} else 0, len(held), confidence)
    sums = np.array([sum(cluster) for cluster in held], dtype=np.float64)
    sizes = np.array([len(cluster) for cluster in held], dtype=np.float64)
    drawn = np.random.default_rng(seed).integers(0, len(held), size=(rounds, len(held)))
    means = sums[drawn].sum(axis=1) / sizes[drawn].sum(axis=1)
    low, high = np.percentile(means, (50 * (1 - confidence), 50 * (1 + confidence)))
    return Interval(float(low), float(high))


def exact(hits: int, trials: int, confidence: float = 0.95) -> tuple[float, float]:
    """The interval, 0 to 1, of the share that ``hits`` of ``trials`` stand for; (0, 1) for no trials.

    C. J. Clopper and E. S. Pearson, Biometrika 26 (1934), 404-413.
    """
    if not 0 <= hits <= trials:
        raise ValueError(f"{hits} of {trials} is no share")
    tail = (1 - confidence) / 2
    low = 0.0 if hits == 0 else _root(lambda share: 1 - _at_most(hits - 1, trials, share) - tail)
    high = 1.0 if hits == trials else _root(lambda share: tail - _at_most(hits, trials, share))
    return low, high


def _at_most(hits: int, trials: int, share: float) -> float:
    """The chance of at most so many hits."""
    if share <= 0:
        return 1.0
    if share >= 1:
        return float(hits >= trials)
    logs = (
        math.lgamma(trials + 1) - math.lgamma(k + 1) - math.lgamma(trials - k + 1)
        + k * math.log(share) + (trials - k) * math.log1p(-share)
        for k in range(hits + 1)
    )  # fmt: skip
    return min(1.0, math.fsum(math.exp(each) for each in logs))


def _root(rising: Callable[[float], float]) -> float:
    low, high = 0.0, 1.0
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if rising(middle) < 0 else (low, middle)
    return (low + high) / 2
