"""Runs to test gates and reports with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from evals.results import Case, Figure, Mode, Provenance, Run, Suite
from evals.scorers.score import Score


def run_of(
    figures: Sequence[Figure],
    cases: Sequence[Case] = (),
    *,
    suites: tuple[Suite, ...] | None = None,
    mode: Mode = Mode.FULL,
) -> Run:
    """A run of one suite named ``a``, or of these."""
    return Run(provenance(mode), suites or (Suite("a", tuple(figures), tuple(cases)),))


def provenance(mode: Mode = Mode.FULL, version: str = "1.2.0") -> Provenance:
    """Made up, and complete."""
    return Provenance(
        version=version,
        commit="0123abc",
        dirty=False,
        model="double/echo",
        model_digest="ffff",
        checker="overlap",
        library="eeee",
        mode=mode,
        when="2026-11-22T12:00:00+00:00",
        machine="2 cores",
        seed=5,
        prompts={"answer": "aaaa"},
        datasets={"answerable.jsonl": "bbbb"},
    )


def case(number: int, scores: Mapping[str, float | None], question: str = "") -> Case:
    """A case of suite ``a``."""
    held = {name: Score(value, f"{name} is {value}") for name, value in scores.items()}
    return Case(
        f"a/{number}", "a", question or f"Question {number}?", f"Answer {number}.", held, (f"Evidence {number}.",)
    )
