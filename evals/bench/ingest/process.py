"""Runs one recipe as a process of its own."""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from evals.bench.ingest.outcome import Outcome
from evals.bench.memory import MemoryWatch

HERE = Path(__file__).resolve().parent
OURS = (sys.executable, "-m", "evals.bench.ingest.ours")
THEIRS = ("uv", "run", "--no-project", "--script", str(HERE / "langchain_recipe.py"))


@dataclass(frozen=True, slots=True)
class Run:
    """An outcome, with what the process and those it started took in all: processor seconds, start-up included, and
    MiB resident when they were most."""

    outcome: Outcome
    processor: float
    megabytes: float


def run(recipe: Sequence[str], corpus: Path, questions: Path | None) -> Run:
    """Index the corpus in an empty folder of its own. Raises ``CalledProcessError`` if the process fails."""
    with tempfile.TemporaryDirectory() as folder:
        outcome = Path(folder) / "outcome.json"
        home = Path(folder) / "home"
        home.mkdir()
        asking = ["--questions", str(questions)] if questions else []
        began = ["--began", str(time.monotonic())]
        command = [*recipe, "--corpus", str(corpus), "--home", str(home), "--outcome", str(outcome), *began, *asking]
        before = _processor_seconds()
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
        with MemoryWatch(process.pid) as watch:
            code = process.wait()
        if code:
            raise subprocess.CalledProcessError(code, command)
        told = Outcome.model_validate_json(outcome.read_text("utf-8"))
        return Run(told, _processor_seconds() - before, watch.peak)


def _processor_seconds() -> float:
    """Of all processes that have been started from this one and have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
