"""The kinds of figures that suites are summed up in, each with its 95 % interval."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from evals.results import Better, Case, Figure
from evals.statistics.intervals import clustered, wilson

_ROUNDS = 1000
_BINARY = frozenset({0.0, 1.0})


@dataclass(frozen=True, slots=True)
class Named:
    """What a figure is called, and which way it improves."""

    name: str
    label: str
    better: Better = Better.HIGHER
    unit: str = "share"


def share(named: Named, cases: Iterable[Case], metric: str, *, wrong: bool = False) -> Figure:
    """The mean of a metric over the cases that have it scored; of what it falls short of 1 if ``wrong``.

    Wilson's interval where all scores are 0 or 1, else a bootstrap by case.
    """
    scores = [value for case in cases if (value := _value(case, metric)) is not None]
    values = [1 - value for value in scores] if wrong else scores
    if not values:
        return missing(named, "No case was scored.")
    mean = sum(values) / len(values)
    if set(values) <= _BINARY:
        found, method = wilson(sum(values), len(values)), "Wilson, 95 %"
    else:
        found, method = clustered([[value] for value in values]), "bootstrap by case, 95 %"
    return Figure(named.name, named.label, mean, found.low, found.high, len(values), named.better, method=method)


def ratio(named: Named, cases: Iterable[Case], tally: str) -> Figure:
    """What is right of all that was counted in the answers; the bootstrap draws whole answers."""
    held = [case.tallies[tally] for case in cases if tally in case.tallies and case.tallies[tally].of]
    total = sum(each.of for each in held)
    if not total:
        return missing(named, "There was nothing to count.")
    clusters = [_spread(each.right, each.of) for each in held]
    found = clustered(clusters)
    value = sum(each.right for each in held) / total
    note = f"Counted in {len(held)} answers."
    low, high = min(found.low, value), max(found.high, value)
    return Figure(
        named.name, named.label, value, low, high, total, named.better, method="bootstrap by answer, 95 %", note=note
    )


def measured(named: Named, cases: Iterable[Case], measure: str, of: Callable[[np.ndarray], float]) -> Figure:
    """A statistic (median, percentile, most) of a measure, with a percentile bootstrap."""
    values = np.array([case.measures[measure] for case in cases if measure in case.measures])
    if not len(values):
        return missing(named, "Nothing was measured.")
    rng = np.random.default_rng(0)
    drawn = [of(rng.choice(values, len(values))) for _ in range(_ROUNDS)]
    low, high = (float(end) for end in np.percentile(drawn, [2.5, 97.5]))
    value = float(of(values))
    ends = (min(low, value), max(high, value))
    return Figure(
        named.name, named.label, value, *ends, len(values), named.better, named.unit, "bootstrap by case, 95 %"
    )


def missing(named: Named, why: str) -> Figure:
    """A figure that has no value, and why."""
    return Figure(named.name, named.label, None, None, None, 0, named.better, named.unit, note=why)


def grouped(cases: Sequence[Case], key: Callable[[Case], str]) -> dict[str, list[Case]]:
    """The cases by a key, in the order of the keys."""
    found: dict[str, list[Case]] = {}
    for case in sorted(cases, key=key):
        found.setdefault(key(case), []).append(case)
    return found


def _value(case: Case, metric: str) -> float | None:
    score = case.scores.get(metric)
    return score.value if score is not None else None


def _spread(right: float, of: int) -> list[float]:
    """So many ones and zeros; what is left of a fraction in one of them."""
    whole = int(right)
    rest = [right - whole] if right > whole else []
    return [1.0] * whole + rest + [0.0] * (of - whole - len(rest))
