"""The verdict on a run: its gates, the comparison with the last release, and the exit code."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from evals.gating.baselines import Baseline
from evals.gating.comparison import Comparison, compare
from evals.gating.gates import Finding, Gate, Outcome, findings
from evals.results import Case, Run

PASS, FAIL, COULD_NOT_RUN = 0, 1, 2
"""Exit codes."""
WORST = 10
"""How many of the worst cases a report shows."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """Everything that is decided of a run. ``baseline`` and ``comparison`` are None before the first release."""

    run: Run
    findings: tuple[Finding, ...]
    baseline: Baseline | None
    comparison: Comparison | None

    @property
    def passed(self) -> bool:
        """Whether every gate passed, at least one stood, and nothing got worse than the last release."""
        worse = self.comparison.worse if self.comparison else ()
        return bool(self.findings) and all(finding.passed for finding in self.findings) and not worse

    @property
    def exit_code(self) -> int:
        """0 or 1; 2 is for runs that came to no verdict."""
        return PASS if self.passed else FAIL

    @property
    def failed(self) -> tuple[Finding, ...]:
        """The gates that did not pass, those that failed outright first."""
        order = list(Outcome)
        held = [finding for finding in self.findings if not finding.passed]
        return tuple(sorted(held, key=lambda finding: order.index(finding.outcome)))

    def worst(self, number: int = WORST) -> tuple[Case, ...]:
        """The cases that failed most metrics, those of failed gates' suites first."""
        suites = {finding.gate.suite for finding in self.failed}
        failed = [case for case in self.run.cases if case.failed]
        failed.sort(key=lambda case: (case.suite not in suites, -len(case.failed), case.id))
        return tuple(failed[:number])


def judge(run: Run, gates: Sequence[Gate], baseline: Baseline | None) -> Verdict:
    """The verdict on a run, held against the gates and the last release."""
    compared = compare(baseline.version, baseline.kept(), run.cases) if baseline else None
    return Verdict(run, findings(gates, run), baseline, compared)
