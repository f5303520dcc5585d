"""Every change of the library's rows, on a connection whose transaction the library holds. Reading is left to it.

A source is kept as long as a record points at it, so that two files with the same bytes share one.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence

from app.adapters.sqlite_rows import (
    CHUNK_COLUMNS,
    RECORD_COLUMNS,
    SOURCE_COLUMNS,
    chunk_row,
    content_digest,
    marks,
    record_row,
    role_row,
    sketch_blob,
    source_row,
    term_row,
    vector_blob,
)
from app.domain import Chunk, Document, Source
from app.errors import EmbeddingMismatch
from app.ports import Sketch, SourceRecord, Vector


def set_meta(connection: sqlite3.Connection, key: str, value: str) -> None:
    """Keep one value under a name."""
    connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value))


def meta(connection: sqlite3.Connection, key: str) -> str:
    """The value under a name; empty if there is none."""
    row = connection.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
    return str(row[0]) if row else ""


def revision(connection: sqlite3.Connection) -> str:
    """A token that every change replaces."""
    return meta(connection, "revision")


def embedding(connection: sqlite3.Connection) -> tuple[str, int] | None:
    """Name and dimension of the embedding model that was begun with."""
    query = "SELECT value FROM meta WHERE key IN ('embedding', 'dimension') ORDER BY key DESC"
    rows = connection.execute(query).fetchall()
    return (str(rows[0][0]), int(rows[1][0])) if rows else None


def has_vectors(connection: sqlite3.Connection) -> bool:
    """Whether any vector is kept."""
    return connection.execute("SELECT 1 FROM vectors LIMIT 1").fetchone() is not None


def begin(connection: sqlite3.Connection, name: str, dimension: int) -> None:
    """Remember the embedding model."""
    if has_vectors(connection) and embedding(connection) != (name, dimension):
        raise EmbeddingMismatch(
            f"The index was made with {embedding(connection)}, the model now set is {(name, dimension)}.",
            "Set the former again, or rebuild with `career-coach ingest --rebuild`.",
        )
    set_meta(connection, "embedding", name)
    set_meta(connection, "dimension", str(dimension))


def add(
    connection: sqlite3.Connection, record: SourceRecord, document: Document, chunks: Sequence[Chunk], vectors: Vector
) -> list[str]:
    """Put a document in under the record's path; returns the ids of chunks that are gone."""
    source = document.source
    _check(connection, record, source, chunks, vectors)
    gone = _release(connection, record.path, keep=source.id)
    digest = content_digest(chunks, document.role)
    stored = connection.execute("SELECT content_digest FROM sources WHERE id = ?", (source.id,)).fetchone()
    others = "SELECT 1 FROM records WHERE source_id = ? AND path <> ?"
    shared = connection.execute(others, (source.id, record.path)).fetchone() is not None
    if not (shared and stored and stored[0] == digest):
        gone += _drop_content(connection, source.id)
        _insert_source(connection, source, digest, replace=not shared)
        _insert_content(connection, document)
        _insert_chunks(connection, chunks, vectors)
    insert_record(connection, record, source.id)
    present = {chunk.id for chunk in chunks}
    return [identifier for identifier in gone if identifier not in present]


def insert_record(connection: sqlite3.Connection, record: SourceRecord, source_id: str | None) -> None:
    """Write the record, over the one of the same path if there is one."""
    query = f"INSERT OR REPLACE INTO records ({RECORD_COLUMNS}) VALUES ({marks(RECORD_COLUMNS)})"
    connection.execute(query, record_row(record, source_id))


def rename(connection: sqlite3.Connection, old_path: str, record: SourceRecord) -> None:
    """Move a record, and the name of its source where that is the same file's."""
    row = connection.execute("SELECT source_id FROM records WHERE path = ?", (old_path,)).fetchone()
    if row is None:
        raise ValueError(f"the library has no {old_path}")
    if connection.execute("SELECT 1 FROM records WHERE path = ?", (record.path,)).fetchone():
        raise ValueError(f"the library has a {record.path} already")
    source_id = row[0]
    if (record.source.id if record.source else None) != source_id:
        raise ValueError(f"{record.path} is not of the same bytes as {old_path}")
    connection.execute("DELETE FROM records WHERE path = ?", (old_path,))
    insert_record(connection, record, source_id)
    if record.source is not None:
        owner = connection.execute("SELECT path, content_digest FROM sources WHERE id = ?", (source_id,)).fetchone()
        if owner[0] == old_path:
            _insert_source(connection, record.source, owner[1], replace=True)


def touch(connection: sqlite3.Connection, record: SourceRecord) -> None:
    """Write size and time of a file whose bytes are the same."""
    query = "UPDATE records SET size = ?, modified_ns = ? WHERE path = ?"
    done = connection.execute(query, (record.size, record.modified_ns, record.path))
    if done.rowcount != 1:
        raise ValueError(f"the library has no {record.path}")


def remove(connection: sqlite3.Connection, path: str) -> list[str]:
    """Forget a path; returns the ids of chunks that are gone."""
    return _release(connection, path, keep=None)


def keep_sketches(connection: sqlite3.Connection, sketches: Mapping[str, Sketch]) -> None:
    """Keep sketches of sources that are there."""
    query = "INSERT OR REPLACE INTO sketches SELECT id, ? FROM sources WHERE id = ?"
    connection.executemany(query, [(sketch_blob(sketch), source_id) for source_id, sketch in sketches.items()])


def clear(connection: sqlite3.Connection) -> None:
    """Empty every table, keeping the schema's version."""
    for table in ("records", "vectors", "chunk_terms", "chunks", "pages", "roles", "sketches", "sources"):
        connection.execute(f"DELETE FROM {table}")
    connection.execute("DELETE FROM meta WHERE key <> 'schema'")


def _check(
    connection: sqlite3.Connection, record: SourceRecord, source: Source, chunks: Sequence[Chunk], vectors: Vector
) -> None:
    stored = embedding(connection)
    if stored is None:
        raise ValueError("begin() comes before add()")
    if vectors.shape != (len(chunks), stored[1]):
        raise ValueError(f"{len(chunks)} chunks need vectors of {stored[1]} numbers, not {vectors.shape}")
    if record.source != source:
        raise ValueError(f"the record of {record.path} is of another source")
    if any(chunk.source_id != source.id for chunk in chunks):
        raise ValueError(f"a chunk of {record.path} is of another source")


def _release(connection: sqlite3.Connection, path: str, *, keep: str | None) -> list[str]:
    """Drop a record, and its source unless that is ``keep`` or another record points at it."""
    row = connection.execute("SELECT source_id FROM records WHERE path = ?", (path,)).fetchone()
    connection.execute("DELETE FROM records WHERE path = ?", (path,))
    source_id = row[0] if row else None
    if source_id is None or source_id == keep:
        return []
    query = "SELECT path FROM records WHERE source_id = ? ORDER BY path LIMIT 1"
    heir = connection.execute(query, (source_id,)).fetchone()
    if heir is not None:
        query = "UPDATE sources SET path = ? WHERE id = ? AND path = ?"
        connection.execute(query, (heir[0], source_id, path))
        return []
    gone = _drop_content(connection, source_id)
    connection.execute("DELETE FROM sources WHERE id = ?", (source_id,))
    return gone


def _drop_content(connection: sqlite3.Connection, source_id: str) -> list[str]:
    rows = connection.execute("SELECT number, id FROM chunks WHERE source_id = ?", (source_id,)).fetchall()
    numbers = [(number,) for number, _ in rows]
    connection.executemany("DELETE FROM chunk_terms WHERE rowid = ?", numbers)
    connection.executemany("DELETE FROM vectors WHERE number = ?", numbers)
    for table in ("chunks", "pages", "roles", "sketches"):
        connection.execute(f"DELETE FROM {table} WHERE source_id = ?", (source_id,))
    return [identifier for _, identifier in rows]


def _insert_source(connection: sqlite3.Connection, source: Source, digest: str, *, replace: bool) -> None:
    """Write a source. Without ``replace``, one that is there keeps its path and what its front matter said."""
    names = f"{SOURCE_COLUMNS}, content_digest"
    updates = ", ".join(f"{name.strip()} = excluded.{name.strip()}" for name in names.split(",")[1:])
    conflict = updates if replace else "content_digest = excluded.content_digest"
    query = f"INSERT INTO sources ({names}) VALUES ({marks(names)}) ON CONFLICT (id) DO UPDATE SET {conflict}"
    connection.execute(query, (*source_row(source), digest))


def _insert_content(connection: sqlite3.Connection, document: Document) -> None:
    source_id = document.source.id
    pages = [(source_id, page.number, page.label, page.text) for page in document.pages]
    connection.executemany("INSERT INTO pages VALUES (?, ?, ?, ?)", pages)
    if document.role is not None:
        connection.execute("INSERT INTO roles VALUES (?, ?, ?, ?)", role_row(source_id, document.role))


def _insert_chunks(connection: sqlite3.Connection, chunks: Sequence[Chunk], vectors: Vector) -> None:
    query = f"INSERT INTO chunks ({CHUNK_COLUMNS}) VALUES ({marks(CHUNK_COLUMNS)})"
    terms = "INSERT INTO chunk_terms (rowid, heading, body) VALUES (?, ?, ?)"
    for chunk, vector in zip(chunks, vectors, strict=True):
        number = connection.execute(query, chunk_row(chunk)).lastrowid
        connection.execute("INSERT INTO vectors VALUES (?, ?)", (number, vector_blob(vector)))
        connection.execute(terms, (number, *term_row(chunk)))
