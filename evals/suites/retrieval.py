"""What the retrieval suite found: recall, reciprocal rank and nDCG, in all, by language and by theme."""

from __future__ import annotations

from collections.abc import Sequence

from evals.results import Case, Figure, Suite, Unmeasured
from evals.suites.figures import Named, grouped, share

_NAME = "retrieval"
_METRICS = {
    "recall_5": "Gold passages among the first 5",
    "recall_10": "Gold passages among the first 10",
    "mrr": "Reciprocal rank of the first gold passage",
    "ndcg_10": "nDCG of the first 10",
}
_BY_GROUP = ("recall_10", "ndcg_10")
_UNMEASURED = (Unmeasured("Graded relevance", "A passage is gold or not; one that half answers counts as none."),)


def retrieval(cases: Sequence[Case], seconds: float) -> Suite:
    """The suite from its cases, whose group is the question's theme."""
    figures = [_figure(metric, "", cases) for metric in _METRICS]
    for by in (grouped(cases, lambda case: case.language), grouped(cases, lambda case: case.group)):
        figures += [_figure(metric, name, held) for name, held in by.items() for metric in _BY_GROUP]
    return Suite(_NAME, tuple(figures), tuple(cases), _UNMEASURED, seconds)


def _figure(metric: str, group: str, cases: Sequence[Case]) -> Figure:
    ending = f".{group.replace(' ', '_')}" if group else ""
    label = f"{_METRICS[metric]} ({group})" if group else _METRICS[metric]
    return share(Named(f"{_NAME}.{metric}{ending}", label), cases, metric)
