"""How long an adviser waits: for a run over files that have not changed, and for a PDF dropped into the corpus.

    uv run --with typst python -m evals.bench.waiting --unchanged 1500 --pages 10

The first indexes that many files with the real command and runs it again. The second starts the real server, copies a
PDF of about that many pages into its corpus, and asks for a fact of its last page until retrieval finds it there.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import httpx
import typer
from rich.console import Console

import app.__main__ as command_line
from app.adapters.memory_vectors import MemoryVectors
from app.adapters.onnx_embeddings import OnnxEmbedder
from app.compose import Coach
from app.domain import Question, Understanding
from app.retrieval import RetrievalParts, TermList, retrieve
from app.settings import load
from evals.bench.growth import CORPUS, TERMS
from evals.bench.ingest.typesetting import Paper, pdf_of
from evals.bench.synthetic import Vocabulary, Writer

COMMAND = (sys.executable, "-m", "app")
FACT = "The lighthouse keepers of Quillhaven retired on a pension of 4,321 guilders."
QUESTION = "What pension did the lighthouse keepers of Quillhaven retire on?"
_SECTIONS_A_PAGE = 3
_PATIENCE_SECONDS = 120.0
_LOOK_SECONDS = 0.02


@dataclass(frozen=True, slots=True)
class Unchanged:
    """Seconds of runs over files that have not changed: of the whole command, and of the run in it."""

    commands: list[float]
    runs: list[float]


def unchanged(files: int, folder: Path, rounds: int = 3) -> Unchanged:
    """Index ``files`` files of one chunk each with the real command, then again with nothing to do."""
    writer = Writer(Vocabulary.of(CORPUS))
    writer.write(folder / "corpus", files, per_file=1)
    command = [*COMMAND, "ingest", "--corpus", str(folder / "corpus"), "--home", str(folder / "home")]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    commands = [_timed(command) for _ in range(rounds)]
    coach = Coach(load({"corpus": folder / "corpus", "home": folder / "home"}).settings)
    ingest = command_line._ingest(coach)
    return Unchanged(commands, [_seconds(lambda: list(ingest.sync())) for _ in range(rounds)])


def dropped(pages: int, folder: Path, rounds: int = 3) -> list[float]:
    """Seconds from a PDF's having been copied into a running server's corpus to its fact being retrieved."""
    writer = Writer(Vocabulary.of(CORPUS))
    writer.write(folder / "corpus", 200, per_file=20)
    papers = [_paper(writer, pages, number) for number in range(rounds)]
    with serving(folder / "corpus", folder / "home"):
        parts = _parts(folder / "home")
        _wait(lambda: len(parts.library.records()) >= 200 // 20)
        time.sleep(3)
        return [_answered(parts, pdf, folder / "corpus", number) for number, pdf in enumerate(papers)]


@contextmanager
def serving(corpus: Path, home: Path) -> Iterator[str]:
    """The real server on a free port of this machine, once it answers; its address."""
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        port = asked.getsockname()[1]
    address = f"http://127.0.0.1:{port}"
    flags = ["--corpus", str(corpus), "--home", str(home), "--port", str(port), "--model", "embedded"]
    process = subprocess.Popen([*COMMAND, "serve", *flags], stdout=subprocess.DEVNULL, env=_without_browser())
    try:
        _wait(lambda: _answers(address))
        yield address
    finally:
        process.terminate()
        process.wait(20)


def _answered(parts: RetrievalParts, pdf: bytes, corpus: Path, number: int) -> float:
    """Copy the PDF, then ask until its fact is among the passages."""
    name = f"dropped-{number}.pdf"
    (corpus / name).write_bytes(pdf)
    copied = time.perf_counter()
    question = QUESTION.replace("Quillhaven", _town(number))
    meant = Understanding(Question(question), question, "en")

    def found() -> bool:
        return any(
            passage.source.path == name and _town(number) in passage.chunk.text
            for passage in retrieve(meant, parts, limit=5)
        )

    _wait(found)
    return time.perf_counter() - copied


def _parts(home: Path) -> RetrievalParts:
    """Retrieval beside the server. Chroma's folder is the server's alone, so only the text side finds anything here;
    the server writes vectors right after the text."""
    embedder = OnnxEmbedder(threads=1)
    vectors = MemoryVectors(embedder.dimension)
    library = Coach(load({"home": home}).settings).library
    return RetrievalParts(library, vectors, embedder, TermList.load(TERMS))


def _paper(writer: Writer, pages: int, number: int) -> bytes:
    start = 10_000 * (number + 1)
    sections = [writer.section(start + one) for one in range(pages * _SECTIONS_A_PAGE)]
    body = "\n".join([*sections, f"## Pensions\n\n{FACT.replace('Quillhaven', _town(number))}\n"])
    return pdf_of(Paper(f"dropped-{number}", f"Dropped report {number}", body))


def _town(number: int) -> str:
    return f"Quillhaven{'abcdefghij'[number % 10] * 2}"


def _wait(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + _PATIENCE_SECONDS
    while not condition():
        if time.monotonic() > deadline:
            raise TimeoutError(f"It did not come about within {_PATIENCE_SECONDS:.0f} seconds.")
        time.sleep(_LOOK_SECONDS)


def _answers(address: str) -> bool:
    try:
        return httpx.get(address, timeout=2.0).is_success
    except httpx.HTTPError:
        return False


def _without_browser() -> dict[str, str]:
    return {**os.environ, "BROWSER": "true"}


def _timed(command: Sequence[str]) -> float:
    return _seconds(lambda: subprocess.run(command, check=True, stdout=subprocess.DEVNULL))


def _seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def run(
    unchanged_files: Annotated[int, typer.Option("--unchanged", help="Files that do not change; 0: skip.")] = 1500,
    pages: Annotated[int, typer.Option(help="Pages of the PDF that is dropped; 0: skip.")] = 10,
) -> None:
    """Print both."""
    console = Console()
    if unchanged_files:
        with tempfile.TemporaryDirectory() as folder:
            found = unchanged(unchanged_files, Path(folder))
        console.print(f"{unchanged_files:,} unchanged files: {_told(found.runs)} in a running coach,")
        console.print(f"    {_told(found.commands)} by 'career-coach ingest', from its start to its end")
    if pages:
        folder = tempfile.mkdtemp()
        try:
            console.print(f"A dropped PDF of {pages} pages answers after: {_told(dropped(pages, Path(folder)))}")
        finally:
            shutil.rmtree(folder, ignore_errors=True)


def _told(times: Sequence[float]) -> str:
    return ", ".join(f"{one:.2f} s" for one in times)


if __name__ == "__main__":
    typer.run(run)
