"""The library's values as rows of SQLite and back. Which rows are read or written, and when, is left to the library."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from datetime import datetime

import numpy as np

from app.domain import Chunk, Page, Role, RoleEntry, Source, SourceKind, Span, Suspicion, SuspicionKind
from app.language.words import index_terms
from app.ports import Sketch, SourceRecord, SourceStatus, Vector

Value = str | int | float | bytes | None
Row = tuple[Value, ...]

SOURCE_COLUMNS = "id, path, title, publisher, licence, url, date, language, sha256, kind, media_type"
RECORD_COLUMNS = (
    "path, sha256, size, modified_ns, status, reason, pages, chunks, indexed_at, source_id,"
    " notes, suspicions, supersedes"
)
CHUNK_COLUMNS = "id, source_id, ordinal, heading_path, text, page, start, end, sentences"


def columns(names: str, table: str) -> str:
    """The same columns, each under the name of its table."""
    return ", ".join(f"{table}.{name.strip()}" for name in names.split(","))


def marks(names: str) -> str:
    """One placeholder for each column."""
    return ", ".join("?" for _ in names.split(","))


def source_row(source: Source) -> Row:
    """In the order of ``SOURCE_COLUMNS``."""
    names = (name.strip() for name in SOURCE_COLUMNS.split(","))
    return tuple(str(getattr(source, name)) for name in names)


def to_source(row: Sequence[str]) -> Source:
    """From the columns of ``SOURCE_COLUMNS``."""
    identifier, path, title, publisher, licence, url, date, language, sha256, kind, media_type = row
    return Source(
        identifier, path, title, publisher, licence, url, date, language, sha256, SourceKind(kind), media_type
    )


def record_row(record: SourceRecord, source_id: str | None) -> Row:
    """In the order of ``RECORD_COLUMNS``."""
    return (
        record.path,
        record.sha256,
        record.size,
        record.modified_ns,
        record.status.value,
        record.reason,
        record.pages,
        record.chunks,
        record.indexed_at.isoformat(),
        source_id,
        json.dumps(record.notes, ensure_ascii=False),
        json.dumps([(one.kind.value, one.page, one.excerpt) for one in record.suspicions]),
        json.dumps(record.supersedes, ensure_ascii=False),
    )


RecordRow = tuple[str, str, int, int, str, str, int, int, str, str | None, str, str, str]


def to_record(row: RecordRow, source: Source | None) -> SourceRecord:
    """From the columns of ``RECORD_COLUMNS`` and the source they name."""
    path, sha256, size, modified_ns, status, reason, pages, chunks, indexed_at, _, notes, suspicions, supersedes = row
    return SourceRecord(
        path,
        sha256,
        size,
        modified_ns,
        SourceStatus(status),
        reason,
        pages,
        chunks,
        datetime.fromisoformat(indexed_at),
        source,
        tuple(json.loads(notes)),
        tuple(Suspicion(SuspicionKind(kind), page, excerpt) for kind, page, excerpt in json.loads(suspicions)),
        tuple(json.loads(supersedes)),
    )


def chunk_row(chunk: Chunk) -> Row:
    """In the order of ``CHUNK_COLUMNS``; sentences as pairs of offsets, since they share the chunk's page."""
    sentences = json.dumps([(s.start, s.end) for s in chunk.sentences])
    span = chunk.span
    heading_path = json.dumps(chunk.heading_path, ensure_ascii=False)
    return (
        chunk.id,
        chunk.source_id,
        chunk.ordinal,
        heading_path,
        chunk.text,
        span.page,
        span.start,
        span.end,
        sentences,
    )


def to_chunk(row: tuple[str, str, int, str, str, int, int, int, str]) -> Chunk:
    """From the columns of ``CHUNK_COLUMNS``."""
    identifier, source_id, ordinal, heading_path, text, page, start, end, sentences = row
    spans = tuple(Span(page, left, right) for left, right in json.loads(sentences))
    return Chunk(identifier, source_id, ordinal, tuple(json.loads(heading_path)), text, Span(page, start, end), spans)


def term_row(chunk: Chunk) -> tuple[str, str]:
    """The index terms of the headings and of the text, each as one string."""
    return " ".join(index_terms(" \n ".join(chunk.heading_path))), " ".join(index_terms(chunk.text))


def to_page(row: tuple[int, str, str]) -> Page:
    """From number, label and text."""
    return Page(*row)


def role_row(source_id: str, role: Role) -> Row:
    """Source, code, title, names."""
    return source_id, role.code, role.title, json.dumps(role.names, ensure_ascii=False)


def to_role(row: tuple[str, str, str, str]) -> RoleEntry:
    """From source, code, title, names."""
    source_id, code, title, names = row
    return RoleEntry(Role(code, title, tuple(json.loads(names))), source_id)


def vector_blob(vector: Vector) -> bytes:
    """Little-endian float32, one after the other."""
    return vector.astype("<f4").tobytes()


def to_vectors(blobs: Iterable[bytes], dimension: int) -> Vector:
    """Shape (number of blobs, dimension)."""
    return np.frombuffer(b"".join(blobs), dtype="<f4").astype(np.float32).reshape(-1, dimension)


def sketch_blob(sketch: Sketch) -> bytes:
    """Little-endian, 8 bytes a value."""
    return sketch.astype("<u8").tobytes()


def to_sketch(blob: bytes) -> Sketch:
    """From what ``sketch_blob`` made."""
    return np.frombuffer(blob, dtype="<u8").astype(np.uint64)


def content_digest(chunks: Sequence[Chunk], role: Role | None) -> str:
    """Hash of what a source answers with: its chunks, their headings and sentences, and its role."""
    digest = hashlib.sha256(repr(role).encode())
    for chunk in chunks:
        digest.update(repr((chunk.id, chunk.heading_path, chunk.span, chunk.sentences)).encode())
    return digest.hexdigest()


def match_query(terms: Sequence[str]) -> str:
    """An FTS5 query that any of the terms satisfies, each taken to the letter; empty if there is no term."""
    quoted = ('"' + term.replace('"', '""') + '"' for term in dict.fromkeys(terms) if term.strip() and "\0" not in term)
    return " OR ".join(quoted)
