"""Has Inspect run tasks in this process, without a model of its own, and reads its logs. Nothing is summed up here."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from inspect_ai import Task  # noqa: TID251
from inspect_ai import eval as evaluate_tasks  # noqa: TID251
from inspect_ai.log import EvalLog, read_eval_log  # noqa: TID251
from inspect_ai.solver import TaskState  # noqa: TID251

from evals.errors import CouldNotRun
from evals.sampled import Ran
from evals.tasks.logs import ran_of


def size_of(tasks: Sequence[Task]) -> int:
    """How many samples they have together."""
    return sum(len(task.dataset) for task in tasks)


def evaluate(tasks: Sequence[Task], folder: Path, told: Callable[[], None]) -> tuple[Ran, ...]:
    """What came of the tasks, their logs being kept in ``folder``; ``told`` is called after each sample.

    One sample at a time, so that no answer waits for another. A sample that fails is in its log with its error; raises
    ``CouldNotRun`` where a task as a whole failed.
    """

    async def count(_: TaskState) -> None:
        told()

    for task in tasks:
        task.cleanup = count
    logs = evaluate_tasks(
        list(tasks),
        model=None,
        log_dir=str(folder),
        log_format="eval",
        display="none",
        ctl_server=False,
        max_samples=1,
        max_tasks=1,
        fail_on_error=False,
    )
    return tuple(ran_of(_whole(log)) for log in logs)


def read(file: Path) -> Ran:
    """The task of a log that was kept."""
    return ran_of(read_eval_log(str(file)))


def _whole(log: EvalLog) -> EvalLog:
    if log.status != "success":
        raise CouldNotRun(
            f"The task {log.eval.task} broke off: {log.error.message if log.error else log.status}",
            f"Its log is {log.location}; read it with `inspect view`.",
        )
    return log if log.samples is not None else read_eval_log(log.location)
