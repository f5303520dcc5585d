"""How a suite is asked: of which coach, how much of it, and by which chance. Opens the coach that tasks ask."""

from __future__ import annotations

import atexit
import random
from collections.abc import Callable, Sequence
from contextvars import ContextVar
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

from app.compose import Coach
from app.pipeline import Parts
from app.settings import load
from evals.questions import Split
from evals.results import Mode

_Sample = TypeVar("_Sample")
_ADVANCE: ContextVar[Callable[[], None] | None] = ContextVar("advance", default=None)


@dataclass(frozen=True, slots=True)
class Asking:
    """What to ask, of whom: ``home``, ``corpus`` and ``model`` as on the command line, empty for the setting."""

    mode: Mode = Mode.QUICK
    home: str = ""
    corpus: str = ""
    model: str = ""
    seed: int = 5
    given: Parts | None = None

    @property
    def parts(self) -> Parts:
        """What answers are made with: ``given``, or what the coach has."""
        return self.given or self.coach.parts()

    @property
    def split(self) -> Split | None:
        """Dev, but in a full run everything: nothing is fitted on a full run's figures."""
        return None if self.mode is Mode.FULL else Split.DEV

    @property
    def coach(self) -> Coach:
        """The coach of this home and model, opened once a process."""
        return _opened(self.home, self.corpus, self.model)

    def some(self, samples: Sequence[_Sample], *, smoke: int, quick: int, full: int | None = None) -> list[_Sample]:
        """So many drawn by chance, the same ones for the same seed, in their order; all if full has none."""
        most = {Mode.SMOKE: smoke, Mode.QUICK: quick}.get(self.mode, len(samples) if full is None else full)
        if most >= len(samples):
            return list(samples)
        chosen = sorted(random.Random(self.seed).sample(range(len(samples)), most))
        return [samples[number] for number in chosen]


def asking(mode: str, home: str, model: str) -> Asking:
    """From a task's parameters, as Inspect's command line gives them. ``ValueError`` for a mode that is none."""
    return Asking(Mode(mode), home, "", model)


def on_advance(call: Callable[[], None] | None) -> None:
    """What to call after every sample, in this context."""
    _ADVANCE.set(call)


def advance() -> None:
    """A sample is done."""
    if (call := _ADVANCE.get()) is not None:
        call()


@lru_cache(maxsize=4)
def _opened(home: str, corpus: str, model: str) -> Coach:
    given = {"home": Path(home) if home else None, "corpus": Path(corpus) if corpus else None, "model": model or None}
    coach = Coach(load(given).settings)
    atexit.register(coach.close)
    return coach
