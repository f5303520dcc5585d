"""Indexes the same PDFs by our recipe and by the usual LangChain one, and prints how they compare.

    uv run --with typst python -m evals.bench.ingest --work FOLDER --passages CLAPNQ.jsonl

The first run makes the PDFs and questions in the work folder (it needs Typst, hence ``--with typst``); later runs use
them again. Each recipe runs as a process of its own with an empty index, in turns; times are by the clock, from the
process' start (start-up) and from its models and stores being open (indexing) until everything could be searched.
"""

from __future__ import annotations

import json
import statistics
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Annotated

import typer
from pydantic import TypeAdapter
from rich.console import Console
from rich.table import Table

from evals.bench.ingest.gold import Asked, recall
from evals.bench.ingest.papers import make
from evals.bench.ingest.process import OURS, THEIRS, Run, run

CORPUS = Path(__file__).resolve().parents[3] / "corpus"
_ASKED = TypeAdapter(list[Asked])
Value = Callable[[Run], float]

ROWS: dict[str, Value] = {
    "pages/s, indexing": lambda one: one.outcome.pages / one.outcome.indexing,
    "pages/s, with start-up": lambda one: one.outcome.pages / (one.outcome.indexing + one.outcome.starting),
    "indexing, s": lambda one: one.outcome.indexing,
    "start-up, s": lambda one: one.outcome.starting,
    "processor, s, with start-up": lambda one: one.processor,
    "chunks": lambda one: one.outcome.chunks,
    "peak memory, MiB": lambda one: one.megabytes,
}


def bench(
    work: Annotated[Path, typer.Option(help="Folder of the PDFs and questions; made if it is not there.")],
    passages: Annotated[Path | None, typer.Option(help="CLAPNQ's answerable questions, JSONL.")] = None,
    guides: Annotated[int, typer.Option(help="How many role guides.")] = 80,
    rounds: Annotated[int, typer.Option(min=1)] = 3,
    recipe: Annotated[str, typer.Option(help="both, ours or theirs.")] = "both",
) -> None:
    """Run the recipes in turns and print the tables."""
    asked = prepare(work, passages, CORPUS, guides)
    chosen = {name: each for name, each in (("ours", OURS), ("theirs", THEIRS)) if recipe in (name, "both")}
    for command in chosen.values():
        subprocess.run(
            [*command, "--help"], check=True, capture_output=True
        )  # its environment is made, files are cached
    runs: dict[str, list[Run]] = {name: [] for name in chosen}
    for number in range(rounds):
        for name, command in chosen.items():
            made = run(command, work / "pdfs", None if number else work / "questions.json")
            runs[name].append(made)
            typer.echo(f"round {number + 1}, {name}: {made.outcome.indexing:.1f} s", err=True)
    show(runs, asked, Console())


def prepare(work: Path, passages: Path | None, corpus: Path, guides: int) -> list[Asked]:
    """The questions; PDFs and questions are made first if they are not there."""
    questions = work / "questions.json"
    if not questions.is_file():
        asked = make(corpus, passages, guides, work / "pdfs")
        questions.write_bytes(_ASKED.dump_json(asked))
    return _ASKED.validate_json(questions.read_bytes())


def show(runs: dict[str, list[Run]], asked: Sequence[Asked], console: Console) -> None:
    """Speed, stages and recall."""
    _show_speed(runs, console)
    for name, made in runs.items():
        _show_stages(name, made, console)
    _show_recall(runs, asked, console)


def _show_speed(runs: dict[str, list[Run]], console: Console) -> None:
    first = next(iter(runs.values()))[0].outcome
    title = f"{first.pages} pages, {len(next(iter(runs.values())))} rounds in turns: median (least to most)"
    table = Table("", *runs, *(["ours to theirs"] if len(runs) == 2 else []), title=title)
    for label, value in ROWS.items():
        columns = [[value(one) for one in made] for made in runs.values()]
        cells = [_spread(column) for column in columns]
        ratio = [f"{statistics.median(columns[0]) / statistics.median(columns[1]):.2f}"] if len(runs) == 2 else []
        table.add_row(label, *cells, *ratio)
    console.print(table)


def _show_stages(name: str, made: Sequence[Run], console: Console) -> None:
    table = Table("stage", "s", "share", title=f"Where the time goes: {name}")
    whole = statistics.median(one.outcome.indexing for one in made)
    for stage in made[0].outcome.stages:
        seconds = [one.outcome.stages.get(stage, 0.0) for one in made]
        table.add_row(stage, _spread(seconds), f"{statistics.median(seconds) / whole:.0%}")
    console.print(table)
    if versions := made[0].outcome.versions:
        console.print(json.dumps(dict(versions)))


def _show_recall(runs: dict[str, list[Run]], asked: Sequence[Asked], console: Console) -> None:
    groups = sorted({one.group for one in asked})
    heads = [f"{group} ({sum(one.group == group for one in asked)})" for group in groups]
    table = Table("recipe", "way", *heads, title="recall@5: questions answered by the first five chunks")
    for name, made in runs.items():
        for way, found in made[0].outcome.found.items():
            shares = [recall([one for one in asked if one.group == group], dict(found)) for group in groups]
            table.add_row(name, way, *(f"{share:.3f}" for share in shares))
    console.print(table)


def _spread(values: Sequence[float]) -> str:
    middle = statistics.median(values)
    digits = 0 if middle >= 100 else 2
    return f"{middle:,.{digits}f} ({min(values):,.{digits}f} to {max(values):,.{digits}f})"


if __name__ == "__main__":
    typer.run(bench)
