"""Scores: unscored is not zero, and each says why."""

from __future__ import annotations

import math

import pytest

from evals.scorers.score import Score, judged, mean, unscored


def test_the_unscored_are_left_out_of_a_mean() -> None:
    assert mean([judged(True, "a"), unscored("b"), judged(False, "c")]) == 0.5


def test_nothing_scored_has_no_mean() -> None:
    assert mean([unscored("b")]) is None


def test_a_score_without_an_explanation_cannot_be_built() -> None:
    with pytest.raises(ValueError, match="explanation"):
        Score(1.0, " ")


def test_a_score_that_is_no_number_cannot_be_built() -> None:
    with pytest.raises(ValueError, match="not a score"):
        Score(math.nan, "Why not.")
