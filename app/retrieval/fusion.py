"""Fusing the two sides of the search by a convex combination of their scores (Bruch, Gai and Ingber 2023).

Reciprocal ranks would let a side that is blind to a language outvote the one that sees it. Here the vector side is
simply absent from a passage that its model cannot read, and absence changes nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for a chunk, both from 0 to 1; ``meaning`` is None where the vector side is blind to it."""

    text: float
    meaning: float | None = None

    def __post_init__(self) -> None:
        if not 0 <= self.text <= 1 or not (self.meaning is None or 0 <= self.meaning <= 1):
            raise ValueError(f"evidence lies between 0 and 1: {self}")


def fused(evidence: Evidence, weight: float) -> float:
    """One score from 0 to 1; ``weight`` is the vector side's part where it sees."""
    if evidence.meaning is None:
        return evidence.text
    return weight * evidence.meaning + (1 - weight) * evidence.text


def fuse(evidence: Mapping[str, Evidence], weight: float) -> list[tuple[str, float]]:
    """(chunk id, score), best first; equal scores keep the order they came in."""
    scores = [(chunk_id, fused(one, weight)) for chunk_id, one in evidence.items()]
    return sorted(scores, key=lambda pair: -pair[1])
