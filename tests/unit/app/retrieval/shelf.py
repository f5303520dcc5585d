"""Small libraries to search in: documents given as sections, in an in-memory store."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import app.retrieval
from app.adapters.hashing_embeddings import HashingEmbedder
from app.adapters.memory_vectors import MemoryVectors
from app.adapters.sqlite_library import SqliteLibrary
from app.domain import (
    Aspect,
    Chunk,
    Document,
    Page,
    Question,
    Role,
    RoleEntry,
    Source,
    SourceKind,
    Span,
    Understanding,
)
from app.language.detection import language_of
from app.language.sentences import sentence_spans
from app.ports import SourceRecord, SourceStatus
from app.retrieval import RetrievalParts, TermList, retrieve

TERMS = TermList.load(Path(app.retrieval.__file__).parent / "terms.csv")


@dataclass(frozen=True)
class Text:
    """A document for a test: its sections by heading."""

    path: str
    title: str
    sections: tuple[tuple[str, str], ...]
    kind: SourceKind = SourceKind.ARTICLE
    role: Role | None = None


def chunk(text: str, *, ordinal: int = 0, source_id: str = "source", heading: tuple[str, ...] = ("Title",)) -> Chunk:
    """A chunk that is a page of its own."""
    spans = tuple(Span(ordinal, start, end) for start, end in sentence_spans(text))
    return Chunk(f"{source_id}-{ordinal}", source_id, ordinal, heading, text, Span(ordinal, 0, len(text)), spans)


def parts(*texts: Text, embedder: HashingEmbedder | None = None) -> RetrievalParts:
    """A library of these documents, one chunk and one page for each section."""
    model = embedder or HashingEmbedder(256)
    library, vectors = SqliteLibrary(None), MemoryVectors(model.dimension)
    library.begin(model.name, model.dimension)
    for text in texts:
        _put(text, library, vectors, model)
    return RetrievalParts(library, vectors, model, TERMS)


def asked(text: str, *, roles: tuple[RoleEntry, ...] = (), aspects: tuple[Aspect, ...] = ()) -> Understanding:
    """A question as understood."""
    return Understanding(Question(text), text, language_of(text), roles, aspects)


def entry(shelf: RetrievalParts, title: str) -> RoleEntry:
    """The role of this title, linked to its guide."""
    return next(one for one in shelf.library.roles() if one.role.title == title)


def headings(shelf: RetrievalParts, understanding: Understanding, limit: int = 5) -> list[tuple[str, str]]:
    """Title and last heading of each passage found."""
    found = retrieve(understanding, shelf, limit=limit)
    return [(passage.source.title, passage.chunk.heading_path[-1]) for passage in found]


def _put(text: Text, library: SqliteLibrary, vectors: MemoryVectors, model: HashingEmbedder) -> None:
    bodies = [body for _, body in text.sections]
    sha256 = hashlib.sha256("\n".join([text.path, *bodies]).encode()).hexdigest()
    language = language_of("".join(bodies))
    source = Source(sha256[:12], text.path, text.title, "", "", "", "", language, sha256, text.kind, "text/markdown")
    chunks = [
        chunk(body, ordinal=number, source_id=source.id, heading=(text.title, heading))
        for number, (heading, body) in enumerate(text.sections)
    ]
    pages = tuple(Page(number, f"p{number + 1}", body) for number, body in enumerate(bodies))
    record = SourceRecord(
        text.path, sha256, 1, 1, SourceStatus.INDEXED, "", len(pages), len(chunks), datetime.now(UTC), source
    )
    embedded = model.embed([" ".join((*one.heading_path, one.text)) for one in chunks])
    library.add(record, Document(source, pages, (), text.role), chunks, embedded)
    vectors.upsert([one.id for one in chunks], [source.id] * len(chunks), embedded)
