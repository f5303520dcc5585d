"""How many drafted sentences an answer withheld, why, and for how many something else was shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from app.domain import Answer, VerdictLabel
from evals.scorers.score import Score


@dataclass(frozen=True, slots=True)
class Withholding:
    """Counts of one answer: all, by the verdict's label, and those that something was shown in the place of."""

    all: int
    by_label: Mapping[VerdictLabel, int]
    replaced: int


def withholding(answer: Answer) -> Withholding:
    """The counts."""
    left_out = answer.trace.withheld
    labels = Counter(one.verdict.label for one in left_out)
    return Withholding(len(left_out), dict(labels), sum(1 for one in left_out if one.instead))


def withheld(answer: Answer) -> Score:
    """The number of sentences withheld, whether or not something stands in their place."""
    counts = withholding(answer)
    told = ", ".join(f"{number} {label.value}" for label, number in counts.by_label.items()) or "none"
    return Score(float(counts.all), f"Withheld: {told}; replaced: {counts.replaced}.")
