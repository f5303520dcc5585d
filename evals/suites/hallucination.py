"""What the hallucination suite found: support, citations, gold facts, refusals, premises, names, and a lying model."""

from __future__ import annotations

from collections.abc import Sequence

from evals.results import Better, Case, Figure, Suite, Unmeasured
from evals.statistics.judges import Judge, corrected
from evals.suites.figures import Named, grouped, missing, ratio, share

_NAME = "hallucination"
_UNMEASURED = (
    Unmeasured(
        "Sentences judged by people",
        "The checker that let a sentence through is also its judge here; what it wrongly passes it can't see.",
    ),
    Unmeasured("A larger chat model", "Only the model that is set up is asked."),
)


def hallucination(cases: Sequence[Case], seconds: float) -> Suite:
    """The suite from its cases."""
    asked = [case for case in cases if "no_lie" not in case.scores and "judge_right" not in case.scores]
    figures = [
        ratio(Named(f"{_NAME}.supported", "Sentences shown that a passage supports"), asked, "support"),
        ratio(
            Named(f"{_NAME}.citation_precision", "Citations that are needed and bear out their sentence"),
            asked,
            "precision",
        ),
        ratio(Named(f"{_NAME}.citation_recall", "Sentences borne out in full by their citations"), asked, "recall"),
        ratio(
            Named(f"{_NAME}.figures_cited", "Sentences whose numbers stand in their citations"), asked, "figures_cited"
        ),
        share(Named(f"{_NAME}.gold_fact", "Answers with the fact asked for"), asked, "gold"),
        share(Named(f"{_NAME}.figures_exact", "Answers with the figure exact"), asked, "figures_exact"),
        share(Named(f"{_NAME}.refused_unanswerable", "Unanswerable questions refused"), asked, "abstains"),
        share(
            Named(f"{_NAME}.refused_answerable", "Answerable questions refused", Better.LOWER),
            asked,
            "answers",
            wrong=True,
        ),
        share(Named(f"{_NAME}.premises_corrected", "False premises corrected"), asked, "corrects"),
        share(Named(f"{_NAME}.premises_not_affirmed", "False premises corrected or refused"), asked, "not_affirmed"),
        share(
            Named(f"{_NAME}.invented_names", "Answers that name what the library has not", Better.LOWER),
            asked,
            "names",
            wrong=True,
        ),
        share(Named(f"{_NAME}.answered", "Questions that got an answer or a refusal"), asked, "survived"),
        ratio(Named(f"{_NAME}.liar_shown", "Lies of a lying model that were shown", Better.LOWER), cases, "lies_shown"),
    ]
    figures += _of_judge(cases, asked)
    for language, held in grouped(asked, lambda case: case.language).items():
        figures.append(
            share(Named(f"{_NAME}.gold_fact.{language}", f"Answers with the fact asked for ({language})"), held, "gold")
        )
    return Suite(_NAME, tuple(figures), tuple(cases), _UNMEASURED, seconds)


def _of_judge(cases: Sequence[Case], asked: Sequence[Case]) -> list[Figure]:
    """The judge's own error on labelled pairs, and the rate of unsupported statements put right by it."""
    held = [case for case in cases if "judge_right" in case.scores]
    faults = [case for case in held if case.measures["judge_fault"]]
    sound = [case for case in held if not case.measures["judge_fault"]]
    judge = Judge(_flagged(faults), len(faults), _flagged(sound), len(sound))
    return [
        share(Named(f"{_NAME}.judge_sensitivity", "Unsupported pairs that the judge flags"), faults, "judge_right"),
        share(Named(f"{_NAME}.judge_specificity", "Supported pairs that the judge lets pass"), sound, "judge_right"),
        _put_right(judge, asked),
    ]


def _flagged(cases: Sequence[Case]) -> int:
    return sum(1 for case in cases if case.measures["judge_flagged"])


def _put_right(judge: Judge, asked: Sequence[Case]) -> Figure:
    named = Named(f"{_NAME}.unsupported_statements", "Statements shown that are unsupported, put right", Better.LOWER)
    told = [case.tallies["statements"] for case in asked if "statements" in case.tallies]
    shown = sum(tally.of for tally in told)
    if not shown:
        return missing(named, "Everything shown is the library's own, word for word: there is no statement to judge.")
    found = corrected(shown - round(sum(tally.right for tally in told)), shown, judge)
    if found is None:
        return missing(named, "The judge's error on labelled pairs is too large to put a rate right by.")
    ends, method = found.interval, "Rogan and Gladen, 95 %"
    return Figure(named.name, named.label, found.rate, ends.low, ends.high, shown, named.better, method=method)
