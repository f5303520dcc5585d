"""What can be told by rule of a claim and its evidence: objections, which decide, and doubts, which raise the bar.

Guards object to other numbers, names, occupations and opposites, to a stronger claim, to numbers that belong to
something else, to lost conditions and limits. Doubts are about words that the evidence lacks, quantifiers of something
else and exchanged parts: true rewordings raise them too, so that a claim of which one is raised has to be surer
(``Weights.doubted``). Neither knows how alike two sentences are; that is for ``stack``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from app.domain import Verdict, VerdictLabel
from app.verification.binding import misbound
from app.verification.choice import chosen_figure, chosen_source, strange_owner
from app.verification.measures import unmatched
from app.verification.names import unnamed
from app.verification.novelty import exchanged, lost_condition, lost_restriction, new_words
from app.verification.occupations import occupations, strangers
from app.verification.overlap import content
from app.verification.polarity import contradiction
from app.verification.quantities import quantities
from app.verification.reading import Reading
from app.verification.strength import misplaced, strength, stronger

_SEMICOLON = re.compile(r"[;；]")


@dataclass(frozen=True, slots=True)
class Objection:
    """Why evidence cannot support a claim: the guard, the verdict, and the claim's words that it is about, if known."""

    guard: str
    verdict: Verdict
    words: str = ""


Guard = Callable[[Reading, Reading, str], Objection | None]


def objection(claim: Reading, evidence: Reading, context: str) -> Objection | None:
    """Why this evidence cannot support the claim, or None. ``context`` is the passage's title and headings."""
    return _first(GUARDS, claim, evidence, context)


def doubt(claim: Reading, evidence: Reading, context: str) -> Objection | None:
    """Why it is doubtful that this evidence supports the claim, or None."""
    return _first(DOUBTS, claim, evidence, context)


def _first(guards: Sequence[Guard], claim: Reading, evidence: Reading, context: str) -> Objection | None:
    found = (guard(claim, evidence, context) for guard in guards)
    return next((each for each in found if each is not None), None)


def _numbers(claim: Reading, evidence: Reading, _context: str) -> Objection | None:
    missing = unmatched(claim.quantities, evidence.quantities)
    if not missing:
        return None
    words = missing[0].text.strip()
    return _objection("numbers", VerdictLabel.NUMBER_MISMATCH, f"The passage does not say {words!r}.", words)


def _names(claim: Reading, evidence: Reading, context: str) -> Objection | None:
    missing = unnamed(claim.names, evidence.text, context)
    if not missing:
        return None
    words = missing[0].text
    return _objection("names", VerdictLabel.NAME_MISMATCH, f"The passage does not name {words!r}.", words)


def _occupations(claim: Reading, evidence: Reading, context: str) -> Objection | None:
    missing = strangers(claim.occupations, evidence.occupations, occupations(context))
    if not missing:
        return None
    words = missing[0].text
    return _objection("occupations", VerdictLabel.NAME_MISMATCH, f"The passage does not say this of {words!r}.", words)


def _polarity(claim: Reading, evidence: Reading, _context: str) -> Objection | None:
    reason = contradiction(list(claim.clauses), list(evidence.clauses))
    return _objection("polarity", VerdictLabel.CONTRADICTED, reason) if reason else None


def _strength(claim: Reading, evidence: Reading, _context: str) -> Objection | None:
    reason = stronger(claim.strength, evidence.strength)
    head = _needed_part(claim, evidence) if reason else ""
    if head:
        reason = stronger(claim.strength, strength(head))
    return _objection("strength", VerdictLabel.UNSUPPORTED, reason) if reason else None


def _misplacement(claim: Reading, evidence: Reading, _context: str) -> Objection | None:
    reason = misplaced(claim.strength, evidence.strength)
    return _objection("misplacement", VerdictLabel.UNSUPPORTED, reason) if reason else None


def _needed_part(claim: Reading, evidence: Reading) -> str:
    """The evidence up to a semicolon after which it says nothing of the claim: what follows cannot weaken it."""
    whole = evidence.terms & claim.terms
    for mark in _SEMICOLON.finditer(evidence.text):
        head = evidence.text[: mark.start()]
        if whole <= content(head) and not unmatched(claim.quantities, quantities(head)):
            return head
    return ""


def _binding(claim: Reading, evidence: Reading, _context: str) -> Objection | None:
    wrong = misbound(claim.text, claim.quantities, evidence.text, evidence.quantities)
    if wrong is None:
        return None
    words = wrong.text.strip()
    reason = f"The passage gives {words!r} for something else."
    return _objection("binding", VerdictLabel.NUMBER_MISMATCH, reason, words)


def _novelty(claim: Reading, evidence: Reading, context: str) -> Objection | None:
    added = new_words(claim.text, evidence.text, context)
    if not added:
        return None
    return _objection("novelty", VerdictLabel.UNSUPPORTED, f"The passage does not speak of {added[0]!r}.", added[0])


def _condition(claim: Reading, evidence: Reading, _context: str) -> Objection | None:
    if not lost_condition(claim.text, evidence.text):
        return None
    reason = "The passage makes a condition, and the sentence does not."
    return _objection("condition", VerdictLabel.UNSUPPORTED, reason)


def _restriction(claim: Reading, evidence: Reading, _context: str) -> Objection | None:
    limit = lost_restriction(claim.text, evidence.text) if claim.quantities else ""
    if not limit:
        return None
    reason = f"The passage limits it to {limit!r}, and the sentence does not."
    return _objection("restriction", VerdictLabel.UNSUPPORTED, reason)


def _exchange(claim: Reading, evidence: Reading, _context: str) -> Objection | None:
    named = [*(occupation.text for occupation in claim.occupations), *(name.text for name in claim.names)]
    if not exchanged(claim.text, evidence.text, named):
        return None
    return _objection("exchange", VerdictLabel.UNSUPPORTED, "The sentence turns round who does what.")


def _objection(guard: str, label: VerdictLabel, reason: str, words: str = "") -> Objection:
    return Objection(guard, Verdict(label, 0.0, reason), words)


def _choice(claim: Reading, evidence: Reading, context: str) -> Objection | None:
    words = chosen_figure(claim, evidence) or chosen_source(claim, evidence)
    if words:
        reason = "The passage has several such figures or sources, and which one is meant can't be made sure of."
        return _objection("choice", VerdictLabel.UNSUPPORTED, reason, words)
    words = strange_owner(claim, evidence, context)
    if words:
        return _objection(
            "choice", VerdictLabel.NAME_MISMATCH, f"The passage does not give this figure for {words!r}.", words
        )
    return None


GUARDS: tuple[Guard, ...] = (
    _numbers,
    _names,
    _occupations,
    _polarity,
    _strength,
    _binding,
    _condition,
    _restriction,
    _choice,
)
"""In the order in which they are asked."""
DOUBTS: tuple[Guard, ...] = (_misplacement, _exchange, _novelty)
"""The same."""
