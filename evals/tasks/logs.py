"""From Inspect's samples and logs to ``Sampled`` and ``Ran``: where its types end."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from inspect_ai.log import EvalLog, EvalSample  # noqa: TID251
from inspect_ai.model import ChatMessage  # noqa: TID251
from inspect_ai.solver import TaskState  # noqa: TID251
from pydantic import BaseModel, TypeAdapter

from evals.answers import from_line
from evals.sampled import Ran, Sampled, Scores
from evals.scorers.score import Score
from evals.tasks.dataset import question_of
from evals.scorers import timing

SCORES = "scores"
_SCORES = TypeAdapter(dict[str, tuple[Score, ...]])


class _Said(BaseModel):
    """What is kept with a sample, as ``dataset`` and ``solver`` put it there."""

    language: str = "en"
    about: dict[str, str] = {}
    source: str = ""
    answers: tuple[str, ...] = ()
    kept: dict[str, str] = {}


def sampled_of_state(state: TaskState) -> Sampled:
    """A sample that was answered and is about to be scored."""
    return _sampled(str(state.sample_id), state.input, state.metadata, "", {})


def sampled_of_log(sample: EvalSample) -> Sampled:
    """A sample out of a log."""
    error = sample.error.message if sample.error else ""
    held: dict[str, tuple[Score, ...]] = {}
    for score in (sample.scores or {}).values():
        held |= _SCORES.validate_python((score.metadata or {}).get(SCORES, {}))
    return _sampled(str(sample.id), sample.input, sample.metadata, error, held)


def ran_of(log: EvalLog) -> Ran:
    """A task out of its log, read with its samples."""
    about = {name: str(value) for name, value in (log.eval.metadata or {}).items()}
    samples = tuple(map(sampled_of_log, log.samples or ()))
    return Ran(log.eval.task, samples, about, _seconds(log))


def _sampled(
    name: str, given: str | Sequence[ChatMessage], metadata: Mapping[str, object], error: str, scores: Scores
) -> Sampled:
    said = _Said.model_validate(metadata)
    answers = tuple(map(from_line, said.answers))
    return Sampled(
        id=name,
        question=question_of(given).text,
        answers=answers,
        error=error,
        language=said.language,
        scores=scores,
        about=said.about,
        source=said.source,
        kept=said.kept,
        seconds=sum(timing.seconds(found, timing.WHOLE).value or 0.0 for found in answers),
    )


def _seconds(log: EvalLog) -> float:
    if not log.stats.started_at or not log.stats.completed_at:
        return 0.0
    began, ended = map(datetime.fromisoformat, (log.stats.started_at, log.stats.completed_at))
    return (ended - began).total_seconds()
