"""Sentences of other sources that give another number for the same thing, so that a reader sees both.

A sentence opposes a claim if it bears out the claim with that one number (and, where each states one, the year)
exchanged: the guards decide, so that role, measure and unit have to be the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from app.domain import Citation
from app.verification.evidence import Evidence
from app.verification.guards import doubt, objection
from app.verification.measures import Kind, Quantity, unmatched
from app.verification.overlap import coverage
from app.verification.quantities import fold
from app.verification.reading import Reading

LIKE = 0.7
"""The least share of the claim's words that an opposing sentence has, numbers left out."""
_STATED = frozenset({Kind.MONEY, Kind.PERCENT, Kind.DURATION, Kind.COUNT})


def opposing(
    claim: Reading, pieces: Sequence[Evidence], sources: Iterable[str], read: Callable[[str], Reading]
) -> tuple[Citation, ...]:
    """At most one sentence of each source that is not among ``sources``, the ids of those that are cited."""
    seen = set(sources)
    found: list[Citation] = []
    if not any(quantity.kind in _STATED for quantity in claim.quantities):
        return ()
    for piece in pieces:
        if piece.passage.source.id in seen:
            continue
        if _opposes(claim, piece, read):
            seen.add(piece.passage.source.id)
            found.append(piece.citation)
    return tuple(found)


def _opposes(claim: Reading, piece: Evidence, read: Callable[[str], Reading]) -> bool:
    other = read(piece.text)
    if coverage(claim.terms, other.terms | read(piece.context).terms) < LIKE:
        return False
    for own in unmatched(claim.quantities, other.quantities):
        for said in other.quantities:
            if own.kind in _STATED and said.kind is own.kind and said.unit == own.unit and said.value != own.value:
                given = read(_exchanged(claim, other, own, said)), other, piece.context
                if objection(*given) is None and doubt(*given) is None:
                    return True
    return False


def _exchanged(claim: Reading, other: Reading, own: Quantity, said: Quantity) -> str:
    """The claim with the other's number and, if both state just one, the other's date."""
    swaps = [(own, said)]
    dates = [[each for each in reading.quantities if each.kind is Kind.DATE] for reading in (claim, other)]
    if len(dates[0]) == len(dates[1]) == 1:
        swaps.append((dates[0][0], dates[1][0]))
    text = fold(claim.text)
    for old, new in sorted(swaps, key=lambda swap: -swap[0].start):
        text = text[: old.start] + fold(new.text).strip() + text[old.end :]
    return text
