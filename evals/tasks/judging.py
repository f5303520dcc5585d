"""Who checks the checker: the judge of the hallucination suite, asked of pairs that were labelled by reading.

The pairs are those that only judge (``evals/datasets/career_pairs.jsonl``); nothing was fitted on them.
"""

from __future__ import annotations

import asyncio

from inspect_ai import Task  # noqa: TID251
from inspect_ai.dataset import MemoryDataset  # noqa: TID251
from inspect_ai.dataset import Sample as InspectSample  # noqa: TID251
from inspect_ai.model import ModelOutput  # noqa: TID251
from inspect_ai.scorer import Score as InspectScore  # noqa: TID251
from inspect_ai.scorer import Scorer, Target, scorer  # noqa: TID251
from inspect_ai.solver import Generate, Solver, TaskState, solver  # noqa: TID251

from app.domain import SourceKind
from evals.checker.career import CareerPair, career_pairs
from evals.checker.material import as_passage
from evals.scorers.score import judged
from evals.tasks.asking import Asking, advance
from evals.tasks.scoring import GROUP, LANGUAGE, METRICS, Told, as_inspect


def judge_task(asking: Asking) -> Task:
    """Labelled pairs to the checker."""
    pairs = asking.some(career_pairs(), smoke=20, quick=200)
    return Task(
        dataset=MemoryDataset([_sample(pair) for pair in pairs], name="labelled pairs"),
        solver=ask_judge(asking),
        scorer=judged_rightly(),
        name="judge",
    )


def _sample(pair: CareerPair) -> InspectSample:
    held = {"pair": pair.model_dump_json(), LANGUAGE: pair.language, GROUP: pair.type}
    return InspectSample(id=pair.id, input=pair.claim, metadata=held)


@solver
def ask_judge(asking: Asking) -> Solver:
    """Has the checker judge the claim by its passage."""

    async def solve(state: TaskState, generate: Generate) -> TaskState:
        pair = CareerPair.model_validate_json(str(state.metadata["pair"]))
        supported, why = await asyncio.to_thread(_judged, pair, asking)
        state.metadata.update({"supported": supported, "text": why})
        state.output = ModelOutput.from_content("checker", why)
        advance()
        return state

    return solve


def _judged(pair: CareerPair, asking: Asking) -> tuple[bool, str]:
    kind = SourceKind.ROLE if pair.path.startswith("roles/") else SourceKind.ARTICLE
    passage = as_passage(pair.passage, heading_path=pair.heading_path, kind=kind)
    verdict = asking.parts.checker.check(pair.claim, [passage]).verdict
    return verdict.supported, f"{verdict.label.value}: {verdict.reason}"


@scorer(metrics=METRICS)
def judged_rightly() -> Scorer:
    """Whether the verdict is the label's."""

    async def score(state: TaskState, target: Target) -> InspectScore:
        pair = CareerPair.model_validate_json(str(state.metadata["pair"]))
        passed, fault = bool(state.metadata["supported"]), not pair.supported
        told = f"Labelled {pair.label}, judged {'supported' if passed else 'not supported'}: {state.metadata['text']}"
        return as_inspect(
            Told(
                {"judge_right": judged(passed is pair.supported, told)},
                measures={"judge_flagged": float(not passed), "judge_fault": float(fault)},
                evidence=[pair.passage],
            )
        )

    return score
