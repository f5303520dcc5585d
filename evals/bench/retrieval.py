"""Measures retrieval: each side alone, fused, and the whole stage; what is refused; and how long it takes.

    uv run python -m evals.bench.retrieval --corpus corpus
    uv run python -m evals.bench.retrieval --passages clapnq.jsonl     # its gold passages are the library
    uv run python -m evals.bench.retrieval --corpus corpus --off-topic clapnq.jsonl

Questions carry their role and aspect, so that retrieval is measured alone; understanding has its own measure.
"""

from __future__ import annotations

import hashlib
import statistics
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, TypeVar

import typer
from pydantic import BaseModel, ConfigDict
from rich.console import Console
from rich.table import Table

import app.retrieval
from app.adapters.chroma_vectors import ChromaVectors
from app.adapters.onnx_embeddings import OnnxEmbedder
from app.adapters.sqlite_library import SqliteLibrary
from app.domain import (
    Aspect,
    Chunk,
    Document,
    Page,
    Question,
    Source,
    SourceKind,
    Span,
    Understanding,
)
from app.language.detection import language_of
from app.language.words import index_terms
from app.ports import SourceRecord, SourceStatus
from app.retrieval import RetrievalParts, TermList, retrieve
from app.retrieval.preference import favour_for
from app.retrieval.search import search
from ingest.synchronising import CorpusIngest
from ingest.workers import WorkerPool

DATASETS = Path(__file__).resolve().parent.parent / "datasets"
TERMS = Path(app.retrieval.__file__).parent / "terms.csv"
RECALL_AT = 5
DEPTH = 40


class Gold(BaseModel):
    """A place that answers: a source, and if given its section, and how the chunk begins."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    path: str
    heading: str | None = None
    begins: str = ""

    def is_at(self, path: str, chunk: Chunk) -> bool:
        """Whether this chunk is that place."""
        fits = self.heading is None or self.heading == chunk.heading_path[-1]
        return path == self.path and fits and chunk.text.startswith(self.begins)


class Sample(BaseModel):
    """A question, how it is understood, and where it is answered (any place suffices; nowhere: off topic)."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str
    question: str
    language: str
    roles: tuple[str, ...] = ()
    aspects: tuple[Aspect, ...] = ()
    gold: tuple[Gold, ...] = ()


class GoldPassage(BaseModel):
    """A passage of CLAPNQ."""

    title: str
    text: str


class PassageSample(BaseModel):
    """A line of CLAPNQ: a question and the passages that answer it."""

    id: str
    input: str
    passages: tuple[GoldPassage, ...]


@dataclass
class Score:
    """Ranks of the first right chunk (None: not found), and seconds, question by question."""

    ranks: list[int | None] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)

    def cells(self) -> list[str]:
        """Questions, recall, mean reciprocal rank, and milliseconds at the median and the 95th percentile."""
        found = [rank for rank in self.ranks if rank is not None]
        recall = sum(rank <= RECALL_AT for rank in found) / len(self.ranks)
        reciprocal = sum(1 / rank for rank in found) / len(self.ranks)
        times = statistics.quantiles([second * 1000 for second in self.seconds], n=20)
        return [str(len(self.ranks)), f"{recall:.3f}", f"{reciprocal:.3f}", f"{times[9]:.1f}", f"{times[18]:.1f}"]


_Line = TypeVar("_Line", bound=BaseModel)
Way = Callable[[Sample], Sequence[Chunk]]


def ways(parts: RetrievalParts) -> dict[str, Way]:
    """The ways of finding that are compared. The first three are not told the role and the aspect."""

    def plain(sample: Sample) -> Understanding:
        return Understanding(Question(sample.question), sample.question, sample.language)

    def understood(sample: Sample) -> Understanding:
        roles = tuple(entry for entry in parts.library.roles() if entry.role.code in sample.roles)
        return Understanding(Question(sample.question), sample.question, sample.language, roles, sample.aspects)

    def by_text(sample: Sample) -> Sequence[Chunk]:
        hits = parts.library.search(index_terms(sample.question), DEPTH)
        return parts.library.chunks([hit.chunk_id for hit in hits])

    def by_vectors(sample: Sample) -> Sequence[Chunk]:
        hits = parts.vectors.query(parts.embedder.embed_question(sample.question), DEPTH)
        return parts.library.chunks([hit.chunk_id for hit in hits])

    def by_both(sample: Sample) -> Sequence[Chunk]:
        asked = plain(sample)
        return [found.chunk for found in search(asked, parts, favour_for(asked, parts.library))]

    def by_stage(sample: Sample) -> Sequence[Chunk]:
        return [passage.chunk for passage in retrieve(understood(sample), parts, limit=RECALL_AT)]

    return {"text": by_text, "vectors": by_vectors, "fused": by_both, "whole stage": by_stage}


def measure(samples: Sequence[Sample], way: Way, parts: RetrievalParts) -> Score:
    """Ask every question once, after one that does not count."""
    score = Score()
    way(samples[0])
    for sample in samples:
        began = time.perf_counter()
        chunks = way(sample)
        score.seconds.append(time.perf_counter() - began)
        score.ranks.append(_rank(sample, chunks, parts))
    return score


def refused(samples: Sequence[Sample], way: Way) -> float:
    """The share of questions for which nothing is found."""
    return sum(not way(sample) for sample in samples) / len(samples)


def open_parts(folder: Path) -> RetrievalParts:
    """An index in this folder, with the embedded embedding model."""
    embedder = OnnxEmbedder()
    vectors = ChromaVectors.persistent(folder / "chroma", embedder.name, embedder.dimension)
    return RetrievalParts(SqliteLibrary(folder / "library.db"), vectors, embedder, TermList.load(TERMS))


def index_corpus(corpus: Path, folder: Path) -> RetrievalParts:
    """The corpus, brought into the index of this folder."""
    parts = open_parts(folder)
    assert isinstance(parts.library, SqliteLibrary)
    for _ in CorpusIngest(corpus, parts.library, parts.vectors, parts.embedder, folder / "lock", WorkerPool()).sync():
        pass
    return parts


def index_passages(lines: Sequence[PassageSample], folder: Path) -> RetrievalParts:
    """A library of the gold passages, each a source of one chunk."""
    parts = open_parts(folder)
    assert isinstance(parts.library, SqliteLibrary)
    parts.library.begin(parts.embedder.name, parts.embedder.dimension)
    for line in lines:
        for number, passage in enumerate(line.passages):
            _put(f"{line.id}-{number}", passage, parts, parts.library)
    return parts


def run(
    corpus: Annotated[Path | None, typer.Option(help="Folder of documents to search in.")] = None,
    passages: Annotated[Path | None, typer.Option(help="CLAPNQ-style JSONL whose gold passages are searched.")] = None,
    questions: Annotated[Path, typer.Option(help="Questions on the corpus.")] = DATASETS / "retrieval_dev.jsonl",
    off_topic: Annotated[Path | None, typer.Option(help="CLAPNQ-style JSONL of questions to refuse.")] = None,
    home: Annotated[Path | None, typer.Option(help="Folder to keep the index in; a temporary one if left out.")] = None,
) -> None:
    """Print the tables for a corpus, for gold passages, or for both."""
    with tempfile.TemporaryDirectory() as folder:
        place = home or Path(folder)
        if passages is not None:
            lines = _lines(passages, PassageSample)
            samples = [_asking(line) for line in lines]
            _print_recall(f"{passages.stem}", samples, index_passages(lines, Path(folder) / "passages"))
        if corpus is not None:
            place.mkdir(parents=True, exist_ok=True)
            parts = index_corpus(corpus, place)
            _print_recall(str(corpus), _answerable(_lines(questions, Sample), parts), parts)
            _print_refusals(_lines(DATASETS / "off_topic_dev.jsonl", Sample), off_topic, parts)


def _print_recall(title: str, samples: Sequence[Sample], parts: RetrievalParts) -> None:
    table = Table("language", "way", "questions", f"recall@{RECALL_AT}", "MRR", "p50 ms", "p95 ms", title=title)
    for language in sorted({sample.language for sample in samples}):
        asked = [sample for sample in samples if sample.language == language]
        for name, way in ways(parts).items():
            table.add_row(language, name, *measure(asked, way, parts).cells())
    Console().print(table)


def _print_refusals(ours: Sequence[Sample], theirs: Path | None, parts: RetrievalParts) -> None:
    table = Table("off-topic questions", "number", "refused")
    groups = {f"ours, {language}": [one for one in ours if one.language == language] for language in ("en", "zh")}
    if theirs is not None:
        lines = [_asking(line) for line in _lines(theirs, PassageSample)]
        groups |= {f"{theirs.stem}, fitted on": lines[:200], f"{theirs.stem}, held back": lines[200:]}
    for name, samples in groups.items():
        if samples:
            table.add_row(name, str(len(samples)), f"{refused(samples, ways(parts)['whole stage']):.3f}")
    Console().print(table)


def _answerable(samples: Iterable[Sample], parts: RetrievalParts) -> list[Sample]:
    paths = {record.path for record in parts.library.records()}
    return [sample for sample in samples if any(gold.path in paths for gold in sample.gold)]


def _rank(sample: Sample, chunks: Sequence[Chunk], parts: RetrievalParts) -> int | None:
    for rank, chunk in enumerate(chunks, start=1):
        source = parts.library.source(chunk.source_id)
        if source is not None and any(gold.is_at(source.path, chunk) for gold in sample.gold):
            return rank
    return None


def _asking(line: PassageSample) -> Sample:
    gold = tuple(Gold(path=f"{line.id}-{number}") for number in range(len(line.passages)))
    return Sample(id=line.id, question=line.input, language=language_of(line.input), gold=gold)


def _put(path: str, passage: GoldPassage, parts: RetrievalParts, library: SqliteLibrary) -> None:
    sha256 = hashlib.sha256(f"{path}\n{passage.text}".encode()).hexdigest()
    source = Source(sha256[:12], path, passage.title, "", "", "", "", "en", sha256, SourceKind.ARTICLE, "text/plain")
    span = Span(0, 0, len(passage.text))
    chunk = Chunk(sha256[:16], source.id, 0, (passage.title,), passage.text, span)
    record = SourceRecord(path, sha256, 1, 1, SourceStatus.INDEXED, "", 1, 1, datetime.now(UTC), source)
    vectors = parts.embedder.embed([f"{passage.title}\n{passage.text}"])
    library.add(record, Document(source, (Page(0, "", passage.text),), ()), [chunk], vectors)
    parts.vectors.upsert([chunk.id], [source.id], vectors)


def _lines(file: Path, model: type[_Line]) -> list[_Line]:
    return [model.model_validate_json(line) for line in file.read_text("utf-8").splitlines() if line.strip()]


if __name__ == "__main__":
    typer.run(run)
