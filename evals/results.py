"""What a run of the evals found: cases with their scores, figures with their intervals, and what was not measured.

Pure values. Who asks and scores is ``evals.tasks``; who sums up is ``evals.suites``; gate and report read these.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from evals.scorers.score import Score


class Better(StrEnum):
    """Which way a figure improves."""

    HIGHER = "higher"
    LOWER = "lower"


class Mode(StrEnum):
    """How much of each suite is run."""

    SMOKE = "smoke"
    QUICK = "quick"
    FULL = "full"


@dataclass(frozen=True, slots=True)
class Figure:
    """A number about a suite, named ``suite.metric`` or ``suite.metric.group``; ``value`` None was not measurable.

    ``low`` and ``high`` are the ends of a 95 % interval (90 % where an equivalence is tested: ``method`` says which and
    how); ``number`` is how many samples it rests on; ``unit`` is ``share`` (0 to 1), ``s``, ``MB``, ``points``, …
    """

    name: str
    label: str
    value: float | None
    low: float | None
    high: float | None
    number: int
    better: Better
    unit: str = "share"
    method: str = ""
    note: str = ""

    def __post_init__(self) -> None:
        if "." not in self.name:
            raise ValueError(f"a figure is named suite.metric: {self.name!r}")
        if (self.low is None) is not (self.high is None):
            raise ValueError(f"an interval has two ends: {self.name}")
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValueError(f"an interval begins at its lower end: {self.name}")


@dataclass(frozen=True, slots=True)
class Tally:
    """How many of some things in one answer were right; what a share over all answers is counted from."""

    right: float
    of: int

    def __post_init__(self) -> None:
        if not 0 <= self.right <= self.of:
            raise ValueError(f"{self.right} of {self.of} is no tally")


@dataclass(frozen=True, slots=True)
class Case:
    """One sample as it went: what was asked and answered, each metric's score, and the evidence for the verdict.

    ``id`` is the same from release to release, so that runs are compared case by case. ``group`` is what cases are
    clustered by (a bias suite's template), ``kind`` what figures are split by (its axis). ``seconds`` is how long the
    answer took, ``withheld`` how many drafted sentences were not shown. Scores go from 0 (wrong) to 1 (right);
    ``tallies`` count within the answer, ``measures`` are what has a unit (seconds, MB) or a sign (a difference).
    """

    id: str
    suite: str
    question: str
    answer: str
    scores: Mapping[str, Score]
    evidence: tuple[str, ...] = ()
    language: str = "en"
    group: str = ""
    seconds: float = 0.0
    withheld: int = 0
    tallies: Mapping[str, Tally] = field(default_factory=dict)
    measures: Mapping[str, float] = field(default_factory=dict)
    kind: str = ""

    @property
    def failed(self) -> tuple[str, ...]:
        """The metrics that scored nothing right: scored under one half."""
        return tuple(name for name, score in self.scores.items() if score.value is not None and score.value < 0.5)


@dataclass(frozen=True, slots=True)
class Unmeasured:
    """What this run says nothing about, and why."""

    what: str
    why: str


@dataclass(frozen=True, slots=True)
class Suite:
    """One suite's findings."""

    name: str
    figures: tuple[Figure, ...]
    cases: tuple[Case, ...]
    unmeasured: tuple[Unmeasured, ...] = ()
    seconds: float = 0.0

    def figure(self, name: str) -> Figure | None:
        """The figure of that full name, if it is there."""
        return next((figure for figure in self.figures if figure.name == name), None)


@dataclass(frozen=True, slots=True)
class Provenance:
    """What was measured: hashes are hex digests; ``commit`` is empty outside a checkout, ``when`` is ISO 8601."""

    version: str
    commit: str
    dirty: bool
    model: str
    model_digest: str
    checker: str
    library: str
    mode: Mode
    when: str
    machine: str
    seed: int
    prompts: Mapping[str, str] = field(default_factory=dict)
    datasets: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Run:
    """A whole run."""

    provenance: Provenance
    suites: tuple[Suite, ...]

    @property
    def figures(self) -> tuple[Figure, ...]:
        """All figures, suite by suite."""
        return tuple(figure for suite in self.suites for figure in suite.figures)

    @property
    def cases(self) -> tuple[Case, ...]:
        """All cases, suite by suite."""
        return tuple(case for suite in self.suites for case in suite.cases)
