"""Scores of the Trace: what was withheld, and what checking adds to the time."""

from __future__ import annotations

import pytest

from app.domain import Verdict, VerdictLabel, Withheld
from evals.scorers.timing import first_sentence_delay, gate_share, seconds
from evals.scorers.withholding import withheld, withholding
from tests.unit.evals.scorers.hand_made import answered, quote

SHIFTS = quote("Nurses work in shifts.")
NO = Verdict(VerdictLabel.UNSUPPORTED, 0.0, "No.")
OTHER_NUMBER = Verdict(VerdictLabel.NUMBER_MISMATCH, 0.0, "No.")


def test_withheld_sentences_are_counted_by_label_and_by_what_was_shown_instead() -> None:
    left_out = (Withheld("A.", NO), Withheld("B.", NO, "Nurses work."), Withheld("C.", OTHER_NUMBER))
    counts = withholding(answered(SHIFTS, withheld=left_out))
    assert (counts.all, counts.replaced) == (3, 1)
    assert counts.by_label == {VerdictLabel.UNSUPPORTED: 2, VerdictLabel.NUMBER_MISMATCH: 1}


def test_nothing_withheld_is_zero_and_not_unscored() -> None:
    assert withheld(answered(SHIFTS)).value == 0


def test_the_gate_adds_its_share_of_the_time_of_the_rest() -> None:
    times = (("first drafted sentence", 0.5), ("checking", 0.2), ("whole answer", 2.2))
    assert gate_share(answered(SHIFTS, timings=times)).value == pytest.approx(0.1)


def test_without_a_draft_the_gate_has_no_share() -> None:
    assert gate_share(answered(SHIFTS, timings=(("checking", 0.0), ("whole answer", 2.2)))).value is None


def test_the_delay_runs_from_the_first_sentence_drafted_to_the_first_shown() -> None:
    times = (("first drafted sentence", 0.5), ("first claim", 0.8))
    assert first_sentence_delay(answered(SHIFTS, timings=times)).value == pytest.approx(0.3)


def test_a_claim_before_the_draft_is_not_delayed() -> None:
    times = (("first claim", 0.2), ("first drafted sentence", 0.5))
    assert first_sentence_delay(answered(SHIFTS, timings=times)).value == 0


def test_a_time_that_the_trace_lacks_is_unscored() -> None:
    assert seconds(answered(SHIFTS), "whole answer").value is None
