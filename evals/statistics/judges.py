"""The error of an automatic judge, and a rate that it counted put right by it.

W. J. Rogan and B. Gladen, American Journal of Epidemiology 107 (1978), 71-76.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from evals.statistics.intervals import Interval

_ROUNDS = 4000


@dataclass(frozen=True, slots=True)
class Judge:
    """What a judge said of labelled cases: of ``faults`` it flagged ``found``, of ``sound`` ones ``alarmed``."""

    found: int
    faults: int
    alarmed: int
    sound: int

    def __post_init__(self) -> None:
        if not (0 <= self.found <= self.faults and 0 <= self.alarmed <= self.sound):
            raise ValueError("a judge cannot flag more than there is")

    @property
    def sensitivity(self) -> float:
        """The share of faults that it flags; 0 where none was shown to it."""
        return self.found / self.faults if self.faults else 0.0

    @property
    def specificity(self) -> float:
        """The share of sound cases that it lets pass; 1 where none was shown to it."""
        return 1 - self.alarmed / self.sound if self.sound else 1.0


@dataclass(frozen=True, slots=True)
class Corrected:
    """A rate of faults as it probably is, with its 95 % interval; None where the judge can't tell faults at all."""

    rate: float
    interval: Interval


def corrected(flagged: int, cases: int, judge: Judge, *, seed: int = 0) -> Corrected | None:
    """The true rate behind so many flags. None if the judge flags faults no oftener than sound cases, or saw none.

    The interval draws the three shares from Beta distributions (Jeffreys' prior) and takes percentiles.
    """
    if not cases or not judge.faults or not judge.sound:
        return None
    if judge.sensitivity + judge.specificity <= 1:
        return None
    rate = _put_right(flagged / cases, judge.sensitivity, judge.specificity)
    rng = np.random.default_rng(seed)
    seen = rng.beta(flagged + 0.5, cases - flagged + 0.5, _ROUNDS)
    sensitivity = rng.beta(judge.found + 0.5, judge.faults - judge.found + 0.5, _ROUNDS)
    specificity = rng.beta(judge.sound - judge.alarmed + 0.5, judge.alarmed + 0.5, _ROUNDS)
    telling = sensitivity + specificity > 1
    rates = (seen + specificity - 1)[telling] / (sensitivity + specificity - 1)[telling]
    low, high = np.percentile(np.clip(rates, 0.0, 1.0), (2.5, 97.5))
    return Corrected(rate, Interval(min(float(low), rate), max(float(high), rate)))


def _put_right(rate: float, sensitivity: float, specificity: float) -> float:
    return min(1.0, max(0.0, (rate + specificity - 1) / (sensitivity + specificity - 1)))
