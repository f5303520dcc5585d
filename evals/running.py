"""Runs suites and gathers what they found into a ``Run``.

How a suite is added: a module ``evals/tasks/NAME.py`` with ``tasks(asking: Asking) -> list[Task]`` (Inspect's tasks,
whose scorers return ``scoring.as_inspect(Told(...))`` with the same metrics for each sample of a task), a function
``NAME(cases, seconds) -> Suite`` in ``evals/suites/NAME.py``, and a line in ``SUITES`` here. ``Asking`` says how much
to ask of which coach; sample metadata may hold ``language`` and ``group`` for the cases. Inspect is imported only when
a suite is run: it takes seconds.
"""

from __future__ import annotations

import hashlib
import os
import platform
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from app.errors import SettingsError
from evals.results import Case, Provenance, Run, Suite
from evals.suites.bias import bias
from evals.suites.hallucination import hallucination
from evals.suites.performance import performance
from evals.suites.retrieval import retrieval
from evals.suites.robustness import robustness
from evals.suites.safety import safety

if TYPE_CHECKING:
    from evals.tasks.asking import Asking

ROOT = Path(__file__).resolve().parent.parent
DATASETS = ROOT / "evals" / "datasets"
LOGS = "logs"
Summed = Callable[[Sequence[Case], float], Suite]
SUITES: Mapping[str, Summed] = MappingProxyType(
    {
        "retrieval": retrieval,
        "hallucination": hallucination,
        "bias": bias,
        "robustness": robustness,
        "safety": safety,
        "performance": performance,
    }
)
"""The suites by name, in the order in which they are run."""


@dataclass(frozen=True, slots=True)
class Watching:
    """Who is told how far a run is: a suite begins with so many samples; a sample is done."""

    begins: Callable[[str, int], None]
    advances: Callable[[], None]


def run(names: Sequence[str], asking: Asking, out: Path, watching: Watching) -> Run:
    """Run these suites; Inspect's logs go to ``out/logs``. ``CoachError`` where the coach or a suite can't be run."""
    library = asking.parts.library
    if not library.roles() and not library.records():
        raise SettingsError(
            "The library is not indexed, so there is nothing to measure.",
            "Run `career-coach ingest` first, or name the folder that holds the index with --home.",
        )
    suites = tuple(_suite(name, asking, out / LOGS, watching) for name in names)
    return Run(provenance(asking), suites)


def _suite(name: str, asking: Asking, logs: Path, watching: Watching) -> Suite:
    from evals.tasks.driving import driven

    began = time.perf_counter()
    cases = driven(name, asking, logs, watching)
    return SUITES[name](cases, time.perf_counter() - began)


def provenance(asking: Asking) -> Provenance:
    """What is measured, and with what."""
    parts = asking.parts
    commit, dirty = _commit()
    return Provenance(
        version=version("career-coach"),
        commit=commit,
        dirty=dirty,
        model=parts.chat.name,
        model_digest=parts.chat.digest,
        checker=parts.checker.name,
        library=parts.library.fingerprint(),
        mode=asking.mode,
        when=datetime.now(UTC).isoformat(timespec="seconds"),
        machine=f"{os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}",
        seed=asking.seed,
        prompts=dict(parts.prompts.hashes),
        datasets={file.name: _digest(file) for file in sorted(DATASETS.glob("*.jsonl"))},
    )


def _digest(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()[:16]


def _commit() -> tuple[str, bool]:
    """The commit checked out and whether anything differs from it; empty outside a checkout."""
    try:
        commit = _git("rev-parse", "--short=12", "HEAD")
        return commit, bool(_git("status", "--porcelain", "--untracked-files=no"))
    except (OSError, subprocess.CalledProcessError):
        return "", False


def _git(*arguments: str) -> str:
    told = subprocess.run(["git", *arguments], cwd=ROOT, check=True, capture_output=True, text=True)
    return told.stdout.strip()
