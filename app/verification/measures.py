"""What a quantity is, and whether one quantity bears out another.

Finding them in a sentence is for ``quantities``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

ROUNDING = 0.01
"""How far a number that is marked as rounded may be from the evidence, as a share of it."""


class Kind(StrEnum):
    """What a quantity measures."""

    MONEY = "money"
    PERCENT = "percent"
    POINTS = "percentage points"
    DURATION = "duration"
    DATE = "date"
    RANK = "rank"
    TIMES = "times"
    COUNT = "count"


class Bound(StrEnum):
    """How a number is meant."""

    EXACT = "exact"
    ABOUT = "about"
    NEARLY = "nearly"
    AT_LEAST = "at least"
    OVER = "over"
    AT_MOST = "at most"
    UNDER = "under"
    FROM = "from"
    TO = "to"


@dataclass(frozen=True, slots=True)
class Quantity:
    """One quantity. ``value`` is in single units (dollars, not thousands); dates are YYYYMMDD with zeros for what
    is not said. ``unit`` is a currency with its period, a unit of time, or empty. ``counted`` are the stems of
    the words after a plain count."""

    kind: Kind
    value: float
    unit: str
    bound: Bound
    start: int
    end: int
    text: str
    counted: frozenset[str] = frozenset()


def unmatched(claim: Sequence[Quantity], evidence: Sequence[Quantity]) -> list[Quantity]:
    """The quantities of the claim that no quantity of the evidence bears out."""
    return [quantity for quantity in claim if not any(bears_out(other, quantity) for other in evidence)]


def bears_out(evidence: Quantity, claim: Quantity) -> bool:
    """Whether ``evidence`` says at least what ``claim`` says: same kind and unit, and the number as exactly."""
    if evidence.kind is not claim.kind or not _same_unit(evidence, claim):
        return False
    if claim.kind is Kind.DATE:
        return _same_date(evidence.value, claim.value)
    if claim.counted and evidence.counted and not claim.counted & evidence.counted:
        return False
    equal = abs(evidence.value - claim.value) <= 1e-9 * max(1.0, abs(claim.value))
    if evidence.bound is claim.bound:
        return equal
    return evidence.bound is Bound.EXACT and _rounded(evidence.value, claim, equal=equal)


def _rounded(value: float, claim: Quantity, *, equal: bool) -> bool:
    near = abs(value - claim.value) <= ROUNDING * abs(value)
    match claim.bound:
        case Bound.ABOUT:
            return near
        case Bound.NEARLY | Bound.UNDER:
            return near and value < claim.value
        case Bound.OVER:
            return near and value > claim.value
        case Bound.AT_LEAST | Bound.AT_MOST:
            return False
        case _:
            return equal and claim.bound is Bound.EXACT


def _same_unit(evidence: Quantity, claim: Quantity) -> bool:
    if evidence.kind is not Kind.MONEY:
        return evidence.unit == claim.unit
    return evidence.unit.replace("/year", "") == claim.unit.replace("/year", "")


def _same_date(evidence: float, claim: float) -> bool:
    said, wanted = int(evidence), int(claim)
    if wanted % 10_000 == 0:
        return said // 10_000 == wanted // 10_000
    return said == wanted or (wanted % 100 == 0 and said // 100 == wanted // 100)
