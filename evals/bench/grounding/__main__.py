"""Measures the coach's answers on one split of the questions.

    uv run python -m evals.bench.grounding --home FOLDER [--split dev|held_out|all] [--model embedded|double/liar|…]
        [--quotes-only] [--limit N] [--out FOLDER]

Answers are kept in ``--out`` as they come, and a run that broke off goes on there. The library must be indexed in
``--home``. ``held_out`` is for the last measurement of what is finished: whoever builds leaves it alone.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from contextlib import closing
from dataclasses import asdict, replace
from pathlib import Path

from rich.console import Console
from rich.progress import Progress

from app.adapters.scripted_chat import ScriptedChat
from app.compose import Coach
from app.errors import CoachError
from app.pipeline import Parts
from app.settings import load
from evals.bench.grounding.asking import ask, made_with
from evals.bench.grounding.figures import Results, results
from evals.bench.grounding.measuring import Measured, measure
from evals.bench.grounding.questions import Asked, questions_of
from evals.bench.grounding.report import markdown, write_failures, write_sample
from evals.questions import Split

_ALL = "all"


def main(arguments: Sequence[str] | None = None, console: Console | None = None) -> int:
    """Measure, write what was found, print it; 0 unless nothing could be measured (2)."""
    given = _parser().parse_args(arguments)
    shown = console or Console()
    try:
        return _run(given, shown)
    except CoachError as error:
        shown.print(str(error), markup=False)
        return 2


def _run(given: argparse.Namespace, console: Console) -> int:
    split = None if given.split == _ALL else Split(given.split)
    questions = questions_of(split, given.limit)
    out: Path = given.out or Path(f"grounding-{given.split}")
    out.mkdir(parents=True, exist_ok=True)
    with closing(Coach(load({"model": given.model, "home": given.home}).settings)) as coach:
        parts = quotes_only(coach.parts()) if given.quotes_only else coach.parts()
        measured = _measured(questions, parts, out, console)
        found = results(measured)
        title = f"Answers to {len(questions)} questions ({given.split})"
        text = markdown(found, made_with(parts), parts.checker.name, title)
    _write(out, text, measured, found)
    console.print(text.partition("\n## ")[0], markup=False)
    console.print(f"Written to {out}", markup=False)
    return 0


def quotes_only(parts: Parts) -> Parts:
    """The same, with a chat model that says nothing, so that an answer is what the library says word for word."""
    silent = ScriptedChat([""], name="double/silent", digest="silent", context_tokens=parts.chat.context_tokens)
    return replace(parts, chat=silent)


def _measured(questions: Sequence[Asked], parts: Parts, out: Path, console: Console) -> list[Measured]:
    found = []
    with Progress(console=console, redirect_stdout=False) as progress:
        task = progress.add_task("Asking", total=len(questions))
        for answered in ask(questions, parts, out):
            found.append(measure(answered, parts.checker, parts.library))
            progress.advance(task)
    return found


def _write(out: Path, text: str, measured: Sequence[Measured], found: Results) -> None:
    (out / "results.json").write_text(json.dumps(asdict(found), ensure_ascii=False, indent=2) + "\n", "utf-8")
    (out / "report.md").write_text(text, "utf-8")
    write_failures(measured, out / "failures.tsv")
    write_sample(measured, out / "sample.tsv")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m evals.bench.grounding", description=__doc__)
    parser.add_argument("--home", type=Path, required=True, help="where the library is indexed")
    parser.add_argument("--split", choices=[*Split, _ALL], default=Split.DEV.value)
    parser.add_argument("--model", default="embedded")
    parser.add_argument("--quotes-only", action="store_true", help="no draft at all")
    parser.add_argument("--limit", type=int, help="so many questions, drawn by chance")
    parser.add_argument("--out", type=Path, help="folder for what is found (default: grounding-SPLIT)")
    return parser


if __name__ == "__main__":
    sys.exit(main())
