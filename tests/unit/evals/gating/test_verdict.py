"""The verdict and the exit code."""

from __future__ import annotations

from evals.gating.baselines import of_run
from evals.gating.gates import Gate
from evals.gating.verdict import FAIL, PASS, judge
from evals.results import Better, Figure
from tests.unit.evals.gating.runs import case, run_of

_GATE = Gate.model_validate({"figure": "a.share", "at_least": {"full": 0.9}, "why": "Because it must."})


def _figure(low: float) -> Figure:
    return Figure("a.share", "a share", 0.97, low, 0.99, 100, Better.HIGHER)


def test_a_run_that_passes_its_gates_goes_out() -> None:
    assert judge(run_of([_figure(0.95)]), [_GATE], None).exit_code == PASS


def test_a_run_that_proves_too_little_does_not_go_out() -> None:
    assert judge(run_of([_figure(0.5)]), [_GATE], None).exit_code == FAIL


def test_a_run_that_no_gate_looks_at_does_not_go_out() -> None:
    assert judge(run_of([_figure(0.95)]), [], None).exit_code == FAIL


def test_getting_worse_than_the_last_release_fails_although_all_gates_pass() -> None:
    before = run_of([_figure(0.95)], [case(number, {"right": 1.0}) for number in range(30)])
    now = run_of([_figure(0.95)], [case(number, {"right": float(number > 12)}) for number in range(30)])
    assert judge(now, [_GATE], of_run(before)).exit_code == FAIL
    assert judge(before, [_GATE], of_run(now)).exit_code == PASS


def test_the_worst_cases_are_those_that_failed_most() -> None:
    cases = [case(1, {"x": 1.0, "y": 1.0}), case(2, {"x": 0.0, "y": 1.0}), case(3, {"x": 0.0, "y": 0.0})]
    assert [each.id for each in judge(run_of([], cases), [_GATE], None).worst()] == ["a/3", "a/2"]
