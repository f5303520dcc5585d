"""A run against the last release."""

from __future__ import annotations

from evals.gating.baselines import of_run
from evals.gating.comparison import Change, Comparison, compare
from evals.results import Case
from tests.unit.evals.gating.runs import case, run_of


def _compared(before: list[Case], now: list[Case]) -> Comparison:
    return compare("1.1.0", of_run(run_of([], before)).kept(), now)


def test_many_cases_that_fall_are_worse_and_are_named() -> None:
    before = [case(number, {"right": 1.0}) for number in range(20)]
    now = [case(number, {"right": float(number >= 10)}) for number in range(20)]
    (changed,) = _compared(before, now).worse
    assert (changed.metric, changed.before, changed.now) == ("right", 1.0, 0.5)
    assert {each.id for each in changed.fallen} == {f"a/{number}" for number in range(10)}


def test_a_few_cases_either_way_are_called_noise() -> None:
    before = [case(number, {"right": float(number % 2)}) for number in range(20)]
    now = [case(number, {"right": float(number % 2) if number > 2 else 1.0 - number % 2}) for number in range(20)]
    (changed,) = _compared(before, now).metrics
    assert changed.change is Change.NOISE


def test_what_did_not_change_is_the_same() -> None:
    cases = [case(number, {"right": 1.0}) for number in range(5)]
    (changed,) = _compared(cases, cases).metrics
    assert changed.change is Change.SAME
    assert changed.probability == 1.0


def test_only_cases_of_the_same_question_are_compared() -> None:
    before = [case(1, {"right": 1.0}), case(2, {"right": 1.0}), case(3, {"right": 1.0})]
    now = [case(1, {"right": 0.0}, "Another question?"), case(2, {"right": 1.0}), case(4, {"right": 1.0})]
    compared = _compared(before, now)
    assert [(each.compared, each.change) for each in compared.metrics] == [(1, Change.SAME)]
    assert (compared.fresh, compared.gone) == (2, 2)


def test_unscored_is_not_zero() -> None:
    before = [case(number, {"right": 1.0}) for number in range(20)]
    now = [case(number, {"right": None}) for number in range(20)]
    assert _compared(before, now).metrics == ()
