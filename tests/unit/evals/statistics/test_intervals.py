"""Intervals contain what was measured, and narrow as more is measured."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evals.statistics.intervals import clustered, wilson


@given(st.integers(1, 500).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_wilsons_interval_holds_the_share_and_stays_within_0_and_1(counts: tuple[int, int]) -> None:
    hits, trials = counts
    found = wilson(hits, trials)
    assert 0 <= found.low <= hits / trials + 1e-12
    assert hits / trials - 1e-12 <= found.high <= 1


def test_wilsons_interval_is_the_published_one() -> None:
    found = wilson(81, 263)
    assert (round(found.low, 4), round(found.high, 4)) == (0.2553, 0.3662)


def test_no_trials_say_nothing() -> None:
    assert (wilson(0, 0).low, wilson(0, 0).high) == (0, 1)


def test_values_that_come_together_count_as_less_than_values_that_come_alone() -> None:
    alone = clustered([[float(index % 2)] for index in range(100)])
    together = clustered([[float(index % 2)] * 10 for index in range(10)])
    assert together.high - together.low > alone.high - alone.low


def test_all_right_is_as_sure_as_there_are_clusters() -> None:
    assert clustered([[1.0] * 50] * 3) == wilson(3, 3)
    assert clustered([[0.0] * 50] * 3) == wilson(0, 3)


def test_the_same_values_give_the_same_interval() -> None:
    values = [[0.0, 1.0], [1.0], [1.0, 1.0, 0.0]]
    assert clustered(values) == clustered(values)
    assert clustered(values).low == pytest.approx(0.5)
