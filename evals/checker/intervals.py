"""Intervals of a share that was counted: Clopper and Pearson's exact one, by bisection on the binomial sum."""

from __future__ import annotations

import math
from collections.abc import Callable


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
