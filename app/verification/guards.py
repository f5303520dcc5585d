"""The guards, in order: numbers, names, occupations, polarity, strength, binding, novelty. The first objection decides.

A guard knows nothing of how alike two sentences are; that is for ``overlap``.
"""

from __future__ import annotations

import re

from app.domain import Verdict, VerdictLabel
from app.verification.binding import misbound
from app.verification.measures import unmatched
from app.verification.names import unnamed
from app.verification.novelty import exchanged, lost_condition, lost_restriction, new_words
from app.verification.occupations import occupations, strangers
from app.verification.overlap import content
from app.verification.polarity import contradiction
from app.verification.quantities import quantities
from app.verification.reading import Reading
from app.verification.strength import overstatement, strength

_SEMICOLON = re.compile(r"[;；]")


def objection(claim: Reading, evidence: Reading, context: str) -> Verdict | None:
    """Why this evidence cannot support the claim, or None. ``context`` is the passage's title and headings."""
    return (
        _numbers(claim, evidence)
        or _names(claim, evidence, context)
        or _occupations(claim, evidence, context)
        or _polarity(claim, evidence)
        or _strength(claim, evidence)
        or _binding(claim, evidence)
        or _novelty(claim, evidence, context)
    )


def _numbers(claim: Reading, evidence: Reading) -> Verdict | None:
    missing = unmatched(claim.quantities, evidence.quantities)
    if not missing:
        return None
    return Verdict(VerdictLabel.NUMBER_MISMATCH, 0.0, f"The passage does not say {missing[0].text.strip()!r}.")


def _names(claim: Reading, evidence: Reading, context: str) -> Verdict | None:
    missing = unnamed(claim.names, evidence.text, context)
    if not missing:
        return None
    return Verdict(VerdictLabel.NAME_MISMATCH, 0.0, f"The passage does not name {missing[0].text!r}.")


def _occupations(claim: Reading, evidence: Reading, context: str) -> Verdict | None:
    missing = strangers(claim.occupations, evidence.occupations, occupations(context))
    if not missing:
        return None
    return Verdict(VerdictLabel.NAME_MISMATCH, 0.0, f"The passage does not say this of {missing[0].text!r}.")


def _polarity(claim: Reading, evidence: Reading) -> Verdict | None:
    reason = contradiction(list(claim.clauses), list(evidence.clauses))
    return Verdict(VerdictLabel.CONTRADICTED, 0.0, reason) if reason else None


def _strength(claim: Reading, evidence: Reading) -> Verdict | None:
    reason = overstatement(claim.strength, evidence.strength)
    head = _needed_part(claim, evidence) if reason else ""
    if head:
        reason = overstatement(claim.strength, strength(head))
    return Verdict(VerdictLabel.UNSUPPORTED, 0.0, reason) if reason else None


def _needed_part(claim: Reading, evidence: Reading) -> str:
    """The evidence up to a semicolon after which it says nothing of the claim: what follows cannot weaken it."""
    whole = evidence.terms & claim.terms
    for mark in _SEMICOLON.finditer(evidence.text):
        head = evidence.text[: mark.start()]
        if whole <= content(head) and not unmatched(claim.quantities, quantities(head)):
            return head
    return ""


def _binding(claim: Reading, evidence: Reading) -> Verdict | None:
    wrong = misbound(claim.text, claim.quantities, evidence.text, evidence.quantities)
    if wrong is None:
        return None
    return Verdict(VerdictLabel.NUMBER_MISMATCH, 0.0, f"The passage gives {wrong.text.strip()!r} for something else.")


def _novelty(claim: Reading, evidence: Reading, context: str) -> Verdict | None:
    reason = _novel(claim, evidence, context)
    return Verdict(VerdictLabel.UNSUPPORTED, 0.0, reason) if reason else None


def _novel(claim: Reading, evidence: Reading, context: str) -> str:
    added = new_words(claim.text, evidence.text, context)
    if added:
        return f"The passage does not speak of {added[0]!r}."
    if lost_condition(claim.text, evidence.text):
        return "The passage makes a condition, and the sentence does not."
    limit = lost_restriction(claim.text, evidence.text) if claim.quantities else ""
    if limit:
        return f"The passage limits it to {limit!r}, and the sentence does not."
    named = [*(occupation.text for occupation in claim.occupations), *(name.text for name in claim.names)]
    return "The sentence turns round who does what." if exchanged(claim.text, evidence.text, named) else ""
