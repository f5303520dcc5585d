"""A corpus with its index, in a folder of its own, for the ingest's tests."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from app.adapters.hashing_embeddings import HashingEmbedder
from app.adapters.memory_vectors import MemoryVectors
from app.adapters.sqlite_library import SqliteLibrary
from app.ports import FileOutcome, FileReport, Vector
from ingest.preparing import InProcess
from ingest.synchronising import CorpusIngest


class CountingEmbedder(HashingEmbedder):
    """Counts what it embeds."""

    embedded = 0

    def embed(self, texts: list[str]) -> Vector:  # type: ignore[override]
        self.embedded += len(texts)
        return super().embed(texts)


@dataclass
class Coach:
    """A corpus with its index, in a folder of its own."""

    home: Path
    embedder: CountingEmbedder = field(default_factory=CountingEmbedder)

    def __post_init__(self) -> None:
        self.corpus = self.home / "corpus"
        self.corpus.mkdir()
        self.library = SqliteLibrary(self.home / "index.db")
        self.vectors = MemoryVectors(self.embedder.dimension)
        self.lock = self.home / "lock"
        self.ingest = CorpusIngest(self.corpus, self.library, self.vectors, self.embedder, self.lock, InProcess())

    def write(self, path: str, content: str | bytes) -> Path:
        """Put a file into the corpus, as if it had been there for a minute."""
        location = self.corpus / path
        location.parent.mkdir(parents=True, exist_ok=True)
        location.write_bytes(content.encode() if isinstance(content, str) else content)
        then = location.stat().st_mtime_ns - 60_000_000_000
        os.utime(location, ns=(then, then))
        return location

    def sync(self, *, rebuild: bool = False) -> dict[str, FileOutcome]:
        """The outcome for each path."""
        return {report.path: report.outcome for report in reports(self.ingest.sync(rebuild=rebuild))}

    def chunk_ids(self) -> set[str]:
        """Every chunk that the library holds."""
        return {identifier for ids, _, _ in self.library.vectors() for identifier in ids}

    def in_step(self) -> bool:
        """Whether the vector index holds exactly the library's chunks."""
        return self.vectors.ids() == self.chunk_ids()


def reports(progress: Iterator) -> list[FileReport]:
    return [step.report for step in progress if step.report is not None]
