"""What the tasks of a suite are made with: the coach's parts, how much to run, and a draw of samples that stays.

Which samples there are is the datasets'; asking and scoring are ``evals.tasks``.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import app.retrieval
from app.compose import Coach
from app.domain import Passage, Understanding
from app.pipeline import Parts
from app.retrieval import RetrievalParts, TermList, retrieve
from evals.questions import Split
from evals.results import Mode

SEED = 6
Find = Callable[[Understanding, int], tuple[Passage, ...]]
"""Retrieval to a depth: so many passages at most, the best first."""
_TERMS = Path(app.retrieval.__file__).parent / "terms.csv"
_Sample = TypeVar("_Sample")


@dataclass(frozen=True, slots=True)
class Setup:
    """What every task is given. Another model, checker or retriever is put in with ``dataclasses.replace``."""

    mode: Mode
    parts: Parts
    find: Find
    seed: int = SEED

    @property
    def split(self) -> Split | None:
        """Which split of a dataset is asked: what was built on, or in a full run both (None)."""
        return None if self.mode is Mode.FULL else Split.DEV

    def draw(
        self, samples: Sequence[_Sample], sizes: Mapping[Mode, int], group: Callable[[_Sample], str] = lambda _: ""
    ) -> tuple[_Sample, ...]:
        """As many samples as the mode asks for (all, if it is in no ``sizes``), the same ones each time.

        Each group has its share, rounded up so that none is left out, and the draw may be larger for it by a group
        each. They stay in the order given.
        """
        size = sizes.get(self.mode, len(samples))
        if size >= len(samples):
            return tuple(samples)
        groups: dict[str, list[int]] = defaultdict(list)
        for index, sample in enumerate(samples):
            groups[group(sample)].append(index)
        chosen: list[int] = []
        for name, members in groups.items():
            share = -(-size * len(members) // len(samples))
            chosen += random.Random(f"{self.seed} {name}").sample(members, share)
        return tuple(samples[index] for index in sorted(chosen))


def setup_of(coach: Coach, mode: Mode, seed: int = SEED) -> Setup:
    """The setup over a coach, whose chat model is loaded now."""
    retrieval = RetrievalParts(coach.library, coach.vectors, coach.embedder, TermList.load(_TERMS))

    def find(understanding: Understanding, limit: int) -> tuple[Passage, ...]:
        return retrieve(understanding, retrieval, limit=limit)

    return Setup(mode, coach.parts(), find, seed)
