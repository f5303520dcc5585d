"""Differences between the two of a pair, clustered: how large, whether by chance, whether small enough to call equal.

A cluster is what pairs share and may err on together, such as a question's template.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

ROUNDS = 2000
_Z90, _POWER = 1.6448536269514722, 0.8
_BOTH = 1.959963984540054 + 0.8416212335729143
"""The quantiles for a two-sided 5 % and for a power of 80 %."""

Clusters = Sequence[Sequence[float]]


@dataclass(frozen=True, slots=True)
class Effect:
    """A mean difference with its 90 % interval, whose ends are those of two one-sided tests at 5 % each (TOST).

    ``probability`` is that of as large a mean, either way, if differences were as likely one way as the other;
    ``detectable`` the smallest mean that these pairs would have shown with a power of 80 %. ``pairs`` counts them.

    D. J. Schuirmann, Journal of Pharmacokinetics and Biopharmaceutics 15 (1987), 657-680.
    """

    mean: float
    low: float
    high: float
    probability: float
    detectable: float
    pairs: int

    def within(self, margin: float) -> bool:
        """Whether equivalence within this margin has been shown."""
        return -margin <= self.low and self.high <= margin


def effect(clusters: Clusters, *, seed: int = 0, rounds: int = ROUNDS) -> Effect | None:
    """The effect in these differences, cluster by cluster; None where there are none.

    Where no pair differs, or hardly any, there is little that a bootstrap could draw on. The interval is never narrower
    than what so many pairs leave possible: the one-sided 95 % bound on the share of pairs that differ (Clopper
    and Pearson), taking a difference for 1, the most that a share can differ by, and pairs for independent.
    """
    held = [cluster for cluster in clusters if len(cluster)]
    pairs = sum(map(len, held))
    if not pairs:
        return None
    unseen, least = 1 - 0.05 ** (1 / pairs), 1 - (1 - _POWER) ** (1 / pairs)
    if not any(value for cluster in held for value in cluster):
        return Effect(0.0, -unseen, unseen, 1.0, least, pairs)
    sums = np.array([sum(cluster) for cluster in held], dtype=np.float64)
    sizes = np.array([len(cluster) for cluster in held], dtype=np.float64)
    mean = float(sums.sum() / sizes.sum())
    rng = np.random.default_rng(seed)
    drawn = rng.integers(0, len(held), size=(rounds, len(held)))
    means = sums[drawn].sum(axis=1) / sizes[drawn].sum(axis=1)
    low, high = (float(end) for end in np.percentile(means, (5, 95)))
    error = float(means.std(ddof=1))
    chance = _flipped(sums, sizes, rng, rounds)
    return Effect(mean, min(low, mean - unseen), max(high, mean + unseen), chance, max(least, _BOTH * error), pairs)


def _flipped(sums: np.ndarray, sizes: np.ndarray, rng: np.random.Generator, rounds: int) -> float:
    """The share of as large means when the sign of each cluster is thrown; never 0, for the one seen counts."""
    signs = rng.choice((-1.0, 1.0), size=(rounds, len(sums)))
    means = np.abs((signs * sums).sum(axis=1)) / sizes.sum()
    seen = abs(sums.sum() / sizes.sum())
    return float((1 + (means >= seen - 1e-12).sum()) / (rounds + 1))


def holm(chances: Sequence[float]) -> list[float]:
    """Corrected for being several, in the order given. S. Holm, Scandinavian Journal of Statistics 6 (1979), 65-70."""
    order = sorted(range(len(chances)), key=lambda number: chances[number])
    found, highest = [0.0] * len(chances), 0.0
    for rank, number in enumerate(order):
        highest = max(highest, min(1.0, (len(chances) - rank) * chances[number]))
        found[number] = highest
    return found


def sign_test(fallen: int, risen: int) -> float:
    """The exact two-sided chance of as uneven a split, if falling and rising are alike; 1 where nothing changed.

    For pairs of right and wrong it is McNemar's exact test. Q. McNemar, Psychometrika 12 (1947), 153-157.
    """
    changed = fallen + risen
    if not changed:
        return 1.0
    tail = sum(math.comb(changed, number) for number in range(min(fallen, risen) + 1))
    return min(1.0, math.ldexp(tail, 1 - changed))
