"""Measures whether the shipped library answers readers' questions: the right passage among the first five or not.

    uv run python -m evals.bench.library --home FOLDER --corpus corpus

Questions are understood and retrieved as the coach does it, without a chat model, on an index that is there already.
What was found instead is printed for each miss; the drafting of answers is measured elsewhere.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field
from rich.console import Console
from rich.table import Table
from rich.text import Text

import app.retrieval
from app.compose import Coach
from app.domain import Passage, Question, Understanding
from app.ports import Library
from app.retrieval import RetrievalParts, TermList, retrieve
from app.screening import screen
from app.settings import load
from app.understanding import RoleIndex, understand

QUESTIONS = Path(__file__).resolve().parent.parent / "datasets" / "library_questions.jsonl"
TERMS = Path(app.retrieval.__file__).parent / "terms.csv"
TOP = 5


class Place(BaseModel):
    """Where an answer stands: a file of the corpus and, as far as given, its section and words of the passage."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    path: str
    heading: str | None = None
    contains: str = ""

    def holds(self, path: str, heading: str, text: str) -> bool:
        """Whether a passage of this file, section and text is at the place. Case and line breaks do not count."""
        in_section = self.heading is None or self.heading == heading
        return path == self.path and in_section and _plain(self.contains) in _plain(text)


class Sample(BaseModel):
    """A question and where the library answers it: at any of the places, or only at all of them if ``every``."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str
    question: str
    language: str
    theme: str
    gold: tuple[Place, ...] = Field(min_length=1)
    every: bool = False

    def is_answered(self, passages: Sequence[Passage]) -> bool:
        """Whether the places asked for are among these passages."""
        reached = [any(_stands_at(place, passage) for passage in passages) for place in self.gold]
        return all(reached) if self.every else any(reached)


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one question; ``seconds`` are those of retrieval alone."""

    sample: Sample
    understanding: Understanding
    passages: tuple[Passage, ...]
    screened: bool
    seconds: float

    @property
    def hit(self) -> bool:
        """Whether the coach would have had the right passage to answer from."""
        return not self.screened and self.sample.is_answered(self.passages)


Ask = Callable[[Sample], Result]


def read_samples(file: Path) -> tuple[Sample, ...]:
    """The questions of a JSONL file. Raises ``ValidationError`` at a line that is not one."""
    return tuple(Sample.model_validate_json(line) for line in file.read_text("utf-8").splitlines() if line.strip())


def missing_places(samples: Iterable[Sample], library: Library) -> list[tuple[str, Place]]:
    """Places named as gold that no passage of the library is at: the question's mistake, not the coach's."""
    ids = {record.path: record.source.id for record in library.records() if record.source is not None}
    return [
        (sample.id, place)
        for sample in samples
        for place in sample.gold
        if place.path not in ids
        or not any(
            place.holds(place.path, chunk.heading_path[-1], chunk.text) for chunk in library.chunks_of(ids[place.path])
        )
    ]


def asker(coach: Coach) -> Ask:
    """Understanding and retrieval of a coach, its chat model left unloaded."""
    terms = TermList.load(TERMS)
    parts = RetrievalParts(coach.library, coach.vectors, coach.embedder, terms)
    roles = RoleIndex(tuple(coach.library.roles()), terms.translations)

    def ask(sample: Sample) -> Result:
        question = Question(sample.question)
        understanding = understand(question, roles)
        began = time.perf_counter()
        passages = retrieve(understanding, parts, limit=TOP)
        seconds = time.perf_counter() - began
        screened = screen(question, coach.settings.question_characters) is not None
        return Result(sample, understanding, passages, screened, seconds)

    return ask


def main(arguments: Sequence[str] | None = None) -> None:
    """Ask every question once, and print hits, misses and times."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--home", type=Path)
    parser.add_argument("--corpus", type=Path)
    parser.add_argument("--questions", type=Path, default=QUESTIONS)
    given = parser.parse_args(arguments)
    coach = Coach(load({"home": given.home, "corpus": given.corpus}).settings)
    samples = read_samples(given.questions)
    console = Console()
    for name, place in missing_places(samples, coach.library):
        console.print(Text(f"{name}: the library has no passage at {place!r}", style="yellow"))
    ask = asker(coach)
    ask(samples[0])
    results = [ask(sample) for sample in samples]
    _print_hits("theme", _grouped(results, lambda result: result.sample.theme), console)
    _print_hits("language", _grouped(results, lambda result: result.sample.language), console)
    for result in results:
        if not result.hit:
            _print_miss(result, console)
    _print_times([result.seconds * 1000 for result in results], console)


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()


def _stands_at(place: Place, passage: Passage) -> bool:
    return place.holds(passage.source.path, passage.chunk.heading_path[-1], passage.chunk.text)


def _grouped(results: Sequence[Result], key: Callable[[Result], str]) -> Mapping[str, list[Result]]:
    groups: dict[str, list[Result]] = {}
    for result in results:
        groups.setdefault(key(result), []).append(result)
    return groups | {"all": list(results)}


def _print_hits(name: str, groups: Mapping[str, Sequence[Result]], console: Console) -> None:
    table = Table(name, "questions", f"right passage in the first {TOP}")
    for group, results in groups.items():
        table.add_row(group, str(len(results)), str(sum(result.hit for result in results)))
    console.print(table)


def _print_miss(result: Result, console: Console) -> None:
    roles = ", ".join(entry.role.title for entry in result.understanding.roles) or "no role"
    aspects = ", ".join(result.understanding.aspects) or "no aspect"
    console.print(Text(f"\n{result.sample.id}  {result.sample.question}", style="bold"))
    console.print(Text(f"  understood: {roles}; {aspects}{'; screened' if result.screened else ''}"))
    for place in result.sample.gold:
        console.print(Text(f"  wanted: {place.path} › {place.heading or place.contains}"))
    for passage in result.passages:
        chunk = passage.chunk
        start = " ".join(chunk.text.split())[:70]
        console.print(Text(f"  {passage.number}. {passage.source.path} › {chunk.heading_path[-1]}: {start}"))
    if not result.passages:
        console.print(Text("  nothing found"))


def _print_times(milliseconds: Sequence[float], console: Console) -> None:
    cuts = statistics.quantiles(milliseconds, n=20)
    console.print(f"\nretrieval: p50 {cuts[9]:.0f} ms, p95 {cuts[18]:.0f} ms")


if __name__ == "__main__":
    main()
