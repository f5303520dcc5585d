"""Whether a claim picks one figure or one source out of several that its evidence holds.

Which of two figures a reworded claim is about is what a small network cannot tell. Where the evidence leaves no choice,
nothing can be mixed up: that is the test here. A claim with all the figures of its evidence has made no choice either.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.language.sentences import sentences
from app.verification.measures import Kind, Quantity, unmatched
from app.verification.names import Name
from app.verification.occupations import Occupation, occupations, strangers
from app.verification.overlap import content
from app.verification.quantities import quantities
from app.verification.reading import Reading

_CLAUSE = re.compile(r"[,;:，；：、]\s|\s(?:and|but|while|whereas)\s|[，；、]|而|并且|但")
_COUNTRY = frozenset({"US", "U.S."})
_JOINING = frozenset({"per"})
_TIMES = frozenset({Kind.DATE, Kind.DURATION})


def chosen_figure(claim: Reading, evidence: Reading) -> str:
    """The words of a figure of the claim that stands beside another of its kind in the evidence; empty if none does."""
    for wanted in claim.quantities:
        others = [each for each in evidence.quantities if _rival(each, wanted, claim.quantities)]
        if wanted.kind not in _TIMES and others and not _is_told_apart(wanted, claim, evidence):
            return wanted.text.strip()
    return ""


def strange_owner(claim: Reading, evidence: Reading, context: str) -> str:
    """The words of a role of the claim that no sentence of the evidence names beside the claim's figures."""
    figures = [each for each in claim.quantities if each.kind not in _TIMES]
    if not figures or not claim.occupations:
        return ""
    around = occupations(context)
    missing: Sequence[Occupation] = ()
    for sentence in sentences(evidence.text):
        if not unmatched(figures, quantities(sentence)):
            missing = strangers(claim.occupations, occupations(sentence), around)
            if not missing:
                return ""
    return missing[0].text if missing else figures[0].text.strip()


def chosen_source(claim: Reading, evidence: Reading) -> str:
    """The name that a claim with a figure gives as its source, where the evidence names another as well."""
    roles = " ".join(one.text for one in (*claim.occupations, *evidence.occupations)).casefold()
    mine, theirs = (
        [name for name in names if name.text.casefold() not in roles and name.text not in _COUNTRY]
        for names in (claim.names, evidence.names)
    )
    mine = [name for name in mine if _same_as_any(name, theirs)]
    others = [name for name in theirs if not _same_as_any(name, mine)]
    figures = [each for each in claim.quantities if each.kind not in _TIMES]
    return mine[0].text if figures and mine and others else ""


def _is_told_apart(wanted: Quantity, claim: Reading, evidence: Reading) -> bool:
    """Whether a clause with this figure alone says all that the claim does; of whom, only if there are several."""
    several = len(evidence.occupations) > 1
    owners = frozenset() if several else frozenset(term for one in claim.occupations for term in content(one.text))
    for clause in _CLAUSE.split(evidence.text):
        found = quantities(clause)
        if not unmatched([wanted], found) and not any(_rival(each, wanted, claim.quantities) for each in found):
            return claim.terms - owners - _JOINING <= content(clause)
    return False


def _rival(other: Quantity, wanted: Quantity, claimed: Sequence[Quantity]) -> bool:
    same_kind = other.kind is wanted.kind and other.unit == wanted.unit
    return same_kind and all(unmatched([mine], [other]) for mine in (wanted, *claimed))


def _same_as_any(name: Name, others: Sequence[Name]) -> bool:
    return any(
        name.text.casefold() in other.text.casefold() or other.text.casefold() in name.text.casefold()
        for other in others
    )
