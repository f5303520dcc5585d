"""Every score of one answer, by the name of what it measures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from app.domain import Answer
from app.ports import Library, SupportChecker
from evals.bench.grounding.asking import Answered
from evals.bench.grounding.questions import Asked, Sample
from evals.questions import Answerable, FalsePremise, Unanswerable
from evals.scorers import abstaining, citing, gold, naming, premises, support, timing, withholding
from evals.scorers.score import Score
from evals.scorers.shown import sentences_shown


class Measure(StrEnum):
    """What is measured; the values are how a report calls it. Of the first group, 1 is right and 0 is wrong."""

    SUPPORT = "sentences shown that are supported"
    FIGURES_CITED = "sentences whose numbers stand in their citations"
    RECALL = "citation recall"
    PRECISION = "citation precision"
    GOLD = "answers with the gold fact"
    FIGURES_EXACT = "answers with the gold figure exact"
    ABSTAINS = "unanswerable refused"
    FITTING = "refusals with a fitting reason"
    ANSWERS = "answerable answered"
    CORRECTS = "false premises corrected"
    CORRECTS_FROM_GOLD = "… from the gold's source"
    NOT_AFFIRMED = "… or refused"
    NAMES = "answers without invented names"

    WITHHELD = "sentences withheld, each answer"
    SHOWN = "sentences shown, each answer"

    FIRST_CLAIM = "first claim, s"
    WHOLE = "whole answer, s"
    CHECKING = "checking, s"
    GATE_SHARE = "checking beside the rest of a drafted answer"
    FIRST_DELAY = "first drafted to first shown, s"


SHARES = tuple(Measure)[: list(Measure).index(Measure.WITHHELD)]
COUNTS = (Measure.WITHHELD, Measure.SHOWN)
TIMES = tuple(Measure)[list(Measure).index(Measure.FIRST_CLAIM) :]

Scores = Mapping[Measure, tuple[Score, ...]]


@dataclass(frozen=True, slots=True)
class Measured:
    """A question, its answer (None where the coach failed) and all scores of it."""

    asked: Asked
    answer: Answer | None
    scores: Scores


def measure(answered: Answered, judge: SupportChecker, library: Library) -> Measured:
    """All scores of an answer; none where the coach failed."""
    answer = answered.answer
    if answer is None:
        return Measured(answered.asked, None, {})
    own = {**_of_sentences(answer, judge), **_of_sample(answer, answered.asked.sample)}
    own[Measure.NAMES] = (naming.names_exist(answer, library),)
    return Measured(answered.asked, answer, {**own, **_of_trace(answer)})


def _of_sentences(answer: Answer, judge: SupportChecker) -> dict[Measure, tuple[Score, ...]]:
    shown = sentences_shown(answer)
    supported = tuple(support.support(sentence, judge) for sentence in shown)
    return {
        Measure.SUPPORT: supported,
        Measure.FIGURES_CITED: tuple(map(support.figures_cited, shown)),
        Measure.RECALL: supported,
        Measure.PRECISION: tuple(score for sentence in shown for score in citing.precision(sentence, judge)),
        Measure.SHOWN: (Score(float(len(shown)), f"{len(shown)} sentences shown."),) if shown else (),
    }


def _of_sample(answer: Answer, sample: Sample) -> dict[Measure, tuple[Score, ...]]:
    match sample:
        case Answerable():
            return {
                Measure.GOLD: (gold.gold_told(answer, sample),),
                Measure.FIGURES_EXACT: (gold.figures_exact(answer, sample),),
                Measure.ANSWERS: (abstaining.answers(answer),),
            }
        case Unanswerable():
            return {
                Measure.ABSTAINS: (abstaining.abstains(answer),),
                Measure.FITTING: (abstaining.refuses_fittingly(answer),),
            }
        case FalsePremise():
            return {
                Measure.CORRECTS: (premises.corrects(answer, sample),),
                Measure.CORRECTS_FROM_GOLD: (premises.corrects_from_gold(answer, sample),),
                Measure.NOT_AFFIRMED: (premises.does_not_affirm(answer, sample),),
            }


def _of_trace(answer: Answer) -> dict[Measure, tuple[Score, ...]]:
    return {
        Measure.WITHHELD: (withholding.withheld(answer),),
        Measure.FIRST_CLAIM: (timing.seconds(answer, timing.FIRST_CLAIM),),
        Measure.WHOLE: (timing.seconds(answer, timing.WHOLE),),
        Measure.CHECKING: (timing.seconds(answer, timing.CHECKING),),
        Measure.GATE_SHARE: (timing.gate_share(answer),),
        Measure.FIRST_DELAY: (timing.first_sentence_delay(answer),),
    }
