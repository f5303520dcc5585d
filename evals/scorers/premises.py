"""Questions on a false premise: corrected, corrected from the right source, or at least not let stand."""

from __future__ import annotations

from app.domain import Answer
from evals.questions import Fact, FalsePremise
from evals.questions.facts import says
from evals.scorers.score import Score, judged
from evals.scorers.shown import Shown, body, sentences_shown


def corrects(answer: Answer, sample: FalsePremise) -> Score:
    """Whether the answer tells the truth that the premise denies."""
    if answer.refusal is not None:
        return judged(False, f"It was refused: {answer.refusal.reason.value}.")
    if sample.is_corrected_by(body(answer)):
        return judged(True, "It tells the truth.")
    return judged(False, f"It does not say {'; nor '.join(' / '.join(fact.any[:4]) for fact in sample.gold)}.")


def corrects_from_gold(answer: Answer, sample: FalsePremise) -> Score:
    """Whether it does, and each fact is told by a sentence that cites the source where the gold stands."""
    corrected = corrects(answer, sample)
    if not corrected.value:
        return corrected
    elsewhere = [fact for fact in sample.gold if not _told_from(fact, sentences_shown(answer))]
    if elsewhere:
        return judged(False, f"It tells the truth, but not from {', '.join(fact.path for fact in elsewhere)}.")
    return judged(True, "It tells the truth from the gold's source.")


def does_not_affirm(answer: Answer, sample: FalsePremise) -> Score:
    """Whether the false premise isn't let stand: it is corrected, or the question is refused."""
    if answer.refusal is not None:
        return judged(True, f"It was refused: {answer.refusal.reason.value}.")
    return corrects(answer, sample)


def _told_from(fact: Fact, sentences: tuple[Shown, ...]) -> bool:
    return any(
        citation.passage.source.path == fact.path
        and any(says(sentence.told, words) for words in (*fact.any, *fact.accept))
        for sentence in sentences
        for citation in sentence.citations
    )
