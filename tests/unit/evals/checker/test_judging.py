"""The figures of a checker, on cases small enough to work out by hand."""

import pytest

from evals.checker.judging import Judged, auroc, best_threshold, by_group, calibration, crossed, figures

CASES = [Judged(True, 0.9), Judged(True, 0.4), Judged(False, 0.6), Judged(False, 0.1)]


def test_auroc_is_the_share_of_pairs_in_order():
    assert auroc(CASES) == pytest.approx(0.75)


def test_ties_count_half():
    assert auroc([Judged(True, 0.5), Judged(False, 0.5)]) == pytest.approx(0.5)


def test_f1_takes_unsupported_as_the_positive_class():
    found = figures(CASES, 0.5)
    assert found.unsupported_f1 == pytest.approx(0.5)
    assert found.balanced == pytest.approx(0.5)


def test_the_best_threshold_parts_what_can_be_parted():
    cases = [Judged(True, 0.8), Judged(True, 0.7), Judged(False, 0.3)]
    assert 0.3 < best_threshold(cases) <= 0.7


def test_crossed_thresholds_come_from_the_other_half():
    parted = [Judged(True, 0.9), Judged(True, 0.9), Judged(False, 0.2), Judged(False, 0.2)]
    assert crossed(parted).unsupported_f1 == pytest.approx(1.0)


def test_a_response_is_as_good_as_its_worst_sentence():
    groups = by_group([Judged(True, 0.9, group="r"), Judged(False, 0.2, group="r"), Judged(True, 0.8, group="s")])
    assert [(one.supported, one.score) for one in groups] == [(False, 0.2), (True, 0.8)]


def test_calibration_is_nought_for_scores_that_keep_their_word():
    assert calibration([Judged(True, 1.0), Judged(False, 0.0)]) == pytest.approx(0.0)
