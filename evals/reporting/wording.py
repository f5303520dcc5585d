"""Figures, findings and changes in words, the same in the report, on the terminal and in JUnit."""

from __future__ import annotations

from evals.gating.comparison import Change, Changed
from evals.gating.gates import Finding, Gate, Outcome
from evals.results import Figure

_PLACES = 3


def number(value: float | None, unit: str) -> str:
    """A value in its unit; a dash for none."""
    if value is None:
        return "–"
    if unit == "share":
        return f"{value:.1%}"
    return f"{value:,.0f} {unit}" if abs(value) >= 1000 else f"{value:.{_PLACES}g} {unit}"


def interval(figure: Figure) -> str:
    """The ends; a dash without any."""
    if figure.low is None or figure.high is None:
        return "–"
    return f"{number(figure.low, figure.unit)} to {number(figure.high, figure.unit)}"


def demand(gate: Gate, threshold: float, unit: str) -> str:
    """What a gate asks for."""
    told = number(threshold, unit)
    if gate.at_least:
        return f"at least {told}"
    return f"at most {told}" if gate.at_most else f"between -{told} and {told}"


def told_finding(finding: Finding) -> str:
    """A sentence: what was found, and what it was to be."""
    unit = finding.figure.unit if finding.figure else "share"
    wanted = demand(finding.gate, finding.threshold, unit)
    if finding.figure is None or finding.outcome is Outcome.UNMEASURED:
        return f"{finding.name} was not measured; it has to be {wanted}."
    found = f"{finding.name} is {number(finding.figure.value, unit)}"
    found += f" ({interval(finding.figure)}, {finding.figure.number} samples)"
    if finding.outcome is Outcome.PASSED:
        return f"{found}, {wanted}."
    if finding.outcome is Outcome.UNPROVEN:
        return f"{found}: so few samples can't show that it is {wanted}."
    return f"{found}; it has to be {wanted}."


def told_change(changed: Changed) -> str:
    """A sentence: how a metric moved since the last release, and how sure that is."""
    moved = (
        f"{changed.suite}, {changed.metric}: {changed.before:.1%} before, {changed.now:.1%} now;"
        f" of {changed.compared} cases {len(changed.fallen)} fell and {len(changed.risen)} rose"
    )
    if changed.change is Change.SAME:
        return f"{moved}: nothing changed."
    if changed.change is Change.NOISE:
        return f"{moved} (p = {changed.probability:.2g}): that can't be told apart from noise."
    return f"{moved} (p = {changed.probability:.2g}): {changed.change.value}."
