"""The questions of a split, of all three sets, each as it is put to the coach."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

from app.domain import Question, Turn
from evals.questions import (
    Answerable,
    FalsePremise,
    Split,
    Unanswerable,
    read_answerable,
    read_false_premises,
    read_unanswerable,
)

Sample = Answerable | Unanswerable | FalsePremise

_SETS = {Answerable: "answerable", Unanswerable: "unanswerable", FalsePremise: "false premise"}


@dataclass(frozen=True, slots=True)
class Asked:
    """A sample and the question that it puts."""

    sample: Sample
    question: Question

    @property
    def set(self) -> str:
        """The name of the set that it is of."""
        return _SETS[type(self.sample)]


def questions_of(split: Split | None, limit: int | None = None, seed: int = 0) -> tuple[Asked, ...]:
    """All of a split, or of both; with a limit, so many drawn by chance, and the same ones each time."""
    samples: Sequence[Sample] = (
        *read_answerable(split=split),
        *read_unanswerable(split=split),
        *read_false_premises(split=split),
    )
    if limit is not None and limit < len(samples):
        samples = random.Random(seed).sample(samples, limit)
    return tuple(map(_asked, samples))


def _asked(sample: Sample) -> Asked:
    turns = tuple(Turn(turn.asked, turn.answered) for turn in sample.history)
    return Asked(sample, Question(sample.question, turns))
