"""What the stages need from outside, as protocols; adapters implement them, ``compose`` chooses.

Vectors are ``numpy.float32`` of unit length: shape (dimension,) for one, (n, dimension) for many.
Every port's failures are ``app.errors``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Literal, Protocol

import numpy as np
from numpy.typing import NDArray

from app.domain import Chunk, Citation, Document, Page, Passage, RoleEntry, Source, Verdict

Vector = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Message:
    """One message of a chat prompt."""

    role: Literal["system", "user", "assistant"]
    content: str


class ChatModel(Protocol):
    """A chat model. Raises ``ModelUnavailable`` or ``PromptTooLong``; it never truncates."""

    @property
    def name(self) -> str:
        """As the reader would set it: ``embedded/…``, ``gguf/…``, ``ollama/…``, ``openai/…``."""

    @property
    def digest(self) -> str:
        """What pins the weights: a hash, or the server's own digest; empty if the server tells none."""

    @property
    def context_tokens(self) -> int:
        """The most tokens of prompt and reply together."""

    @property
    def capable(self) -> bool:
        """Whether it is up to more than drafting, such as rewriting a follow-up question."""

    def count_tokens(self, messages: Sequence[Message]) -> int:
        """Tokens of the prompt, chat template included; never fewer than the model will see."""

    def stream(self, messages: Sequence[Message], *, max_tokens: int, stop: Sequence[str] = ()) -> Iterator[str]:
        """The reply, piece by piece. Closing the iterator stops the model."""

    def close(self) -> None:
        """Free what the model holds. Safe to call twice."""


class Embedder(Protocol):
    """An embedding model. Raises ``ModelUnavailable``."""

    @property
    def name(self) -> str:
        """As the reader would set it, and as the index remembers it."""

    @property
    def dimension(self) -> int:
        """Length of a vector."""

    @property
    def languages(self) -> frozenset[str]:
        """ISO 639-1 codes of the languages whose meaning its vectors carry."""

    def embed(self, texts: Sequence[str]) -> Vector:
        """Vectors of passages, shape (len(texts), dimension). A text longer than the model's window is cut there."""

    def embed_question(self, text: str) -> Vector:
        """The vector of a question, shape (dimension,)."""


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


@dataclass(frozen=True, slots=True)
class SourceRecord:
    """One line of the manifest: a file of the corpus, read or refused. ``reason`` says why it was refused."""

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

    def clear(self) -> None:
        """Forget everything, the embedding model too."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What a support checker says of one sentence: the verdict, and the spans that support it (empty if none)."""

    verdict: Verdict
    citations: tuple[Citation, ...] = ()


class SupportChecker(Protocol):
    """Decides whether passages support a sentence. The trained checker of a later release stands behind this too."""

    @property
    def name(self) -> str:
        """What goes into the Trace."""

    def check(self, sentence: str, passages: Sequence[Passage]) -> Finding:
        """The verdict; SUPPORTED comes with at least one citation."""


@dataclass(frozen=True, slots=True)
class Feedback:
    """A reader's thumb: ``answer_json`` is the whole answer with its Trace."""

    conversation_id: str
    helpful: bool
    reason: str
    answer_json: str
    given_at: datetime


class FeedbackStore(Protocol):
    """Where readers' thumbs are kept."""

    def add(self, feedback: Feedback) -> None:
        """Keep one."""

    def all(self) -> list[Feedback]:
        """Every one, oldest first."""

    def clear(self) -> None:
        """Forget them all."""


class FileOutcome(StrEnum):
    """What became of one file in a run of the ingest."""

    ADDED = "added"
    CHANGED = "changed"
    RENAMED = "renamed"
    REMOVED = "removed"
    REFUSED = "refused"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class FileReport:
    """One line of an ingest report."""

    path: str
    outcome: FileOutcome
    reason: str = ""
    pages: int = 0
    chunks: int = 0


@dataclass(frozen=True, slots=True)
class IngestProgress:
    """How far an ingest run is; ``report`` is the file just finished, None at the start."""

    done: int
    total: int
    report: FileReport | None = None


class Ingest(Protocol):
    """What the page and the command line may ask of the ingest; ``app.__main__`` wires the real one."""

    def sync(self, *, rebuild: bool = False) -> Iterator[IngestProgress]:
        """Bring the index in step with the corpus, file by file."""

    def add(self, name: str, content: bytes) -> Iterator[IngestProgress]:
        """Put a file into the corpus and index it; refused files are not kept in the corpus. Never overwrites
        another document: a taken name gets a number."""

    def remove(self, path: str) -> Iterator[IngestProgress]:
        """Delete a file from the corpus and the index."""
