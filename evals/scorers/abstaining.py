"""Refusals, right and wrong. Whether the library can answer is the sample's to say."""

from __future__ import annotations

from app.domain import Answer, RefusalReason
from evals.scorers.score import Score, judged, unscored

FITTING = frozenset({RefusalReason.NOTHING_RELEVANT, RefusalReason.NOT_COVERED})
"""Reasons that are true of a question that the library cannot answer."""


def abstains(answer: Answer) -> Score:
    """Of an unanswerable question: whether it is refused, for whichever reason."""
    if answer.refusal is not None:
        return judged(True, f"It was refused: {answer.refusal.reason.value}.")
    return judged(False, f"It was answered with {len(answer.citations)} citations.")


def refuses_fittingly(answer: Answer) -> Score:
    """Of an unanswerable question that is refused: whether the reason given is that the library lacks it."""
    if answer.refusal is None:
        return unscored("It was answered.")
    return judged(answer.refusal.reason in FITTING, f"It was refused: {answer.refusal.reason.value}.")


def answers(answer: Answer) -> Score:
    """Of an answerable question: whether it is answered, rightly or not; the rest are refused wrongly."""
    if answer.refusal is None:
        return judged(True, "It was answered.")
    return judged(False, f"It was refused: {answer.refusal.reason.value}: {answer.refusal.message}")
