"""Our scores as Inspect's, and back: one dictionary of values a sample, with an explanation for each.

What is unscored is not a number (NaN), which Inspect leaves out of its means, as we do.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from inspect_ai.log import EvalLog, EvalSample  # noqa: TID251
from inspect_ai.scorer import Metric, mean, stderr  # noqa: TID251
from inspect_ai.scorer import Score as InspectScore  # noqa: TID251
from pydantic import BaseModel, ConfigDict

from evals.results import Case, Tally
from evals.scorers.score import Score

METRICS: dict[str, list[Metric]] = {"*": [mean(), stderr()]}
"""Of every value: its mean and standard error, for Inspect's own viewer. The report's intervals are its own."""
LANGUAGE, GROUP, KIND = "language", "group", "kind"
"""Keys of a sample's metadata that a case takes over."""


@dataclass(frozen=True, slots=True)
class Told:
    """What scorers say of one sample."""

    scores: Mapping[str, Score]
    tallies: Mapping[str, Tally] = field(default_factory=dict)
    measures: Mapping[str, float] = field(default_factory=dict)
    evidence: Sequence[str] = ()
    withheld: int = 0


class _Kept(BaseModel):
    """What stands in the metadata of Inspect's score."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    explanations: dict[str, str]
    tallies: dict[str, tuple[float, int]]
    measures: dict[str, float]
    evidence: tuple[str, ...]
    withheld: int


def of_many(scores: Sequence[Score]) -> tuple[Score, Tally]:
    """Of one metric with several scores in an answer: their mean, and the tally of the scored ones."""
    held = [score for score in scores if score.value is not None]
    if not held:
        why = scores[0].explanation if scores else "There was nothing to score."
        return Score(None, why), Tally(0, 0)
    total = sum(score.value or 0.0 for score in held)
    worst = min(held, key=lambda score: score.value or 0.0)
    return Score(total / len(held), worst.explanation), Tally(total, len(held))


def as_inspect(told: Told) -> InspectScore:
    """The scores as Inspect keeps them."""
    values = {name: math.nan if score.value is None else score.value for name, score in told.scores.items()}
    wrong = [f"{name}: {score.explanation}" for name, score in told.scores.items() if (score.value or 0.0) < 1]
    kept = _Kept(
        explanations={name: score.explanation for name, score in told.scores.items()},
        tallies={name: (tally.right, tally.of) for name, tally in told.tallies.items()},
        measures=dict(told.measures),
        evidence=tuple(told.evidence),
        withheld=told.withheld,
    )
    explanation = "\n".join(wrong) or "Everything that was scored is right."
    return InspectScore(value=dict(values), explanation=explanation, metadata=kept.model_dump(mode="json"))


def cases_of(logs: Sequence[EvalLog], suite: str) -> tuple[Case, ...]:
    """The cases of a suite's logs, in order."""
    return tuple(_case(sample, log, suite) for log in logs for sample in log.samples or ())


def _case(sample: EvalSample, log: EvalLog, suite: str) -> Case:
    scores: dict[str, Score] = {}
    tallies: dict[str, Tally] = {}
    measures: dict[str, float] = {}
    evidence: tuple[str, ...] = ()
    withheld = 0
    for found in (sample.scores or {}).values():
        kept = _Kept.model_validate(found.metadata)
        values = found.value if isinstance(found.value, dict) else {}
        scores |= {name: Score(_number(values.get(name)), why) for name, why in kept.explanations.items()}
        tallies |= {name: Tally(right, of) for name, (right, of) in kept.tallies.items()}
        measures |= kept.measures
        evidence = evidence or kept.evidence
        withheld += kept.withheld
    held = sample.metadata
    return Case(
        id=f"{log.eval.task.rpartition('/')[2]}/{sample.id}",
        suite=suite,
        question=str(sample.input),
        answer=str(held.get("text", "")) or str(held.get("error", "")),
        scores=scores,
        evidence=evidence,
        language=str(held.get(LANGUAGE, "en")),
        group=str(held.get(GROUP, "")),
        seconds=float(held.get("seconds", 0.0)),
        withheld=withheld,
        tallies=tallies,
        measures=measures,
        kind=str(held.get(KIND, "")),
    )


def _number(value: object) -> float | None:
    return float(value) if isinstance(value, int | float) and math.isfinite(value) else None
