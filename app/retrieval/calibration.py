"""The constants of retrieval, and what each was fitted on. ``evals.bench.retrieval`` measures what they bring."""

from __future__ import annotations

from dataclasses import dataclass

POOL = 40
"""Chunks taken from each side for each query."""

MEANING_WEIGHT = 0.5
"""The vector side's part in the fused score."""

COSINE_FLOOR = 0.1
COSINE_CEILING = 0.75
"""Cosines of all-MiniLM-L6-v2 at and below the floor say nothing; at and above the ceiling they say all."""

BACKGROUND_WEIGHT = 0.08
"""The most that agreeing with what the asker told about themselves adds to a fused score."""

DUPLICATE_SHARE = 0.8
"""Jaccard index of term pairs from which two passages say the same."""


@dataclass(frozen=True, slots=True)
class Logistic:
    """Weights of a logistic of a passage's coverage and cosine."""

    bias: float
    coverage: float
    cosine: float


SEEING = Logistic(bias=-6.0, coverage=5.0, cosine=8.0)
"""For passages that the vector side can judge."""
BLIND = Logistic(bias=-4.0, coverage=8.0, cosine=0.0)
"""For those it cannot."""

LEAST_RELEVANCE = 0.5
LEAST_RELEVANCE_LINKED = 0.3
LEAST_RELEVANCE_OF_PASSAGE = 0.2
