"""The library and its vector index, as protocols, with the manifest's rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from app.domain import Chunk, Document, Page, RoleEntry, Source, Suspicion
from app.ports.models import Vector

Sketch = NDArray[np.uint64]
"""What stands for a source's text when sources are compared: the least hashes of its shingles, shape (n,)."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A chunk found by one side of the search. ``score``: cosine (vectors) or BM25 as a positive number (text)."""

    chunk_id: str
    score: float


class VectorIndex(Protocol):
    """Nearest neighbours by cosine. It only mirrors the library, which can rebuild it."""

    def upsert(self, ids: Sequence[str], source_ids: Sequence[str], vectors: Vector) -> None:
        """Add or replace vectors, shape (len(ids), dimension)."""

    def delete(self, ids: Sequence[str]) -> None:
        """Forget these ids; unknown ones are ignored."""

    def query(self, vector: Vector, limit: int) -> list[Hit]:
        """The nearest chunks, best first, with their cosine."""

    def ids(self) -> set[str]:
        """Every id held."""

    def clear(self) -> None:
        """Forget everything."""


class SourceStatus(StrEnum):
    """Whether a file of the corpus answers questions."""

    INDEXED = "indexed"
    REFUSED = "refused"
    QUARANTINED = "quarantined"
    """It holds something suspicious, and waits for the adviser's approval."""
    RETIRED = "retired"
    """Another document has taken its place."""


@dataclass(frozen=True, slots=True)
class SourceRecord:
    """One line of the manifest: a file of the corpus, and whether it answers. ``reason`` says why if it does not.

    ``notes`` tell what of the file was left out, ``suspicions`` what was found in it, ``supersedes`` which files
    (paths or file names) its document takes the place of. ``source`` is set for indexed files only.
    """

    path: str
    sha256: str
    size: int
    modified_ns: int
    status: SourceStatus
    reason: str
    pages: int
    chunks: int
    indexed_at: datetime
    source: Source | None
    notes: tuple[str, ...] = ()
    suspicions: tuple[Suspicion, ...] = ()
    supersedes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NearDuplicate:
    """Two sources, by their ids, with nearly the same text; ``similarity`` is the share of it in common, 0 to 1."""

    first: str
    second: str
    similarity: float


@dataclass(frozen=True, slots=True)
class TermCounts:
    """How common index terms are: ``chunks`` in all, and how many of them hold each term (0 if none does)."""

    chunks: int
    containing: Mapping[str, int]


class Library(Protocol):
    """The text, the manifest and the catalogue, for reading. Safe to use from several threads."""

    def records(self) -> list[SourceRecord]:
        """The manifest, by path."""

    def source(self, source_id: str) -> Source | None:
        """A source that is indexed, or None."""

    def pages(self, source_id: str) -> list[Page]:
        """The pages of a source, in order; empty if it is not indexed."""

    def chunks(self, ids: Sequence[str]) -> list[Chunk]:
        """Chunks in the order asked for; those that are gone are left out."""

    def chunks_of(self, source_id: str) -> list[Chunk]:
        """All chunks of a source, in order."""

    def search(self, terms: Sequence[str], limit: int) -> list[Hit]:
        """BM25 over index terms (``app.language.words.index_terms``); any term may match. Best first."""

    def counts(self, terms: Sequence[str]) -> TermCounts:
        """How many chunks there are, and how many hold each of these terms."""

    def roles(self) -> list[RoleEntry]:
        """The catalogue of roles."""

    def vectors(self) -> Iterator[tuple[list[str], list[str], Vector]]:
        """All chunk ids, their source ids and vectors, in batches: what the vector index is rebuilt from."""

    def vectors_of(self, ids: Sequence[str]) -> Mapping[str, Vector]:
        """The vectors of these chunks."""

    def chunk_ids(self) -> set[str]:
        """The ids of all chunks."""

    def sketches(self) -> Mapping[str, Sketch]:
        """The sketches that are kept, by source id."""

    def reader(self) -> str:
        """Which version of the readers the index was last brought in step with; empty if none was."""

    def embedding(self) -> tuple[str, int] | None:
        """Name and dimension of the model that the vectors are of; None while there are none."""

    def fingerprint(self) -> str:
        """Hash of everything that answers: sources, splitting and embedding model."""


class WritableLibrary(Library, Protocol):
    """The same, for writing; one process at a time. Each call is one transaction."""

    def begin(self, embedding: str, dimension: int) -> None:
        """Remember the embedding model; ``EmbeddingMismatch`` if vectors of another are there."""

    def add(self, record: SourceRecord, document: Document, chunks: Sequence[Chunk], vectors: Vector) -> list[str]:
        """Put a document in, replacing what its path held. Returns the ids of the chunks that are gone."""

    def refuse(self, record: SourceRecord) -> list[str]:
        """Remember why a file was not read, dropping what its path held. Returns the ids of chunks that are gone."""

    def rename(self, old_path: str, record: SourceRecord) -> None:
        """A file has another path, the same bytes."""

    def touch(self, record: SourceRecord) -> None:
        """The same bytes with another size or time on disk."""

    def remove(self, path: str) -> list[str]:
        """Forget a file. Returns the ids of the chunks that are gone."""

    def read_with(self, version: str) -> None:
        """Remember the version of the readers that every file has now been read with."""

    def keep_sketches(self, sketches: Mapping[str, Sketch]) -> None:
        """Keep sketches of sources, beside the others; those of sources that are gone are left out."""

    def clear(self) -> None:
        """Forget everything, the embedding model too."""
