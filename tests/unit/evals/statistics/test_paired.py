"""Differences of pairs: effects, equivalence, corrections."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evals.statistics.paired import effect, holm, sign_test

_CLUSTERS = st.lists(st.lists(st.floats(-1, 1), max_size=6), max_size=12)


@given(_CLUSTERS)
@settings(max_examples=50)
def test_an_effect_lies_in_its_interval_and_has_a_chance(clusters: list[list[float]]) -> None:
    found = effect(clusters, rounds=200)
    if not any(clusters):
        assert found is None
        return
    assert found is not None
    assert found.low <= found.mean <= found.high
    assert 0 < found.probability <= 1
    assert found.detectable >= 0


@given(_CLUSTERS)
@settings(max_examples=50)
def test_an_effect_turns_round_with_its_pairs(clusters: list[list[float]]) -> None:
    one = effect(clusters, rounds=200)
    other = effect([[-value for value in cluster] for cluster in clusters], rounds=200)
    assert (one is None) is (other is None)
    if one is not None and other is not None:
        assert one.mean == pytest.approx(-other.mean)
        assert one.high == pytest.approx(-other.low, abs=1e-9)


def test_pairs_that_never_differ_prove_equivalence_only_if_there_are_many() -> None:
    few, many = effect([[0.0] * 5] * 4), effect([[0.0] * 10] * 40)
    assert few is not None
    assert many is not None
    assert not few.within(0.02)
    assert many.within(0.02)


def test_a_steady_difference_is_found_and_is_not_called_equal() -> None:
    rng = random.Random(1)
    found = effect([[0.1 + rng.gauss(0, 0.05) for _ in range(5)] for _ in range(40)])
    assert found is not None
    assert found.probability < 0.01
    assert not found.within(0.02)
    assert 0.08 < found.low < found.high < 0.12


def test_noise_about_nothing_is_not_called_a_difference() -> None:
    rng = random.Random(2)
    found = effect([[rng.gauss(0, 0.05) for _ in range(10)] for _ in range(60)])
    assert found is not None
    assert found.probability > 0.01
    assert found.within(0.02)


def test_pairs_that_err_together_count_for_less() -> None:
    apart = effect([[0.1 if number % 4 else 0.0] for number in range(2000)])
    together = effect([[0.1 if number % 4 else 0.0] * 200 for number in range(10)])
    assert apart is not None
    assert together is not None
    assert together.high - together.low > 2 * (apart.high - apart.low)


@given(st.integers(0, 40), st.integers(0, 40))
def test_a_chance_is_a_chance_and_does_not_care_which_way(fallen: int, risen: int) -> None:
    assert 0 < sign_test(fallen, risen) <= 1
    assert sign_test(fallen, risen) == sign_test(risen, fallen)


@given(st.lists(st.floats(0, 1), min_size=1, max_size=20))
def test_correction_never_lowers_a_chance_and_keeps_their_order(chances: list[float]) -> None:
    found = holm(chances)
    assert all(was <= now <= 1 for was, now in zip(chances, found, strict=True))
    ranked = [now for _, now in sorted(zip(chances, found, strict=True))]
    assert ranked == sorted(ranked)


def test_holm_on_numbers_worked_out_by_hand() -> None:
    assert holm([0.01, 0.04, 0.03]) == [0.03, 0.06, 0.06]
