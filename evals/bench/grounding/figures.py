"""Scores of many answers added up: a mean with its interval, by kind and by language; times by percentiles."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from evals.bench.grounding.measuring import COUNTS, SHARES, TIMES, Measure, Measured
from evals.scorers.shown import sentences_shown
from evals.scorers.withholding import withholding
from evals.statistics.intervals import clustered, wilson


@dataclass(frozen=True, slots=True)
class Figure:
    """A mean over ``scored`` scores of ``questions`` questions, with its 95 % interval; ``unscored`` aren't in it."""

    value: float
    low: float
    high: float
    scored: int
    questions: int
    unscored: int


@dataclass(frozen=True, slots=True)
class Percentiles:
    """Median, 95th percentile and most, over ``scored`` answers."""

    median: float
    p95: float
    most: float
    scored: int


@dataclass(frozen=True, slots=True)
class Results:
    """What a run found. Groups are ``all``, ``language …`` and ``SET, KIND``; all but shares are of the whole run."""

    shares: Mapping[str, Mapping[str, Figure]]
    counts: Mapping[str, Figure]
    times: Mapping[str, Percentiles]
    shown_kinds: Mapping[str, int]
    withheld_labels: Mapping[str, int]
    replaced: int
    failed: int


def results(measured: Sequence[Measured]) -> Results:
    """The figures of a run."""
    answered = [one.answer for one in measured if one.answer is not None]
    left_out = [withholding(answer) for answer in answered]
    labels: Counter[str] = Counter()
    for counts in left_out:
        labels.update({label.value: number for label, number in counts.by_label.items()})
    return Results(
        shares={name: _shares(group) for name, group in _groups(measured).items()},
        counts={of.value: found for of in COUNTS if (found := figure(measured, of)) is not None},
        times={of.value: times for of in TIMES if (times := percentiles(measured, of)) is not None},
        shown_kinds=dict(Counter(sentence.kind.value for answer in answered for sentence in sentences_shown(answer))),
        withheld_labels=dict(labels),
        replaced=sum(counts.replaced for counts in left_out),
        failed=sum(one.answer is None for one in measured),
    )


def figure(measured: Sequence[Measured], of: Measure) -> Figure | None:
    """The mean of a measure; None where nothing is scored.

    Wilson's interval where each question has one score of right or wrong, else the bootstrap by question.
    """
    scores = [one.scores.get(of, ()) for one in measured]
    clusters = [[score.value for score in each if score.value is not None] for each in scores]
    held = [cluster for cluster in clusters if cluster]
    values = [value for cluster in held for value in cluster]
    if not values:
        return None
    single = len(values) == len(held) and set(values) <= {0.0, 1.0}
    interval = wilson(sum(values), len(values)) if single else clustered(held)
    missing = sum(map(len, scores)) - len(values)
    return Figure(sum(values) / len(values), interval.low, interval.high, len(values), len(held), missing)


def percentiles(measured: Sequence[Measured], of: Measure) -> Percentiles | None:
    """Of a time; None where nothing is scored."""
    values = [score.value for one in measured for score in one.scores.get(of, ()) if score.value is not None]
    if not values:
        return None
    return Percentiles(float(np.median(values)), float(np.percentile(values, 95)), max(values), len(values))


def _shares(measured: Sequence[Measured]) -> dict[str, Figure]:
    return {of.value: found for of in SHARES if (found := figure(measured, of)) is not None}


def _groups(measured: Sequence[Measured]) -> dict[str, list[Measured]]:
    keys: tuple[Callable[[Measured], str], ...] = (
        lambda _: "all",
        lambda one: f"language {one.asked.sample.language}",
        lambda one: f"{one.asked.set}, {one.asked.sample.kind}",
    )
    groups: dict[str, list[Measured]] = defaultdict(list)
    for key in keys:
        for one in sorted(measured, key=key):
            groups[key(one)].append(one)
    return groups
