"""One score: a number, or none where nothing could be scored, and why it is what it is."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Score:
    """``value`` is 1 for right, 0 for wrong unless the scorer says otherwise; None is unscored, which is not zero."""

    value: float | None
    explanation: str

    def __post_init__(self) -> None:
        if self.value is not None and not math.isfinite(self.value):
            raise ValueError(f"not a score: {self.value}")
        if not self.explanation.strip():
            raise ValueError("a score carries its explanation")


def judged(right: bool, explanation: str) -> Score:
    """One for right, zero for wrong."""
    return Score(float(right), explanation)


def unscored(explanation: str) -> Score:
    """No score, and why there is none."""
    return Score(None, explanation)


def mean(scores: Iterable[Score]) -> float | None:
    """The mean of those that are scored; None if none is."""
    values = [score.value for score in scores if score.value is not None]
    return sum(values) / len(values) if values else None
