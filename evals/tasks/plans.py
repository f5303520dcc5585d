"""The suites that there are: how the tasks of each are made, and what sums them up.

The interface of a suite is told in ``evals.running``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from inspect_ai import Task  # noqa: TID251

from evals.results import Suite
from evals.sampled import Ran
from evals.setup import Setup


@dataclass(frozen=True, slots=True)
class Plan:
    """A suite: its Inspect tasks, made for a setup, and what makes of their samples its findings."""

    tasks: Callable[[Setup], Sequence[Task]]
    suite: Callable[[Sequence[Ran]], Suite]


def plans() -> Mapping[str, Plan]:
    """All suites by name, in the order in which they run: the one that measures memory before any other takes some."""
    return {}
