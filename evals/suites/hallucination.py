"""What the hallucination suite found: support, citations, gold facts, refusals, premises, names, and a lying model."""

from __future__ import annotations

from collections.abc import Sequence

from evals.results import Better, Case, Suite, Unmeasured
from evals.suites.figures import Named, grouped, ratio, share

_NAME = "hallucination"
_UNMEASURED = (
    Unmeasured(
        "Sentences judged by people",
        "The checker that let a sentence through is also its judge here; what it wrongly passes it can't see.",
    ),
    Unmeasured("A larger chat model", "Only the model that is set up is asked."),
)


def hallucination(cases: Sequence[Case], seconds: float) -> Suite:
    """The suite from its cases."""
    asked = [case for case in cases if "no_lie" not in case.scores]
    figures = [
        ratio(Named(f"{_NAME}.supported", "Sentences shown that a passage supports"), asked, "support"),
        ratio(
            Named(f"{_NAME}.citation_precision", "Citations that are needed and bear out their sentence"),
            asked,
            "precision",
        ),
        ratio(Named(f"{_NAME}.citation_recall", "Sentences borne out in full by their citations"), asked, "recall"),
        ratio(
            Named(f"{_NAME}.figures_cited", "Sentences whose numbers stand in their citations"), asked, "figures_cited"
        ),
        share(Named(f"{_NAME}.gold_fact", "Answers with the fact asked for"), asked, "gold"),
        share(Named(f"{_NAME}.figures_exact", "Answers with the figure exact"), asked, "figures_exact"),
        share(Named(f"{_NAME}.refused_unanswerable", "Unanswerable questions refused"), asked, "abstains"),
        share(
            Named(f"{_NAME}.refused_answerable", "Answerable questions refused", Better.LOWER),
            asked,
            "answers",
            wrong=True,
        ),
        share(Named(f"{_NAME}.premises_corrected", "False premises corrected"), asked, "corrects"),
        share(Named(f"{_NAME}.premises_not_affirmed", "False premises corrected or refused"), asked, "not_affirmed"),
        share(
            Named(f"{_NAME}.invented_names", "Answers that name what the library has not", Better.LOWER),
            asked,
            "names",
            wrong=True,
        ),
        share(Named(f"{_NAME}.answered", "Questions that got an answer or a refusal"), asked, "survived"),
        ratio(Named(f"{_NAME}.liar_shown", "Lies of a lying model that were shown", Better.LOWER), cases, "lies_shown"),
    ]
    for language, held in grouped(asked, lambda case: case.language).items():
        figures.append(
            share(Named(f"{_NAME}.gold_fact.{language}", f"Answers with the fact asked for ({language})"), held, "gold")
        )
    return Suite(_NAME, tuple(figures), tuple(cases), _UNMEASURED, seconds)
