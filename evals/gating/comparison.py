"""A run against the last release, case by case: which metrics got worse, on what evidence, and what is only noise.

Only cases that both runs have under the same id with the same question are compared. For each metric the exact
two-sided sign test on the cases that changed (for scores of 0 and 1 it is McNemar's), with Holm's correction over all
metrics.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from evals.results import Case
from evals.statistics.paired import holm, sign_test

ALPHA = 0.05
"""The chance, over all metrics together, of calling a change worse or better that is none."""


class Change(StrEnum):
    """What became of a metric."""

    WORSE = "worse"
    BETTER = "better"
    NOISE = "noise"
    """Cases changed, and chance alone explains it well enough."""
    SAME = "same"


@dataclass(frozen=True, slots=True)
class Kept:
    """A case as the last release left it: its question, and its scores by metric (None: unscored)."""

    suite: str
    question: str
    scores: Mapping[str, float | None]


@dataclass(frozen=True, slots=True)
class Changed:
    """One metric of one suite. ``probability`` is corrected; ``fallen`` and ``risen`` are the cases that changed."""

    suite: str
    metric: str
    change: Change
    compared: int
    before: float
    now: float
    probability: float
    fallen: tuple[Case, ...]
    risen: tuple[Case, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """All metrics, the worst first; ``fresh`` and ``gone`` count cases that only one of the runs has."""

    release: str
    metrics: tuple[Changed, ...]
    fresh: int
    gone: int

    @property
    def worse(self) -> tuple[Changed, ...]:
        """What got worse and can't be noise."""
        return tuple(each for each in self.metrics if each.change is Change.WORSE)


def compare(release: str, before: Mapping[str, Kept], now: Sequence[Case]) -> Comparison:
    """The cases of this run against those that the release left, by id."""
    pairs: dict[tuple[str, str], list[tuple[float, float, Case]]] = defaultdict(list)
    both = [case for case in now if case.id in before and before[case.id].question == case.question]
    for case in both:
        for metric, score in case.scores.items():
            was = before[case.id].scores.get(metric)
            if was is not None and score.value is not None:
                pairs[(case.suite, metric)].append((was, score.value, case))
    tested = {key: sign_test(*_moves(held)) for key, held in pairs.items()}
    corrected = dict(zip(tested, holm(list(tested.values())), strict=True))
    metrics = [_changed(key, held, corrected[key]) for key, held in pairs.items()]
    order = list(Change)
    metrics.sort(key=lambda each: (order.index(each.change), each.probability, each.suite, each.metric))
    suites = {case.suite for case in now}
    gone = sum(1 for was in before.values() if was.suite in suites) - len(both)
    return Comparison(release, tuple(metrics), len(now) - len(both), max(0, gone))


def _moves(held: Sequence[tuple[float, float, Case]]) -> tuple[int, int]:
    return sum(now < was for was, now, _ in held), sum(now > was for was, now, _ in held)


def _changed(key: tuple[str, str], held: Sequence[tuple[float, float, Case]], probability: float) -> Changed:
    fallen = tuple(case for was, now, case in held if now < was)
    risen = tuple(case for was, now, case in held if now > was)
    before = sum(was for was, _, _ in held) / len(held)
    after = sum(now for _, now, _ in held) / len(held)
    change = Change.NOISE if fallen or risen else Change.SAME
    if probability < ALPHA and len(fallen) != len(risen):
        change = Change.WORSE if len(fallen) > len(risen) else Change.BETTER
    return Changed(key[0], key[1], change, len(held), before, after, probability, fallen, risen)
