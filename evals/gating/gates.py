"""The gates: a threshold on one end of a figure's interval, and what a run makes of each.

A gate holds the *interval* against its threshold, so that few samples never pass for good ones: where the figure
itself would pass and its interval doesn't, it is said that the run can't tell it apart from noise.
"""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from app.errors import SettingsError
from evals.results import Figure, Mode, Run

GATES_FILE = Path(__file__).resolve().parents[1] / "gates.toml"
_HINT = "Mend evals/gates.toml: each [[gate]] has a figure, one of at_least, at_most and within, and why."
_ANY = ".*"


class Gate(BaseModel):
    """A demand on a figure, or on all figures under a name that ends in ``.*``.

    ``at_least`` is held against the lower end of the interval, ``at_most`` against the upper one, ``within`` against
    both (an equivalence: the interval must lie between minus and plus that). Each names a threshold for the modes in
    which the gate stands; ``why`` is one sentence for the reader of the report.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    figure: str = Field(pattern=r"^[a-z_]+\.[a-z0-9_.*-]+$")
    why: str = Field(min_length=10)
    at_least: dict[Mode, float] = {}
    at_most: dict[Mode, float] = {}
    within: dict[Mode, float] = {}

    @model_validator(mode="after")
    def _one_demand(self) -> Gate:
        if sum(map(bool, (self.at_least, self.at_most, self.within))) != 1:
            raise ValueError(f"{self.figure}: a gate has one of at_least, at_most and within")
        return self

    @property
    def suite(self) -> str:
        """The suite that its figure is of."""
        return self.figure.partition(".")[0]

    def threshold(self, mode: Mode) -> float | None:
        """What it demands in this mode; None where it demands nothing."""
        return (self.at_least or self.at_most or self.within).get(mode)

    def concerns(self, figure: Figure) -> bool:
        """Whether it is about this figure."""
        if self.figure.endswith(_ANY):
            return figure.name.startswith(self.figure[: -len(_ANY)] + ".")
        return figure.name == self.figure


class _Gates(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    gate: tuple[Gate, ...]


class Outcome(StrEnum):
    """What a run makes of a gate."""

    PASSED = "passed"
    FAILED = "failed"
    UNPROVEN = "unproven"
    """The figure itself would pass, its interval doesn't: more samples are needed to tell."""
    UNMEASURED = "unmeasured"
    """The suite was run, and has no such figure, or it has no value."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One gate on one figure; ``figure`` is None where it was not measured."""

    gate: Gate
    threshold: float
    figure: Figure | None
    outcome: Outcome

    @property
    def passed(self) -> bool:
        """Whether it lets the release go; what is unproven or unmeasured doesn't."""
        return self.outcome is Outcome.PASSED

    @property
    def name(self) -> str:
        """The figure's full name, the gate's where there is none."""
        return self.figure.name if self.figure else self.gate.figure


def load_gates(file: Path = GATES_FILE) -> tuple[Gate, ...]:
    """The gates of a file. ``SettingsError`` where it can't be read or a gate is none."""
    try:
        return _Gates.model_validate(tomllib.loads(file.read_text("utf-8"))).gate
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, ValidationError) as error:
        raise SettingsError(f"The gates in {file.name} cannot be used: {error}", _HINT) from error


def findings(gates: Sequence[Gate], run: Run) -> tuple[Finding, ...]:
    """Each gate of the suites that were run, on each figure that it concerns, in the gates' order."""
    names = {suite.name for suite in run.suites}
    found: list[Finding] = []
    for gate in gates:
        threshold = gate.threshold(run.provenance.mode)
        if gate.suite not in names or threshold is None:
            continue
        figures = [figure for figure in run.figures if gate.concerns(figure)]
        held = [Finding(gate, threshold, figure, outcome(gate, threshold, figure)) for figure in figures]
        found += held or [Finding(gate, threshold, None, Outcome.UNMEASURED)]
    return tuple(found)


def outcome(gate: Gate, threshold: float, figure: Figure) -> Outcome:
    """What the figure makes of the gate. A figure without an interval is held against the threshold itself."""
    if figure.value is None:
        return Outcome.UNMEASURED
    low = figure.value if figure.low is None else figure.low
    high = figure.value if figure.high is None else figure.high
    if _holds(gate, threshold, low, high):
        return Outcome.PASSED
    return Outcome.UNPROVEN if _holds(gate, threshold, figure.value, figure.value) else Outcome.FAILED


def _holds(gate: Gate, threshold: float, low: float, high: float) -> bool:
    if gate.at_least:
        return low >= threshold
    if gate.at_most:
        return high <= threshold
    return -threshold <= low and high <= threshold
