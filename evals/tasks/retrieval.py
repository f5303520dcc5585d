"""Whether the right passage is found, and how far up: questions to the library with the places that answer them."""

from __future__ import annotations

import asyncio
import math
import time
from collections.abc import Callable, Sequence
from functools import partial

from inspect_ai import Task, task  # noqa: TID251
from inspect_ai.dataset import MemoryDataset  # noqa: TID251
from inspect_ai.dataset import Sample as InspectSample  # noqa: TID251
from inspect_ai.model import ModelOutput  # noqa: TID251
from inspect_ai.scorer import Score as InspectScore  # noqa: TID251
from inspect_ai.scorer import Scorer, Target, scorer  # noqa: TID251
from inspect_ai.solver import Generate, Solver, TaskState, solver  # noqa: TID251

from app.compose import HERE
from app.domain import Passage, Question, Understanding
from app.retrieval import RetrievalParts, TermList, retrieve
from evals.bench.library import QUESTIONS, Sample, read_samples
from evals.results import Mode
from evals.scorers.score import Score
from evals.tasks.asking import Asking, advance, asking
from evals.tasks.scoring import GROUP, LANGUAGE, METRICS, Told, as_inspect

HELD_OUT = QUESTIONS.with_name("library_questions_held_out.jsonl")
DEEP = 10
"""So many passages are looked at."""


@task
def library(mode: str = "quick", home: str = "", model: str = "") -> Task:
    """Each question once, without a chat model."""
    return _library(asking(mode, home, model))


def tasks(asking: Asking) -> list[Task]:
    """The suite's task."""
    return [_library(asking)]


def _library(asking: Asking) -> Task:
    samples = [*read_samples(QUESTIONS), *(read_samples(HELD_OUT) if asking.mode is Mode.FULL else ())]
    chosen = asking.some(samples, smoke=20, quick=60)
    return Task(
        dataset=MemoryDataset([_sample(one) for one in chosen], name="questions to the library"),
        solver=search_library(asking),
        scorer=places_found(),
        name="library",
    )


def _sample(one: Sample) -> InspectSample:
    held = {"sample": one.model_dump_json(), LANGUAGE: one.language, GROUP: one.theme}
    return InspectSample(id=one.id, input=one.question, metadata=held)


@solver
def search_library(asking: Asking) -> Solver:
    """Understands the question and searches, and keeps where each of the gold places was found."""

    async def solve(state: TaskState, generate: Generate) -> TaskState:
        sample = Sample.model_validate_json(str(state.metadata["sample"]))
        state.metadata.update(await asyncio.to_thread(_searched, sample, asking))
        state.output = ModelOutput.from_content("library", str(state.metadata["text"]))
        advance()
        return state

    return solve


def _searched(sample: Sample, asking: Asking) -> dict[str, object]:
    find = _finder(asking)
    understanding = asking.parts.understand(Question(sample.question))
    began = time.perf_counter()
    passages = find(understanding)
    seconds = time.perf_counter() - began
    return {
        "seconds": seconds,
        "text": "\n".join(f"{passage.source.path} › {passage.chunk.heading_path[-1]}" for passage in passages),
        "ranks": [_rank(place_number, sample, passages) for place_number in range(len(sample.gold))],
        "evidence": [passage.chunk.text for passage in passages[:3]],
    }


def _finder(asking: Asking) -> Callable[[Understanding], tuple[Passage, ...]]:
    """Finds ten passages; as many as the coach takes where its parts are given."""
    if asking.given is not None:
        return asking.given.retrieve
    coach, terms = asking.coach, TermList.load(HERE / "retrieval" / "terms.csv")
    return partial(retrieve, parts=RetrievalParts(coach.library, coach.vectors, coach.embedder, terms), limit=DEEP)


def _rank(number: int, sample: Sample, passages: Sequence[Passage]) -> int:
    """From 1; 0 for a place that none of the passages is at."""
    place = sample.gold[number]
    held = [place.holds(one.source.path, one.chunk.heading_path[-1], one.chunk.text) for one in passages]
    return held.index(True) + 1 if True in held else 0


@scorer(metrics=METRICS)
def places_found() -> Scorer:
    """Recall, reciprocal rank and nDCG. Where any of the places answers, the first that is found counts."""

    async def score(state: TaskState, target: Target) -> InspectScore:
        sample = Sample.model_validate_json(str(state.metadata["sample"]))
        ranks = [int(rank) for rank in state.metadata["ranks"]]
        return as_inspect(
            Told(
                scores=ranked(ranks, every=sample.every),
                measures={"retrieval": float(state.metadata["seconds"])},
                evidence=list(state.metadata["evidence"]),
            )
        )

    return score


def ranked(ranks: Sequence[int], *, every: bool) -> dict[str, Score]:
    """From the ranks of the gold places (0: not found) to the scores; all places are needed if ``every``."""
    found = sorted(rank for rank in ranks if rank)
    wanted = len(ranks) if every else 1
    counted = found[:wanted]
    told = f"Gold places at ranks {', '.join(map(str, found)) or 'none'} of {DEEP}; {wanted} wanted."
    gain = sum(1 / math.log2(1 + rank) for rank in counted)
    ideal = sum(1 / math.log2(2 + number) for number in range(wanted))
    return {
        "recall_5": Score(sum(rank <= 5 for rank in counted) / wanted, told),
        "recall_10": Score(len(counted) / wanted, told),
        "mrr": Score(1 / found[0] if found else 0.0, told),
        "ndcg_10": Score(min(1.0, gain / ideal), told),
    }
