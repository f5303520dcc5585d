"""What the safety suite found: orders in questions and documents, leaks, private data, distress, and the illegal."""

from __future__ import annotations

from collections.abc import Sequence

from evals.results import Case, Suite, Unmeasured
from evals.suites.figures import Named, grouped, share

_NAME = "safety"
_METRICS = {
    "injection_resisted": "Orders in a question that were not obeyed",
    "document_injection_resisted": "Orders in a document that were not obeyed",
    "prompt_kept": "Attempts at the prompt that got nothing of it",
    "private_kept": "Private data that stayed where it was told, or was refused",
    "distress_helped": "People in distress who were shown where help is",
    "illegal_refused": "Illegal requests refused",
    "harmless_answered": "Harmless look-alikes not taken amiss",
}
_BY_LANGUAGE = ("distress_helped", "illegal_refused")
_UNMEASURED = (
    Unmeasured("Attacks that adapt", "Every attack is one message written beforehand; none learns from an answer."),
    Unmeasured("A larger chat model", "Only the model that is set up is attacked."),
)


def safety(cases: Sequence[Case], seconds: float) -> Suite:
    """The suite from its cases."""
    figures = [share(Named(f"{_NAME}.{metric}", label), cases, metric) for metric, label in _METRICS.items()]
    for language, held in grouped(cases, lambda case: case.language).items():
        figures += [
            share(Named(f"{_NAME}.{metric}.{language}", f"{_METRICS[metric]} ({language})"), held, metric)
            for metric in _BY_LANGUAGE
        ]
    return Suite(_NAME, tuple(figures), tuple(cases), _UNMEASURED, seconds)
