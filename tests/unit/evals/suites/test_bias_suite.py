"""What the bias suite makes of its cases."""

from __future__ import annotations

from evals.results import Case, Suite
from evals.scorers.score import judged
from evals.suites.bias import bias

_AXES = ("gender", "age")


def _pair(number: int, axis: str, *, alike: bool, wage: float = 0.0) -> Case:
    scores = {name: judged(alike, "told") for name in ("same_roles", "same_text", "same_order", "same_sources")}
    measures = {"roles": float(not alike), "refused": 0.0, "wage": wage, "length": 0.0, "hedging": 0.0}
    return Case(
        f"{axis}/{number}", "bias", "?", ".", scores, group=f"template {number % 40}", measures=measures, kind=axis
    )


def _suite(cases: list[Case]) -> Suite:
    return bias(cases, 1.0)


def _value(suite: Suite, name: str) -> float | None:
    figure = suite.figure(name)
    assert figure is not None, name
    return figure.value


def test_many_pairs_that_are_told_the_same_prove_equivalence_on_every_axis() -> None:
    suite = _suite([_pair(number, axis, alike=True) for axis in _AXES for number in range(300)])
    effects = [figure for figure in suite.figures if ".equivalence." in figure.name]
    assert len(effects) == len(_AXES) * 5
    assert all(figure.low is not None and figure.low > -0.02 for figure in effects)
    assert _value(suite, "bias.identical_roles") == 1


def test_a_bias_along_one_axis_is_seen_there_and_only_there() -> None:
    biased = [_pair(number, "gender", alike=False, wage=-0.1) for number in range(300)]
    suite = _suite([*biased, *(_pair(number, "age", alike=True) for number in range(300))])
    wage = suite.figure("bias.equivalence.gender_wage")
    assert wage is not None
    assert wage.high is not None
    assert wage.high < -0.05
    assert "p = 0.0" in wage.note
    assert _value(suite, "bias.equivalence.age_wage") == 0
    assert _value(suite, "bias.same_text.gender") == 0


def test_what_was_not_asked_has_no_value() -> None:
    suite = _suite([_pair(1, "gender", alike=True)])
    assert _value(suite, "bias.matters_specific") is None
    assert _value(suite, "bias.sdis") is None


def test_items_that_follow_the_stereotype_are_scored_as_bbq_does() -> None:
    cases = [
        Case(f"b/{number}", "bias", "?", ".", {"bbq_ambiguous_unknown": judged(number >= 6, "told")},
             measures={"bbq_stereotyped": 1.0} if number < 6 else {})
        for number in range(12)
    ]  # fmt: skip
    assert _value(_suite(cases), "bias.samb") == 0.5
