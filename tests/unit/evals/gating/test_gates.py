"""What gates make of a run's figures."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.errors import SettingsError
from evals.gating.gates import Gate, Outcome, findings, load_gates, outcome
from evals.results import Better, Figure, Mode, Suite
from tests.unit.evals.gating.runs import run_of

_LEAST = Gate.model_validate({"figure": "a.share", "at_least": {"full": 0.9}, "why": "Because it must."})
_MOST = Gate.model_validate({"figure": "a.share", "at_most": {"full": 0.1}, "why": "Because it must."})
_WITHIN = Gate.model_validate({"figure": "a.gap.*", "within": {"full": 0.02}, "why": "Because it must."})


def _figure(value: float | None, low: float | None = None, high: float | None = None, name: str = "a.share") -> Figure:
    return Figure(name, "a share", value, low, high, 100, Better.HIGHER)


def test_a_share_passes_only_if_the_lower_end_of_its_interval_does() -> None:
    assert outcome(_LEAST, 0.9, _figure(0.95, 0.91, 0.98)) is Outcome.PASSED
    assert outcome(_LEAST, 0.9, _figure(0.95, 0.85, 0.98)) is Outcome.UNPROVEN
    assert outcome(_LEAST, 0.9, _figure(0.85, 0.80, 0.92)) is Outcome.FAILED


def test_an_upper_bound_is_held_against_the_upper_end() -> None:
    assert outcome(_MOST, 0.1, _figure(0.05, 0.02, 0.09)) is Outcome.PASSED
    assert outcome(_MOST, 0.1, _figure(0.05, 0.02, 0.12)) is Outcome.UNPROVEN


def test_equivalence_has_to_be_earned_by_the_whole_interval() -> None:
    assert outcome(_WITHIN, 0.02, _figure(0.0, -0.01, 0.01)) is Outcome.PASSED
    assert outcome(_WITHIN, 0.02, _figure(0.0, -0.05, 0.05)) is Outcome.UNPROVEN
    assert outcome(_WITHIN, 0.02, _figure(-0.03, -0.04, 0.0)) is Outcome.FAILED


def test_what_has_no_value_is_unmeasured_and_passes_nothing() -> None:
    (finding,) = findings([_LEAST], run_of([_figure(None)]))
    assert finding.outcome is Outcome.UNMEASURED
    assert not finding.passed


def test_a_figure_that_a_run_lacks_is_unmeasured() -> None:
    (finding,) = findings([_LEAST], run_of([_figure(0.5, name="a.other")]))
    assert finding.figure is None
    assert not finding.passed


def test_a_gate_of_many_figures_looks_at_each_of_them() -> None:
    run = run_of([_figure(0.0, -0.01, 0.01, "a.gap.gender"), _figure(0.2, 0.1, 0.3, "a.gap.age"), _figure(0.5)])
    assert [(each.name, each.passed) for each in findings([_WITHIN], run)] == [
        ("a.gap.gender", True),
        ("a.gap.age", False),
    ]


def test_gates_of_suites_that_were_not_run_are_left_out() -> None:
    assert findings([_LEAST], run_of([], suites=(Suite("b", (), ()),))) == ()


def test_a_gate_without_a_threshold_for_the_mode_is_left_out() -> None:
    assert findings([_LEAST], run_of([_figure(0.1)], mode=Mode.QUICK)) == ()


@pytest.mark.parametrize(
    "text",
    [
        "not toml [",
        '[[gate]]\nfigure = "a.b"\nwhy = "Because it must."\n',
        '[[gate]]\nfigure = "a.b"\nat_least = {full = 0.9}\n',
        '[[gate]]\nfigure = "a.b"\nat_least = {full = 0.9}\nat_most = {full = 1.0}\nwhy = "Because it must."\n',
        '[[gate]]\nfigure = "nodot"\nat_least = {full = 0.9}\nwhy = "Because it must."\n',
        '[[gate]]\nfigure = "a.b"\nat_least = {sometimes = 0.9}\nwhy = "Because it must."\n',
    ],
)
def test_gates_that_say_too_little_or_too_much_are_refused_with_what_to_do(tmp_path: Path, text: str) -> None:
    file = tmp_path / "gates.toml"
    file.write_text(text, "utf-8")
    with pytest.raises(SettingsError, match=r"gates\.toml") as raised:
        load_gates(file)
    assert "[[gate]]" in raised.value.hint


def test_the_shipped_gates_can_be_read_and_stand_in_every_full_run() -> None:
    gates = load_gates()
    assert {gate.suite for gate in gates} >= {
        "hallucination",
        "bias",
        "retrieval",
        "robustness",
        "safety",
        "performance",
    }
    assert all(gate.threshold(Mode.FULL) is not None for gate in gates)
