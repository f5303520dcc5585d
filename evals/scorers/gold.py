"""Whether an answer tells what a right answer must. Its opening line, headings and marks don't count as told."""

from __future__ import annotations

from app.domain import Answer
from evals.questions import Answerable, Fact
from evals.scorers.numbers import numbers
from evals.scorers.score import Score, judged, unscored
from evals.scorers.shown import body


def gold_told(answer: Answer, sample: Answerable) -> Score:
    """Whether every fact of the gold is told; a refusal tells none."""
    if answer.refusal is not None:
        return judged(False, f"It was refused: {answer.refusal.reason.value}.")
    untold = [fact for fact in sample.gold if not fact.is_told_by(body(answer))]
    if not sample.is_answered_by(body(answer)):
        return judged(False, f"It does not say {'; nor '.join(map(_wanted, untold))}.")
    return judged(True, "It tells every fact.")


def figures_exact(answer: Answer, sample: Answerable) -> Score:
    """Whether every figure that was derived from a guide is told as the guide prints it.

    Unscored where the gold has no such figure, and of a refusal, which tells no figure at all.
    """
    figures = [fact for fact in sample.gold if fact.field and any(map(numbers, fact.any))]
    if not figures:
        return unscored("The gold has no derived figure.")
    if answer.refusal is not None:
        return unscored("It was refused.")
    untold = [fact for fact in figures if not fact.is_told_by(body(answer))]
    if not untold:
        return judged(True, "Every figure is told exactly.")
    told = ", ".join(number.text for number in numbers(body(answer))) or "none"
    return judged(False, f"It does not say {'; nor '.join(map(_wanted, untold))}. Numbers shown: {told}.")


def _wanted(fact: Fact) -> str:
    least = f"{fact.least} of " if fact.least > 1 else ""
    return least + " / ".join(repr(words) for words in fact.any[:6])
