"""What the performance suite found: times and memory on this machine."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from evals.results import Better, Case, Suite, Unmeasured
from evals.suites.figures import Named, measured, share

_NAME = "performance"
_UNMEASURED = (
    Unmeasured(
        "The last release in the same run",
        "Its code is not here; its figures are compared only if it ran on a like machine.",
    ),
    Unmeasured("Several readers at once", "Questions are asked one after the other."),
)


def performance(cases: Sequence[Case], seconds: float) -> Suite:
    """The suite from its cases."""
    first = Named(f"{_NAME}.first_claim", "Time to the first claim, 95th percentile", Better.LOWER, "s")
    whole = Named(f"{_NAME}.answer", "Time to the whole answer, 95th percentile", Better.LOWER, "s")
    middle = Named(f"{_NAME}.answer_median", "Time to the whole answer, median", Better.LOWER, "s")
    search = Named(f"{_NAME}.retrieval_p95", "Time to find passages, 95th percentile", Better.LOWER, "s")
    held = Named(f"{_NAME}.memory", "Memory of the process at most", Better.LOWER, "MB")
    figures = (
        measured(first, cases, "first_claim", _p95),
        measured(whole, cases, "answer", _p95),
        measured(middle, cases, "answer", _median),
        measured(search, cases, "retrieval", _p95),
        measured(held, cases, "memory", _most),
        share(Named(f"{_NAME}.answered", "Questions that got an answer or a refusal"), cases, "answered"),
    )
    return Suite(_NAME, figures, tuple(cases), _UNMEASURED, seconds)


def _p95(values: np.ndarray) -> float:
    return float(np.percentile(values, 95))


def _median(values: np.ndarray) -> float:
    return float(np.median(values))


def _most(values: np.ndarray) -> float:
    return float(np.max(values))
