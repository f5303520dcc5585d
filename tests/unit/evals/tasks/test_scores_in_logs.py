"""Scores of ours as Inspect's, draws of samples, and ranks as scores."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evals.questions import Split
from evals.results import Mode, Tally
from evals.scorers.score import Score, judged, unscored
from evals.tasks.asking import Asking, asking
from evals.tasks.retrieval import DEEP, ranked
from evals.tasks.scoring import Told, as_inspect, of_many

RANKS = st.lists(st.integers(0, DEEP), min_size=1, max_size=6)


def test_what_is_unscored_is_no_number_to_inspect_and_not_zero() -> None:
    found = as_inspect(Told({"gold": unscored("No such fact."), "names": judged(False, "It has none.")}))
    assert isinstance(found.value, dict)
    assert math.isnan(float(found.value["gold"] or 0))
    assert found.value["names"] == 0


def test_several_scores_of_one_answer_are_counted_and_the_unscored_left_out() -> None:
    score, tally = of_many([judged(True, "Yes."), judged(False, "No."), unscored("Perhaps.")])
    assert (score.value, score.explanation) == (0.5, "No.")
    assert tally == Tally(1, 2)


@pytest.mark.parametrize("scores", [[], [unscored("Perhaps.")]])
def test_an_answer_without_a_score_is_unscored_with_a_reason(scores: list[Score]) -> None:
    score, tally = of_many(scores)
    assert score.value is None
    assert tally == Tally(0, 0)


def test_a_draw_is_the_same_each_time_keeps_its_order_and_repeats_nothing() -> None:
    quick = Asking(Mode.QUICK)
    drawn = quick.some(range(100), smoke=3, quick=20)
    assert drawn == quick.some(range(100), smoke=3, quick=20) == sorted(set(drawn))
    assert len(drawn) == 20


def test_a_full_run_draws_nothing_unless_it_is_told_how_many() -> None:
    full = Asking(Mode.FULL)
    assert full.some(range(9), smoke=1, quick=2) == list(range(9))
    assert len(full.some(range(9), smoke=1, quick=2, full=5)) == 5


@pytest.mark.parametrize("mode", [Mode.SMOKE, Mode.QUICK])
def test_only_a_full_run_asks_what_nothing_was_built_on(mode: Mode) -> None:
    assert Asking(mode).split is Split.DEV
    assert Asking(Mode.FULL).split is None


def test_a_mode_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="slow"):
        asking("slow", "", "")


def test_the_first_of_several_places_suffices_where_any_answers() -> None:
    found = {name: score.value for name, score in ranked([0, 1, 0], every=False).items()}
    assert found == {"recall_5": 1, "recall_10": 1, "mrr": 1, "ndcg_10": 1}


def test_a_comparison_needs_every_place() -> None:
    found = {name: score.value for name, score in ranked([1, 7], every=True).items()}
    assert (found["recall_5"], found["recall_10"], found["mrr"]) == (0.5, 1, 1)
    assert found["ndcg_10"] == pytest.approx((1 + 1 / 3) / (1 + 1 / math.log2(3)))


def test_what_is_not_found_scores_nothing() -> None:
    assert {score.value for score in ranked([0, 0], every=True).values()} == {0}


@settings(deadline=None)
@given(RANKS, st.booleans())
def test_scores_of_ranks_lie_between_zero_and_one(ranks: list[int], every: bool) -> None:
    assert all(0 <= (score.value or 0) <= 1 for score in ranked(ranks, every=every).values())


@settings(deadline=None)
@given(st.integers(1, DEEP - 1))
def test_a_place_further_down_never_scores_better(rank: int) -> None:
    higher, lower = ranked([rank], every=False), ranked([rank + 1], every=False)
    assert all((lower[name].value or 0) <= (higher[name].value or 0) for name in higher)
