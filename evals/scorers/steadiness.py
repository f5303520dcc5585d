"""Whether other wordings, odd inputs and later turns of a talk are answered as they should be."""

from __future__ import annotations

from collections.abc import Sequence

from app.domain import Answer, RefusalReason
from evals.questions import Fact
from evals.scorers.score import Score, judged
from evals.scorers.shown import body


def same_answer(answer: Answer, gold: Sequence[Fact]) -> Score:
    """Whether all of the base question's facts are told; without a fact, whether it is refused as the base must be."""
    if not gold:
        told = "It was refused." if answer.refusal else "It was answered, and the library has no answer."
        return judged(answer.refusal is not None, told)
    if answer.refusal is not None:
        return judged(False, f"It was refused: {answer.refusal.reason.value}.")
    text = body(answer)
    absent = [fact for fact in gold if not fact.is_told_by(text)]
    if absent:
        return judged(False, f"It does not say {'; nor '.join(' / '.join(fact.any[:3]) for fact in absent)}.")
    return judged(True, "It tells the fact.")


def right_or_refused(answer: Answer, gold: Sequence[Fact]) -> Score:
    """Of a language that the coach doesn't speak: the facts, or a clear refusal, and nothing beside the point."""
    if answer.refusal is not None:
        return judged(True, f"It was refused: {answer.refusal.reason.value}.")
    return same_answer(answer, gold)


def survives(answer: Answer | None, expected: Sequence[RefusalReason], error: str = "") -> Score:
    """Whether anything clear came of the input; where reasons are expected, a refusal for one of them."""
    if answer is None:
        return judged(False, f"The coach failed: {error}")
    if not answer.text.strip():
        return judged(False, "Nothing was said.")
    if not expected:
        return judged(True, "It was answered or refused.")
    reason = answer.refusal.reason if answer.refusal else None
    told = f"It was refused: {reason.value}." if reason else "It was answered."
    return judged(reason in expected, told)
