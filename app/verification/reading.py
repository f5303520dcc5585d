"""Everything that the guards look at, read once from a sentence."""

from __future__ import annotations

from dataclasses import dataclass

from app.verification.measures import Quantity
from app.verification.names import Name, names
from app.verification.occupations import Occupation, occupations
from app.verification.overlap import content
from app.verification.polarity import Clause, clauses
from app.verification.quantities import quantities
from app.verification.strength import Strength, strength


@dataclass(frozen=True, slots=True)
class Reading:
    """A sentence, taken apart."""

    text: str
    terms: frozenset[str]
    quantities: tuple[Quantity, ...]
    names: tuple[Name, ...]
    occupations: tuple[Occupation, ...]
    clauses: tuple[Clause, ...]
    strength: Strength


def read(text: str) -> Reading:
    """Take a sentence apart."""
    return Reading(
        text,
        content(text),
        tuple(quantities(text)),
        tuple(names(text)),
        occupations(text),
        tuple(clauses(text)),
        strength(text),
    )
