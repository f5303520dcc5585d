"""Runs of neighbouring sentences: a passage is quoted as it was written rather than in scattered single sentences.

Rows of catalogues have no neighbours: each says what it says alone.
"""

from __future__ import annotations

from collections.abc import Sequence

from app.citation.quotes import Candidate
from app.domain import SourceKind

LONGEST_RUN = 3
"""The most neighbouring sentences of one passage."""


def spread(near: Sequence[Candidate], best: Candidate) -> list[Candidate]:
    """The best of each other passage, then the rest."""
    firsts = {one.passage.number: one for one in reversed(near) if one.passage.number != best.passage.number}
    if best.passage.source.kind is SourceKind.COURSES:
        return list(near)
    first = sorted(firsts.values(), key=lambda one: -one.relevance)
    return [*first, *(one for one in near if firsts.get(one.passage.number) is not one)]


def leading(found: Sequence[Candidate]) -> Candidate:
    """The best sentence of the passage that says most: not of one that has a single sentence by chance."""
    by_passage: dict[int, list[Candidate]] = {}
    for one in found:
        by_passage.setdefault(one.passage.number, []).append(one)
    return max(
        (_best(members) for members in by_passage.values()), key=lambda best: _worth(by_passage[best.passage.number])
    )


def _best(members: Sequence[Candidate]) -> Candidate:
    return max(members, key=lambda one: one.relevance)


def _worth(members: Sequence[Candidate]) -> float:
    """What a passage says about the question as a whole, and its best sentence."""
    whole = 0.5 * members[0].passage.score + 0.5 * coverage_of(members)
    return 0.5 * whole + 0.5 * _best(members).relevance


def coverage_of(members: Sequence[Candidate]) -> float:
    """How much of the question several sentences have the words of between them, 0 to 1."""
    shares: dict[str, float] = {}
    for one in members:
        for term, share in one.met:
            shares[term] = max(share, shares.get(term, 0.0))
    return sum(shares.values())


def run_around(best: Candidate, found: Sequence[Candidate]) -> list[Candidate]:
    """The best sentence and its neighbours in the same passage, in the source's order; rows have no neighbours."""
    if best.passage.source.kind is SourceKind.COURSES:
        return [best]
    there = sorted((one for one in found if one.passage.number == best.passage.number), key=lambda one: one.place)
    at = there.index(best)
    low, high = at, at + 1
    while high - low < min(LONGEST_RUN, len(there)):
        before = there[low - 1].coverage if low > 0 else -1.0
        after = there[high].coverage if high < len(there) else -1.0
        low, high = (low - 1, high) if before > after else (low, high + 1)
    return there[low:high]


def by_passage(members: Sequence[Candidate]) -> list[Candidate]:
    """Those of one section next to one another in its order, the sections in the order of their first."""
    order: dict[tuple[str, tuple[str, ...]], list[Candidate]] = {}
    for one in members:
        order.setdefault((one.passage.source.id, one.passage.chunk.heading_path), []).append(one)
    return [
        one
        for group in order.values()
        for one in (
            group if group[0].passage.source.kind is SourceKind.COURSES else sorted(group, key=lambda one: one.place)
        )
    ]
