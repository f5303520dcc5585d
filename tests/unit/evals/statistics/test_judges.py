"""Rates put right by a judge's error."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evals.statistics.judges import Judge, corrected


def test_a_perfect_judge_needs_no_correction() -> None:
    found = corrected(10, 100, Judge(100, 100, 0, 100))
    assert found is not None
    assert found.rate == pytest.approx(0.1)


def test_a_rate_is_put_right_as_worked_out_by_hand() -> None:
    found = corrected(20, 100, Judge(80, 100, 10, 100))
    assert found is not None
    assert found.rate == pytest.approx((0.2 + 0.9 - 1) / (0.8 + 0.9 - 1))


def test_a_judge_that_flags_at_random_corrects_nothing() -> None:
    assert corrected(10, 100, Judge(50, 100, 50, 100)) is None


def test_a_judge_that_nothing_is_known_of_corrects_nothing() -> None:
    assert corrected(10, 100, Judge(0, 0, 0, 50)) is None


@given(st.integers(0, 50), st.integers(0, 30), st.integers(0, 30))
def test_a_corrected_rate_is_a_share_within_its_interval(flagged: int, found: int, alarmed: int) -> None:
    told = corrected(flagged, 50, Judge(found, 30, alarmed, 30))
    if told is not None:
        assert 0 <= told.interval.low <= told.rate <= told.interval.high <= 1


def test_fewer_labelled_cases_leave_more_doubt() -> None:
    few, many = corrected(10, 100, Judge(8, 10, 1, 10)), corrected(10, 100, Judge(800, 1000, 100, 1000))
    assert few is not None
    assert many is not None
    assert few.interval.high - few.interval.low > many.interval.high - many.interval.low
