"""Citation recall and precision as ALCE defines them, with a judge that is given.

Gao, Yen, Yu and Chen, "Enabling Large Language Models to Generate Text with Citations", EMNLP 2023, arXiv 2305.14627,
section 4: a sentence is recalled if its cited passages, concatenated, entail it; a citation of a recalled sentence is
irrelevant if it doesn't entail the sentence alone and the others do so without it. There a language model for natural
language inference judges; here a ``SupportChecker`` does, given the cited spans: with the coach's own checker as judge
the figures are circular (see ``support``), so a sample is checked by hand beside them. Verbatim sentences are compared
to the letter.
"""

from __future__ import annotations

from app.domain import Citation
from app.ports import SupportChecker
from evals.scorers.score import Score, judged, unscored
from evals.scorers.shown import Shown
from evals.scorers.support import entailed


def recall(sentence: Shown, judge: SupportChecker) -> Score:
    """Whether the cited spans together entail the sentence."""
    return entailed(sentence, sentence.citations, judge)


def precision(sentence: Shown, judge: SupportChecker) -> tuple[Score, ...]:
    """For each citation whether it is relevant, in order; none of a sentence that isn't recalled is."""
    whole = recall(sentence, judge)
    if whole.value is None:
        return tuple(unscored(whole.explanation) for _ in sentence.citations)
    if not whole.value:
        return tuple(judged(False, f"The sentence is not supported: {whole.explanation}") for _ in sentence.citations)
    if len(sentence.citations) == 1:
        return (judged(True, "It supports the sentence alone."),)
    return tuple(_relevant(sentence, index, judge) for index in range(len(sentence.citations)))


def _relevant(sentence: Shown, index: int, judge: SupportChecker) -> Score:
    alone = entailed(sentence, (sentence.citations[index],), judge)
    if alone.value is None:
        return alone
    if alone.value:
        return judged(True, "It supports the sentence alone.")
    others = entailed(sentence, _without(sentence.citations, index), judge)
    if others.value is None:
        return others
    return judged(not others.value, "The others suffice." if others.value else "Without it the support breaks.")


def _without(citations: tuple[Citation, ...], index: int) -> tuple[Citation, ...]:
    return citations[:index] + citations[index + 1 :]
