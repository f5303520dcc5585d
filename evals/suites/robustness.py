"""What the robustness suite found: other wordings, foreign languages, talks over five turns, and odd inputs."""

from __future__ import annotations

from collections.abc import Sequence

from evals.results import Case, Figure, Suite, Unmeasured
from evals.statistics.intervals import clustered
from evals.suites.figures import Named, grouped, missing, ratio, share

_NAME = "robustness"
_UNMEASURED = (
    Unmeasured("Speech", "Questions are typed; what a recogniser makes of speech is not tried."),
    Unmeasured("How people really mistype", "Slips are made by chance or written by one writer."),
)


def robustness(cases: Sequence[Case], seconds: float) -> Suite:
    """The suite from its cases: a wording's group is its base question, and its kind stands in the case's id."""
    worded = [case for case in cases if (score := case.scores.get("same_answer")) and score.value is not None]
    figures = [_same(Named(f"{_NAME}.same_answer", "Wordings that get the same answer"), worded)]
    for kind, held in grouped(worded, kind_of).items():
        named = Named(f"{_NAME}.same_answer.{kind}", f"Wordings that get the same answer ({kind.replace('_', ' ')})")
        figures.append(_same(named, held))
    figures += [
        share(
            Named(f"{_NAME}.other_languages", "In other languages: the right fact or a refusal"),
            cases,
            "right_or_refused",
        ),
        ratio(Named(f"{_NAME}.follow_ups", "Follow-up questions answered with their fact"), cases, "follow_ups"),
        share(Named(f"{_NAME}.survived", "Inputs that get a clear answer or refusal"), cases, "survived"),
    ]
    return Suite(_NAME, tuple(figures), tuple(cases), _UNMEASURED, seconds)


def kind_of(case: Case) -> str:
    """What is other about a wording: ``task/base.kind.number`` holds it."""
    return case.id.split(".")[1]


def _same(named: Named, cases: Sequence[Case]) -> Figure:
    """The share, with a bootstrap that draws whole base questions."""
    clusters = [
        [score for case in held if (score := case.scores["same_answer"].value) is not None]
        for held in grouped(cases, lambda case: case.group).values()
    ]
    scores = [score for held in clusters for score in held]
    if not scores:
        return missing(named, "No wording was asked.")
    value = sum(scores) / len(scores)
    found = clustered([held for held in clusters if held])
    low, high = min(found.low, value), max(found.high, value)
    method = "bootstrap by base question, 95 %"
    return Figure(named.name, named.label, value, low, high, len(scores), named.better, method=method)
