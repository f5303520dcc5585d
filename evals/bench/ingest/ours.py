"""Our recipe's process: indexes a folder as ``career-coach ingest`` does, and says how long each stage took.

    python -m evals.bench.ingest.ours --corpus FOLDER --home FOLDER --began MONOTONIC --outcome FILE [--questions FILE]

The parts are those that the command line wires; clocks are put around the embedder and the two stores.
"""

from __future__ import annotations

import argparse
import json
import time
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeVar, cast

import app.__main__ as command_line
import app.retrieval
from app.compose import Coach
from app.domain import Question, Understanding
from app.ports import Embedder, VectorIndex, WritableLibrary
from app.retrieval import RetrievalParts, TermList, retrieve
from app.retrieval.preference import favour_for
from app.retrieval.search import search
from app.settings import load
from app.understanding import RoleIndex, understand
from evals.bench.ingest.gold import Asked
from evals.bench.ingest.outcome import Outcome

TERMS = Path(app.retrieval.__file__).parent / "terms.csv"
TOP = 5
_STAGES = {"embed": "embedding (files are read beside it)", "add": "writing text", "upsert": "writing vectors"}

T = TypeVar("T")


@dataclass
class Clock:
    """Seconds spent in the calls that make a stage. Stages overlap, so that they may add up to more than the whole."""

    seconds: dict[str, float] = field(default_factory=lambda: defaultdict(float))

    def around(self, part: T) -> T:
        """The same part, its stages' calls timed."""
        return cast(T, _Timed(part, self))


class _Timed:
    def __init__(self, part: object, clock: Clock) -> None:
        self._part = part
        self._clock = clock

    def __getattr__(self, name: str) -> object:
        found = getattr(self._part, name)
        return found if name not in _STAGES else self._timed(_STAGES[name], found)

    def _timed(self, stage: str, call: Callable[..., object]) -> Callable[..., object]:
        def timed(*arguments: object) -> object:
            began = time.perf_counter()
            try:
                return call(*arguments)
            finally:
                self._clock.seconds[stage] += time.perf_counter() - began

        return timed


def run(corpus: Path, home: Path, began: float, asked: Sequence[Asked]) -> Outcome:
    """Index the corpus into an empty home, then ask. ``began``: when the process was started, monotonic seconds."""
    coach = Coach(load({"corpus": corpus, "home": home}).settings)
    clock = Clock()
    library: WritableLibrary = clock.around(coach.library)
    vectors: VectorIndex = clock.around(coach.vectors_for_writing)
    embedder: Embedder = clock.around(coach.embedder)
    ingest = replace(command_line._ingest(coach), library=library, vectors=vectors, embedder=embedder)
    loaded = time.monotonic()
    reports = [progress.report for progress in ingest.sync() if progress.report is not None]
    coach.vectors.query(coach.embedder.embed_question("What does a nurse earn?"), TOP)
    indexing = time.monotonic() - loaded
    refused = [report for report in reports if not report.chunks]
    if refused:
        raise SystemExit(f"{len(refused)} files were not indexed, the first: {refused[0]}")
    return Outcome(
        pages=sum(report.pages for report in reports),
        chunks=sum(report.chunks for report in reports),
        starting=loaded - began,
        indexing=indexing,
        stages=dict(clock.seconds),
        found=_found(coach, asked) if asked else {},
    )


def _found(coach: Coach, asked: Sequence[Asked]) -> Mapping[str, Mapping[str, list[str]]]:
    parts = RetrievalParts(coach.library, coach.vectors, coach.embedder, TermList.load(TERMS))
    roles = RoleIndex(tuple(coach.library.roles()), parts.terms.translations)

    def understood(question: str) -> Understanding:
        return understand(Question(question), roles)

    def by_vectors(question: str) -> list[str]:
        hits = parts.vectors.query(parts.embedder.embed_question(question), TOP)
        return [chunk.text for chunk in parts.library.chunks([hit.chunk_id for hit in hits])]

    def fused(question: str) -> list[str]:
        meant = understood(question)
        return [one.chunk.text for one in search(meant, parts, favour_for(meant, parts.library))[:TOP]]

    def as_the_coach(question: str) -> list[str]:
        return [passage.chunk.text for passage in retrieve(understood(question), parts, limit=TOP)]

    ways = {"vectors alone": by_vectors, "text and vectors": fused, "as the coach retrieves": as_the_coach}
    return {name: {one.id: way(one.question) for one in asked} for name, way in ways.items()}


def main() -> None:
    """Run it and write the outcome."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("corpus", "home", "outcome"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    parser.add_argument("--began", type=float, required=True)
    parser.add_argument("--questions", type=Path)
    given = parser.parse_args()
    asked = [Asked.model_validate(one) for one in json.loads(given.questions.read_text())] if given.questions else []
    outcome = run(given.corpus, given.home, given.began, asked)
    given.outcome.write_text(outcome.model_dump_json(), "utf-8")


if __name__ == "__main__":
    main()
