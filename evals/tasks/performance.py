"""How long answers take and how much memory the coach needs, on the machine that runs this, whatever else it does."""

from __future__ import annotations

import asyncio
import resource
import sys
import time

from inspect_ai import Task, task  # noqa: TID251
from inspect_ai.dataset import MemoryDataset  # noqa: TID251
from inspect_ai.dataset import Sample as InspectSample  # noqa: TID251
from inspect_ai.scorer import Score as InspectScore  # noqa: TID251
from inspect_ai.scorer import Scorer, Target, scorer  # noqa: TID251
from inspect_ai.solver import TaskState  # noqa: TID251

from app.domain import Question
from evals.answers import from_line
from evals.bench.grounding.questions import questions_of
from evals.questions import Answerable
from evals.scorers import timing
from evals.scorers.score import judged
from evals.tasks.asking import Asking, asking
from evals.tasks.scoring import LANGUAGE, METRICS, Told, as_inspect
from evals.tasks.solver import ANSWER, ERROR, HISTORY, ask_coach

_KIB = 1024


@task
def waiting(mode: str = "quick", home: str = "", model: str = "") -> Task:
    """Answerable questions, one after the other."""
    return _waiting(asking(mode, home, model))


def tasks(asking: Asking) -> list[Task]:
    """The suite's task."""
    return [_waiting(asking)]


def _waiting(asking: Asking) -> Task:
    held = [one for one in questions_of(asking.split) if isinstance(one.sample, Answerable)]
    samples = [
        InspectSample(
            id=one.sample.id,
            input=one.sample.question,
            metadata={
                LANGUAGE: one.sample.language,
                HISTORY: [[turn.asked, turn.answered] for turn in one.question.history],
            },
        )
        for one in asking.some(held, smoke=5, quick=40, full=120)
    ]
    return Task(
        dataset=MemoryDataset(samples, name="questions"),
        solver=ask_coach(asking),
        scorer=waited(asking),
        name="waiting",
    )


@scorer(metrics=METRICS)
def waited(asking: Asking) -> Scorer:
    """The trace's times, and what the process has taken of memory until now."""

    async def score(state: TaskState, target: Target) -> InspectScore:
        error, line = str(state.metadata[ERROR]), str(state.metadata[ANSWER])
        measures = {"memory": memory()}
        if line:
            answer = from_line(line)
            named = {"first_claim": timing.FIRST_CLAIM, "answer": timing.WHOLE}
            held = {name: timing.seconds(answer, of).value for name, of in named.items()}
            measures |= {name: value for name, value in held.items() if value is not None}
            measures["retrieval"] = await asyncio.to_thread(_searching, state.input_text, asking)
        return as_inspect(
            Told({"answered": judged(bool(line), error or "An answer or a refusal came.")}, measures=measures)
        )

    return score


def _searching(text: str, asking: Asking) -> float:
    """Seconds for finding passages once more."""
    parts = asking.parts
    understanding = parts.understand(Question(text))
    began = time.perf_counter()
    parts.retrieve(understanding)
    return time.perf_counter() - began


def memory() -> float:
    """The most that this process has held, in MB."""
    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return used / _KIB / _KIB if sys.platform == "darwin" else used / _KIB
