"""``career-coach eval``: runs suites, holds them against the gates and the last release, and writes the report.

Exit code 0: every gate passed and nothing got worse; 1: not so; 2: no verdict could be come to.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table
from rich.text import Text

from app.compose import Coach
from app.errors import CoachError, SettingsError
from app.settings import REPORT_FILE
from evals.gating.baselines import FOLDER, Baseline, accept, last_baseline
from evals.gating.gates import GATES_FILE, Gate, Outcome, load_gates
from evals.gating.verdict import COULD_NOT_RUN, Verdict, judge
from evals.records import as_json
from evals.reporting.junit import junit
from evals.reporting.page import page
from evals.reporting.wording import demand, interval, number, told_change, told_finding
from evals.results import Mode
from evals.running import SUITES, Watching, run

if TYPE_CHECKING:
    from evals.tasks.asking import Asking

RUN, REPORT, JUNIT = "run.json", "report.html", "junit.xml"


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked of the evals: no ``suites`` are all of them; ``out`` gets the files."""

    asking: Asking
    out: Path
    suites: tuple[str, ...] = ()
    accepting: bool = False
    gates: Path = GATES_FILE
    baselines: Path = FOLDER


def evaluate(request: Request, console: Console, prepare: Callable[[Coach], None]) -> int:
    """Run, judge, write, tell; the exit code. ``prepare`` is called with the coach before it is asked."""
    try:
        names = _named(request.suites)
        prepare(request.asking.coach)
        gates, baseline = load_gates(request.gates), last_baseline(request.baselines)
        request.out.mkdir(parents=True, exist_ok=True)
        verdict = _judged(request, names, gates, baseline, console)
        write(verdict, request.out)
        if request.asking.mode is not Mode.SMOKE:
            show_on_page(request.out / REPORT, request.asking.coach.settings.home)
        tell(verdict, console)
        console.print(f"The report: {request.out / REPORT}", markup=False, soft_wrap=True)
        if request.accepting:
            console.print(f"Accepted as {accept(verdict.run, request.baselines)}.", markup=False, soft_wrap=True)
    except (CoachError, OSError) as error:
        console.print(Text(f"The evals could not be run: {error}", style="bold red"))
        return COULD_NOT_RUN
    return verdict.exit_code


def write(verdict: Verdict, out: Path) -> None:
    """The run, the report and JUnit's file."""
    (out / RUN).write_text(as_json(verdict.run), "utf-8")
    (out / REPORT).write_text(page(verdict), "utf-8")
    (out / JUNIT).write_text(junit(verdict), "utf-8")


def show_on_page(report: Path, home: Path) -> None:
    """Put the report where the page's Quality tab finds it."""
    shown = home / REPORT_FILE
    shown.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(report, shown)


def tell(verdict: Verdict, console: Console) -> None:
    """The gates as a table, what stands in the way as sentences, and the verdict."""
    table = Table("figure", "found", "interval", "samples", "demand", "outcome", box=None)
    for finding in verdict.findings:
        figure = finding.figure
        unit = figure.unit if figure else "share"
        table.add_row(
            finding.name,
            number(figure.value, unit) if figure else "–",
            interval(figure) if figure else "–",
            str(figure.number) if figure else "0",
            demand(finding.gate, finding.threshold, unit),
            Text(finding.outcome.value, style="green" if finding.outcome is Outcome.PASSED else "bold red"),
        )
    console.print(table)
    for finding in verdict.failed:
        console.print(f"✗ {told_finding(finding)} {finding.gate.why}", markup=False)
    for changed in verdict.comparison.metrics if verdict.comparison else ():
        if changed.fallen or changed.risen:
            console.print(f"· {told_change(changed)}", markup=False)
    text = "This release may go out." if verdict.passed else "This release may not go out."
    console.print(Text(text, style="bold green" if verdict.passed else "bold red"))


def _judged(
    request: Request, names: Sequence[str], gates: Sequence[Gate], baseline: Baseline | None, console: Console
) -> Verdict:
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console) as progress:
        bars = []
        watching = Watching(
            begins=lambda name, total: bars.append(progress.add_task(name, total=total)),
            advances=lambda: progress.advance(bars[-1]),
        )
        return judge(run(names, request.asking, request.out, watching), gates, baseline)


def _named(suites: Sequence[str]) -> tuple[str, ...]:
    unknown = [name for name in suites if name not in SUITES]
    if unknown:
        raise SettingsError(f"There is no suite {unknown[0]!r}.", f"The suites are {', '.join(SUITES)}.")
    return tuple(name for name in SUITES if name in suites) if suites else tuple(SUITES)
