"""Scores that need the sample: gold facts, exact figures, refusals, false premises."""

from __future__ import annotations

import pytest

from app.domain import Answer, RefusalReason
from evals.questions import Answerable, Fact, FalsePremise, Split
from evals.scorers.abstaining import abstains, answers, refuses_fittingly
from evals.scorers.gold import figures_exact, gold_told
from evals.scorers.premises import corrects, corrects_from_gold, does_not_affirm
from tests.unit.evals.scorers.hand_made import PAY, WELDERS, answered, cite, quote, refused, statement

MEDIAN = quote("Registered Nurses earned a median of $98,430 a year in May 2025.")
SHIFTS = quote("Nurses work in shifts.")


def fact(*words: str, path: str = PAY.source.path, field: str = "") -> Fact:
    return Fact(path=path, heading="Pay", any=words, field=field)


def answerable(*gold: Fact) -> Answerable:
    return Answerable(id="a", split=Split.DEV, language="en", kind="pay", question="?", gold=gold)


def premise(*gold: Fact) -> FalsePremise:
    return FalsePremise(id="f", split=Split.DEV, language="en", kind="pay", question="?", premise="poor", gold=gold)


def test_gold_is_told_only_if_every_fact_is() -> None:
    sample = answerable(fact("$98,430"), fact("shifts"))
    assert gold_told(answered(MEDIAN, SHIFTS), sample).value == 1
    score = gold_told(answered(MEDIAN), sample)
    assert score.value == 0
    assert "shifts" in score.explanation
    assert "98,430" not in score.explanation


def test_what_only_the_opening_line_says_is_not_told() -> None:
    assert gold_told(answered(SHIFTS, opening="$98,430, they say:"), answerable(fact("$98,430"))).value == 0


def test_a_citation_mark_is_no_figure() -> None:
    assert gold_told(answered(SHIFTS), answerable(fact("1"))).value == 0


def test_a_refusal_tells_no_gold() -> None:
    assert gold_told(refused(), answerable(fact("library"))).value == 0


def test_another_figure_than_the_guides_is_not_exact_and_is_named() -> None:
    score = figures_exact(answered(MEDIAN), answerable(fact("$98,431", field="pay.median")))
    assert score.value == 0
    assert "$98,430" in score.explanation


def test_the_guides_figure_is_exact() -> None:
    assert figures_exact(answered(MEDIAN), answerable(fact("$98,430", field="pay.median"))).value == 1


def test_without_a_derived_figure_or_an_answer_exactness_is_unscored() -> None:
    assert figures_exact(answered(MEDIAN), answerable(fact("$98,430"))).value is None
    assert figures_exact(answered(MEDIAN), answerable(fact("shifts", field="tasks"))).value is None
    assert figures_exact(refused(), answerable(fact("$98,430", field="pay.median"))).value is None


def test_abstaining_is_refusing_and_answering_is_not() -> None:
    assert abstains(refused()).value == 1
    assert abstains(answered(SHIFTS)).value == 0
    assert answers(refused()).value == 0
    assert answers(answered(SHIFTS)).value == 1


@pytest.mark.parametrize(
    ("answer", "value"),
    [
        (refused(RefusalReason.NOT_COVERED), 1),
        (refused(RefusalReason.NOTHING_RELEVANT), 1),
        (refused(RefusalReason.DISTRESS), 0),
        (answered(SHIFTS), None),
    ],
)
def test_a_refusal_fits_if_it_says_that_the_library_lacks_it(answer: Answer, value: float | None) -> None:
    assert refuses_fittingly(answer).value == value


def test_a_premise_is_corrected_by_the_truth() -> None:
    assert corrects(answered(MEDIAN), premise(fact("$98,430"))).value == 1
    assert corrects(answered(SHIFTS), premise(fact("$98,430"))).value == 0
    assert corrects(refused(), premise(fact("$98,430"))).value == 0


def test_the_truth_has_to_come_from_the_source_of_the_gold() -> None:
    assert corrects_from_gold(answered(MEDIAN), premise(fact("$98,430"))).value == 1
    elsewhere = statement("Nurses earned $98,430.", cite("$51,000", WELDERS))
    score = corrects_from_gold(answered(elsewhere, SHIFTS), premise(fact("$98,430")))
    assert score.value == 0
    assert PAY.source.path in score.explanation


def test_a_refusal_does_not_affirm_and_an_answer_that_corrects_nothing_does() -> None:
    assert does_not_affirm(refused(), premise(fact("$98,430"))).value == 1
    assert does_not_affirm(answered(MEDIAN), premise(fact("$98,430"))).value == 1
    assert does_not_affirm(answered(SHIFTS), premise(fact("$98,430"))).value == 0
