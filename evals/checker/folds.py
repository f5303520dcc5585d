"""Folds of dev for cross-validation: all that shares a document or a passage is on one side."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from evals.checker.pairs.pair import Pair

FOLDS = 5


def folds(pairs: Sequence[Pair]) -> list[int]:
    """The fold of each pair, 0 to FOLDS - 1; the same for the same pairs on every machine."""
    leaders: dict[str, str] = {}

    def leader(name: str) -> str:
        while leaders.setdefault(name, name) != name:
            name = leaders[name]
        return name

    names = [(f"document {pair.origin} {pair.document}", f"passage {pair.passage}") for pair in pairs]
    for document, passage in names:
        one, other = sorted((leader(document), leader(passage)))
        leaders[other] = one
    sizes: dict[str, int] = {}
    for document, _ in names:
        sizes[leader(document)] = sizes.get(leader(document), 0) + 1
    placed = _spread(sizes)
    return [placed[leader(document)] for document, _ in names]


def _spread(sizes: dict[str, int]) -> dict[str, int]:
    """Groups over folds of about equal size, the largest first, equal ones in the order of a hash."""
    held = [0] * FOLDS
    placed: dict[str, int] = {}
    for name in sorted(sizes, key=lambda name: (-sizes[name], hashlib.sha256(name.encode()).hexdigest())):
        placed[name] = held.index(min(held))
        held[placed[name]] += sizes[name]
    return placed
