"""What Inspect's logs hold of a run, as plain values: the samples with their answers and scores, task by task.

``evals.tasks.logs`` reads them from a log; ``evals.suites`` sum them up. Nothing here knows Inspect.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from app.domain import Answer
from evals.scorers.score import Score

Scores = Mapping[str, tuple[Score, ...]]
"""Scores by measure: one, or one for each sentence or citation; an empty tuple where there was nothing to score."""


@dataclass(frozen=True, slots=True)
class Sampled:
    """One sample as it went. ``answers`` are all that it asked for, in order; none where the coach failed at once.

    ``error`` is how the coach failed, empty if it didn't: a failed sample has no scores, and whoever sums up counts it.
    ``about`` is what the dataset says of the sample, as text, besides its language. ``seconds`` are those of its
    answers together.
    """

    id: str
    question: str
    answers: tuple[Answer, ...] = ()
    error: str = ""
    language: str = "en"
    scores: Scores = field(default_factory=dict)
    about: Mapping[str, str] = field(default_factory=dict)
    seconds: float = 0.0

    @property
    def answer(self) -> Answer | None:
        """The last answer."""
        return self.answers[-1] if self.answers else None

    def score(self, measure: str) -> tuple[Score, ...]:
        """The scores of a measure; none if the sample has no such."""
        return self.scores.get(measure, ())


@dataclass(frozen=True, slots=True)
class Ran:
    """One Inspect task that ran: its name, its samples, what it was run with, and how long it took on the clock."""

    task: str
    samples: tuple[Sampled, ...]
    about: Mapping[str, str] = field(default_factory=dict)
    seconds: float = 0.0

    @property
    def failed(self) -> tuple[Sampled, ...]:
        """The samples that the coach failed on."""
        return tuple(sample for sample in self.samples if sample.error)


def samples_of(ran: Sequence[Ran], task: str) -> tuple[Sampled, ...]:
    """The samples of a task by its name; none if it didn't run."""
    return tuple(sample for one in ran if one.task == task for sample in one.samples)
