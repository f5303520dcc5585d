"""Intervals of 95 % for shares and means: Wilson's for independent trials, the bootstrap for clustered ones."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

_Z = 1.959963984540054
ROUNDS = 2000


@dataclass(frozen=True, slots=True)
class Interval:
    """Lower and upper end."""

    low: float
    high: float


def wilson(hits: float, trials: int) -> Interval:
    """Of a share of independent trials. E. B. Wilson, JASA 22 (1927), 209-212. (0, 1) without trials."""
    if not trials:
        return Interval(0.0, 1.0)
    share, square = hits / trials, _Z * _Z
    middle = (share + square / (2 * trials)) / (1 + square / trials)
    half = _Z / (1 + square / trials) * math.sqrt(share * (1 - share) / trials + square / (4 * trials * trials))
    return Interval(max(0.0, middle - half), min(1.0, middle + half))


def clustered(clusters: Sequence[Sequence[float]], *, seed: int = 0, rounds: int = ROUNDS) -> Interval:
    """Of the mean of all values, which come in clusters: percentiles of a bootstrap that draws whole clusters.

    Where all values are 0 or all are 1, which leaves a bootstrap nothing to vary, it is Wilson's with a trial for each
    cluster. B. Efron and R. Tibshirani, "An Introduction to the Bootstrap" (1993), chapters 8 and 13.
    """
    held = [cluster for cluster in clusters if cluster]
    values = {value for cluster in held for value in cluster}
    if not held or values in ({0.0}, {1.0}):
        return wilson(len(held) if values == {1.0} else 0, len(held))
    sums = np.array([sum(cluster) for cluster in held], dtype=np.float64)
    sizes = np.array([len(cluster) for cluster in held], dtype=np.float64)
    drawn = np.random.default_rng(seed).integers(0, len(held), size=(rounds, len(held)))
    means = sums[drawn].sum(axis=1) / sizes[drawn].sum(axis=1)
    low, high = np.percentile(means, (2.5, 97.5))
    return Interval(float(low), float(high))
