"""The report: one HTML file that needs no network, reads on paper, and follows light and dark.

What is drawn is in ``plots``, what is said in ``wording``; here is only what stands where.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from evals.gating.comparison import Change, Changed
from evals.gating.verdict import Verdict
from evals.reporting import wording
from evals.reporting.plots import Band, bars, intervals
from evals.results import Figure, Suite

_EVIDENCE = 3
"""So many passages are shown under one of the worst cases."""
EFFECT = ".equivalence."
"""What the names of figures have in them that are effects, held to be near zero."""
_MARGIN = 0.02
_UNITS = {"share": "shares", "s": "seconds"}
_FALLEN = 5
"""So many cases are shown under a metric that got worse."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """A drawing under its caption."""

    caption: str
    svg: Markup


@dataclass(frozen=True, slots=True)
class Section:
    """A suite with its drawings."""

    suite: Suite
    drawn: tuple[Drawing, ...]


def page(verdict: Verdict) -> str:
    """The whole document."""
    environment = Environment(
        loader=PackageLoader("evals.reporting"), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )
    environment.globals.update(
        number=wording.number, interval=wording.interval, demand=wording.demand, told_change=wording.told_change
    )
    return environment.get_template("report.html").render(
        verdict=verdict,
        run=verdict.run,
        made=verdict.run.provenance,
        sections=[Section(suite, drawings(suite)) for suite in verdict.run.suites],
        changes=told(verdict.comparison.metrics) if verdict.comparison else (),
        worst=verdict.worst(),
        evidence=_EVIDENCE,
        fallen=_FALLEN,
        before=before(verdict),
    )


def drawings(suite: Suite) -> tuple[Drawing, ...]:
    """Effects, the rest of a suite's figures, its latencies and its withheld sentences, as far as there are any."""
    effects = [figure for figure in suite.figures if EFFECT in figure.name]
    drawn = {"Effects with their intervals, and the band in which they have to lie": _effects(effects, suite.name)}
    for unit in sorted({figure.unit for figure in suite.figures}):
        held = [figure for figure in suite.figures if figure.unit == unit and figure not in effects]
        if len(held) > 1:
            drawn[f"Figures with their intervals, in {_UNITS.get(unit, unit)}"] = intervals(held, suite.name)
    drawn["Seconds to an answer"] = bars([case.seconds for case in suite.cases if case.seconds > 0], suite.name, "s")
    withheld = [float(case.withheld) for case in suite.cases]
    if any(withheld):
        drawn["Sentences withheld from an answer"] = bars(withheld, suite.name, "")
    return tuple(Drawing(caption, Markup(svg)) for caption, svg in drawn.items() if svg)


def _effects(figures: Sequence[Figure], title: str) -> str:
    return intervals(figures, title, Band(-_MARGIN, _MARGIN))


def told(metrics: Sequence[Changed]) -> tuple[Changed, ...]:
    """The metrics in which anything changed."""
    return tuple(each for each in metrics if each.change is not Change.SAME)


def before(verdict: Verdict) -> dict[str, Figure]:
    """The last release's figures by name."""
    return {figure.name: figure for figure in verdict.baseline.figures} if verdict.baseline else {}
