"""How fast answers come: time to the first verified claim and to the whole answer, over a dozen questions.

    uv run python -m evals.bench.answering [--model embedded] [--home FOLDER] [--corpus FOLDER]

Run it on an idle machine. The library is indexed first if its home is empty; that time is printed too.
"""

from __future__ import annotations

import argparse
import resource
import statistics
import time
from collections.abc import Sequence
from pathlib import Path

from app.compose import Coach
from app.domain import Answer, Question
from app.pipeline import answer
from app.settings import load
from ingest.synchronising import CorpusIngest
from ingest.workers import WorkerPool

QUESTIONS = (
    "What do registered nurses earn?",
    "What does AI change for translators?",
    "What skills does a data scientist need?",
    "What do language models change at work?",
    "How do people become electricians?",
    "Is employment of web developers growing?",
    "Which jobs are most exposed to language models?",
    "What software do accountants use?",
    "Where can customer service representatives go next?",
    "Does exposure to AI mean that a job will be lost?",
    "Which course teaches machine learning?",
    "软件开发人员的工资是多少？",
)


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", default="embedded")
    parser.add_argument("--home", type=Path)
    parser.add_argument("--corpus", type=Path)
    given = parser.parse_args(arguments)
    coach = Coach(load({"model": given.model, "home": given.home, "corpus": given.corpus}).settings)
    _index(coach)
    began = time.perf_counter()
    parts = coach.parts()
    print(f"models loaded in {time.perf_counter() - began:.2f} s")
    answer(Question(QUESTIONS[0]), parts)
    answers = [answer(Question(text), parts) for text in QUESTIONS]
    for found in answers:
        _print_answer(found)
    for name in ("retrieve", "first claim", "whole answer"):
        _print_times(name, [dict(found.trace.timings)[name] for found in answers if found.claims])
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    print(f"peak resident memory of this process {peak:.2f} GB")
    coach.close()


def _index(coach: Coach) -> None:
    settings = coach.settings
    began = time.perf_counter()
    lock = settings.home / "ingest.lock"
    made = CorpusIngest(settings.corpus, coach.library, coach.vectors_for_writing, coach.embedder, lock, WorkerPool())
    files = sum(progress.report is not None for progress in made.sync())
    print(f"{files} files in step in {time.perf_counter() - began:.1f} s")


def _print_answer(found: Answer) -> None:
    trace = found.trace
    withheld = len(trace.withheld)
    kinds = "".join(claim.kind.value[0] for claim in found.claims) or "refused"
    times = dict(trace.timings)
    print(
        f"{times.get('first claim', 0):6.3f} s  {times['whole answer']:6.3f} s  {kinds:8} withheld {withheld}"
        f"  prompt {trace.prompt_tokens:5}  {found.question.text}"
    )


def _print_times(name: str, seconds: Sequence[float]) -> None:
    ordered = sorted(seconds)
    slowest = ordered[max(0, round(0.95 * len(ordered)) - 1)]
    print(
        f"{name}: median {statistics.median(ordered):.3f} s, 95th percentile {slowest:.3f} s, most {ordered[-1]:.3f} s"
    )


if __name__ == "__main__":
    main()
