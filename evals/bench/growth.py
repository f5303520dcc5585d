"""Measures how cost grows with the library, from 100 to 100,000 chunks of synthetic text.

    uv run python -m evals.bench.growth --sizes 100,1000,10000,100000

Embedding is left out by a stand-in of the same dimension (its rate is printed beside the table): what grows is reading,
writing, the text index, Chroma's graph and searching. Each size runs in a process of its own, with an empty home.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Annotated

import numpy as np
import typer
from pydantic import BaseModel, ConfigDict
from rich.console import Console
from rich.table import Table

import app.__main__ as command_line
import app.retrieval
from app.adapters.chroma_vectors import ChromaVectors
from app.adapters.onnx_embeddings import OnnxEmbedder
from app.compose import Coach
from app.domain import Question, Understanding
from app.language.words import index_terms
from app.ports import Library, Vector, VectorIndex
from app.retrieval import RetrievalParts, TermList, retrieve
from app.retrieval.calibration import POOL, WIDE_POOL
from app.settings import load
from evals.bench.memory import MemoryWatch, resident
from evals.bench.synthetic import SyntheticEmbedder, Vocabulary, Writer

CORPUS = Path(__file__).resolve().parents[2] / "corpus"
TERMS = Path(app.retrieval.__file__).parent / "terms.csv"
QUESTIONS = 100
NEAREST = 30
CHURN = 0.3
_PER_FILE = 40
_MEBIBYTE = 1 << 20


class Cost(BaseModel):
    """What a library of one size costs. Times in seconds, of queries in milliseconds (median, 95th percentile)."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    files: int
    chunks: int
    indexing: float
    unchanged: float
    opening: float
    memory_before: float
    memory_peak: float
    text_disk: float
    vector_disk: float
    text_query: tuple[float, float]
    vector_query: tuple[float, float]
    retrieval: tuple[float, float]
    recall: float
    recall_without: float
    recall_after: float


def measure(size: int, corpus: Path, folder: Path) -> Cost:
    """Index ``size`` chunks of synthetic text in this folder, which is empty, and measure them."""
    vocabulary = Vocabulary.of(corpus)
    writer = Writer(vocabulary)
    files = writer.write(folder / "corpus", size, _PER_FILE)
    embedder = SyntheticEmbedder(vocabulary)
    coach = Coach(load({"corpus": folder / "corpus", "home": folder / "home"}).settings)
    vectors = ChromaVectors.persistent(coach.settings.home / "chroma", embedder.name, embedder.dimension)
    ingest = replace(command_line._ingest(coach), vectors=vectors, embedder=embedder)
    before = resident(os.getpid())
    with MemoryWatch(os.getpid()) as watch:
        indexing = _seconds(lambda: list(ingest.sync()))
    unchanged = _seconds(lambda: list(ingest.sync()))
    vectors.close()
    vectors, opening = _reopened(coach.settings.home / "chroma", embedder)
    parts = RetrievalParts(coach.library, vectors, embedder, TermList.load(TERMS))
    questions = [writer.question(number) for number in range(QUESTIONS)]
    wanted = np.stack([embedder.embed_question(question) for question in questions])
    ids, held = _all_vectors(coach.library)
    recall = recall_of(vectors, wanted, ids, held)
    text, near, whole = _queries(parts, questions, wanted)
    disk = (_mebibytes(coach.settings.home / "library.db*"), _mebibytes(coach.settings.home / "chroma/**/*"))
    without, after = _churned(vectors, wanted, ids, held)
    return Cost(
        files=files,
        chunks=len(ids),
        indexing=indexing,
        unchanged=unchanged,
        opening=opening,
        memory_before=before,
        memory_peak=watch.peak,
        text_disk=disk[0],
        vector_disk=disk[1],
        text_query=text,
        vector_query=near,
        retrieval=whole,
        recall=recall,
        recall_without=without,
        recall_after=after,
    )


def _reopened(folder: Path, embedder: SyntheticEmbedder) -> tuple[ChromaVectors, float]:
    """The vector index, and the seconds until it has answered once."""
    began = time.perf_counter()
    vectors = ChromaVectors.persistent(folder, embedder.name, embedder.dimension)
    vectors.query(embedder.embed_question("work"), 1)
    return vectors, time.perf_counter() - began


def recall_of(vectors: VectorIndex, wanted: Vector, ids: Sequence[str], held: Vector) -> float:
    """The share of the truly nearest ``NEAREST`` that the index finds, over all questions."""
    shares = []
    for vector in wanted:
        exact = {ids[place] for place in np.argsort(-(held @ vector), kind="stable")[:NEAREST]}
        found = {hit.chunk_id for hit in vectors.query(vector, NEAREST)}
        shares.append(len(exact & found) / len(exact))
    return statistics.mean(shares)


def _churned(vectors: VectorIndex, wanted: Vector, ids: Sequence[str], held: Vector) -> tuple[float, float]:
    """Recall once a random share has been deleted, and once it has been added again."""
    rng = np.random.default_rng(3)
    chosen = rng.permutation(len(ids))[: int(len(ids) * CHURN)]
    gone = [ids[place] for place in chosen]
    vectors.delete(gone)
    kept = np.setdiff1d(np.arange(len(ids)), chosen)
    without = recall_of(vectors, wanted, [ids[place] for place in kept], held[kept])
    vectors.upsert(gone, ["again"] * len(gone), held[chosen])
    return without, recall_of(vectors, wanted, ids, held)


def _queries(
    parts: RetrievalParts, questions: Sequence[str], wanted: Vector
) -> tuple[tuple[float, float], tuple[float, float], tuple[float, float]]:
    """Milliseconds of the text side, of the vector side, and of the whole stage."""
    meant = [Understanding(Question(question), question, "en") for question in questions]
    text = [_seconds(partial(parts.library.search, index_terms(question), POOL)) for question in questions]
    near = [_seconds(partial(parts.vectors.query, vector, WIDE_POOL)) for vector in wanted]
    whole = [_seconds(partial(retrieve, one, parts, limit=5)) for one in meant]
    return _percentiles(text), _percentiles(near), _percentiles(whole)


def _all_vectors(library: Library) -> tuple[list[str], Vector]:
    ids: list[str] = []
    rows: list[Vector] = []
    for some, _, vectors in library.vectors():
        ids.extend(some)
        rows.append(vectors)
    return ids, np.concatenate(rows)


def _percentiles(seconds: Sequence[float]) -> tuple[float, float]:
    cuts = statistics.quantiles([second * 1000 for second in seconds], n=20)
    return cuts[9], cuts[18]


def _seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def _mebibytes(pattern: str | Path) -> float:
    pattern = Path(pattern)
    root = next(parent for parent in pattern.parents if not set(str(parent)) & set("*?"))
    found = root.glob(pattern.relative_to(root).as_posix())
    return sum(file.stat().st_size for file in found if file.is_file()) / _MEBIBYTE


def embedding_rate(corpus: Path, chunks: int) -> float:
    """Chunks of synthetic text that the embedded model embeds in a second."""
    writer = Writer(Vocabulary.of(corpus))
    texts = [writer.section(number) for number in range(chunks)]
    embedder = OnnxEmbedder()
    embedder.embed(texts[:5])
    return chunks / _seconds(lambda: embedder.embed(texts))


def run(
    sizes: Annotated[str, typer.Option(help="Numbers of chunks.")] = "100,1000,10000,100000",
    corpus: Annotated[Path, typer.Option(help="The library whose words are used.")] = CORPUS,
    one: Annotated[int, typer.Option(hidden=True)] = 0,
) -> None:
    """Measure each size and print the table."""
    if one:
        with tempfile.TemporaryDirectory() as folder:
            sys.stdout.write(measure(one, corpus, Path(folder)).model_dump_json())
        return
    made: list[Cost] = []
    for size in (int(each) for each in sizes.split(",")):
        command = [sys.executable, "-m", "evals.bench.growth", "--one", str(size), "--corpus", str(corpus)]
        done = subprocess.run(command, stdout=subprocess.PIPE, check=True)
        made.append(Cost.model_validate_json(done.stdout))
    show(made, Console())
    Console().print(f"Embedding, left out above: {embedding_rate(corpus, 100):.0f} chunks/s by the embedded model.")


def show(made: Sequence[Cost], console: Console) -> None:
    """One column for each size."""
    table = Table("", *(f"{cost.chunks:,} chunks" for cost in made), title="Cost by size, embedding left out")
    rows: dict[str, Callable[[Cost], str]] = {
        "files": lambda cost: f"{cost.files:,}",
        "indexing, s": lambda cost: f"{cost.indexing:.1f}",
        "chunks/s": lambda cost: f"{cost.chunks / cost.indexing:.0f}",
        "unchanged run, s": lambda cost: f"{cost.unchanged:.2f}",
        "opening the vectors, s": lambda cost: f"{cost.opening:.2f}",
        "text on disk, MiB": lambda cost: f"{cost.text_disk:.1f}",
        "vectors on disk, MiB": lambda cost: f"{cost.vector_disk:.1f}",
        "text query, ms p50 / p95": lambda cost: _pair(cost.text_query),
        "vector query, ms p50 / p95": lambda cost: _pair(cost.vector_query),
        "retrieval, ms p50 / p95": lambda cost: _pair(cost.retrieval),
        f"recall of the nearest {NEAREST}": lambda cost: f"{cost.recall:.3f}",
        "… with 30% deleted": lambda cost: f"{cost.recall_without:.3f}",
        "… and added again": lambda cost: f"{cost.recall_after:.3f}",
        "memory before, MiB": lambda cost: f"{cost.memory_before:.0f}",
        "memory at most while indexing, MiB": lambda cost: f"{cost.memory_peak:.0f}",
    }
    for label, value in rows.items():
        table.add_row(label, *(value(cost) for cost in made))
    console.print(table)


def _pair(times: tuple[float, float]) -> str:
    return f"{times[0]:.1f} / {times[1]:.1f}"


if __name__ == "__main__":
    typer.run(run)
