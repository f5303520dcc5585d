"""How cases are summed up in figures: what counts, what is left out, and that the interval holds the value."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evals.results import Better, Case, Tally
from evals.scorers.score import Score
from evals.suites.figures import Named, grouped, measured, ratio, share

NAMED = Named("a.metric", "A metric")


def case(
    name: str = "a/1",
    value: float | None = None,
    tally: tuple[float, int] | None = None,
    measure: float | None = None,
    language: str = "en",
) -> Case:
    return Case(
        name,
        "a",
        "What?",
        "That.",
        {"metric": Score(value, "So it is.")},
        language=language,
        tallies={"metric": Tally(*tally)} if tally else {},
        measures={"metric": measure} if measure is not None else {},
    )


def test_a_share_is_the_mean_of_what_was_scored() -> None:
    found = share(NAMED, [case(value=1.0), case(value=0.0), case(value=None), case(value=1.0)], "metric")
    assert found.value == pytest.approx(2 / 3)
    assert found.number == 3


def test_a_share_of_wrongs_is_what_is_missing_to_one() -> None:
    found = share(NAMED, [case(value=1.0), case(value=1.0), case(value=0.0), case(value=1.0)], "metric", wrong=True)
    assert found.value == pytest.approx(1 / 4)


def test_a_share_of_nothing_has_no_value_and_says_why() -> None:
    found = share(NAMED, [case(value=None)], "metric")
    assert (found.value, found.low, found.high, found.number) == (None, None, None, 0)
    assert found.note


def test_a_ratio_counts_sentences_and_not_answers() -> None:
    found = ratio(NAMED, [case(tally=(1, 1)), case(tally=(0, 3))], "metric")
    assert found.value == pytest.approx(1 / 4)
    assert found.number == 4


def test_answers_without_any_sentence_are_not_in_a_ratio() -> None:
    assert ratio(NAMED, [case(), case()], "metric").value is None


def test_a_flawless_ratio_of_few_answers_is_not_proved_to_be_one() -> None:
    found = ratio(NAMED, [case(tally=(20, 20)), case(tally=(20, 20))], "metric")
    assert found.value == 1
    assert found.low is not None
    assert found.low < 0.5


def test_a_measure_is_of_those_that_have_it() -> None:
    found = measured(
        Named("a.time", "A time", Better.LOWER, "s"), [case(measure=3.0), case(), case(measure=1.0)], "metric", max
    )
    assert (found.value, found.number, found.unit, found.better) == (3.0, 2, "s", Better.LOWER)


def test_cases_are_grouped_by_their_key_in_order() -> None:
    found = grouped([case("a/1", language="zh"), case("a/2"), case("a/3", language="zh")], lambda one: one.language)
    assert {name: [one.id for one in held] for name, held in found.items()} == {"en": ["a/2"], "zh": ["a/1", "a/3"]}
    assert list(found) == ["en", "zh"]


@settings(deadline=None, max_examples=30)
@given(st.lists(st.floats(0, 1), min_size=1, max_size=30))
def test_an_interval_of_a_share_lies_between_zero_and_one(values: list[float]) -> None:
    found = share(NAMED, [case(value=value) for value in values], "metric")
    assert found.low is not None
    assert found.high is not None
    assert -1e-9 <= found.low <= found.high <= 1 + 1e-9


@settings(deadline=None, max_examples=30)
@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), min_size=1, max_size=20))
def test_the_interval_of_a_ratio_holds_its_value(counts: list[tuple[int, int]]) -> None:
    cases = [case(tally=(right, right + wrong)) for right, wrong in counts]
    found = ratio(NAMED, cases, "metric")
    total = sum(right + wrong for right, wrong in counts)
    if not total:
        assert found.value is None
        return
    assert found.value == pytest.approx(sum(right for right, _ in counts) / total)
    assert found.low is not None
    assert found.high is not None
    assert found.low <= found.value <= found.high


@settings(deadline=None, max_examples=30)
@given(st.lists(st.floats(0, 100), min_size=1, max_size=20))
def test_the_interval_of_a_measure_holds_its_value(values: list[float]) -> None:
    found = measured(NAMED, [case(measure=value) for value in values], "metric", lambda held: float(np.median(held)))
    assert found.value is not None
    assert found.low is not None
    assert found.high is not None
    assert found.low <= found.value <= found.high
