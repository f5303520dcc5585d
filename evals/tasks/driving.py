"""Has Inspect run a suite's tasks in this process, one sample after the other, and reads its logs."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from inspect_ai import Task  # noqa: TID251
from inspect_ai import eval as inspect_eval  # noqa: TID251
from inspect_ai.log import EvalLog  # noqa: TID251

from app.errors import EvalFailed
from evals.results import Case
from evals.tasks.asking import Asking, on_advance
from evals.tasks.scoring import cases_of

if TYPE_CHECKING:
    from evals.running import Watching


def driven(name: str, asking: Asking, logs: Path, watching: Watching) -> tuple[Case, ...]:
    """The cases of a suite. ``EvalFailed`` where Inspect could not run one of its tasks to the end."""
    tasks: list[Task] = import_module(f"evals.tasks.{name}").tasks(asking)
    watching.begins(name, sum(len(task.dataset) for task in tasks))
    with ThreadPoolExecutor(1) as apart:
        found = apart.submit(_run, tasks, asking, logs, watching).result()
    for log in found:
        if log.status != "success":
            why = log.error.message if log.error else log.status
            raise EvalFailed(f"The suite {name} broke off in {log.eval.task}: {why}", f"Its log is in {logs}.")
    return cases_of(found, name)


def _run(tasks: list[Task], asking: Asking, logs: Path, watching: Watching) -> list[EvalLog]:
    """In a thread of its own, because Inspect runs an event loop and the caller's thread may have one."""
    on_advance(watching.advances)
    return inspect_eval(
        tasks,
        model=None,
        log_dir=str(logs),
        log_format="eval",
        display="none",
        max_samples=1,
        max_tasks=1,
        fail_on_error=True,
        metadata={"mode": asking.mode.value, "seed": asking.seed},
    )
