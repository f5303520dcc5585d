"""The library in one SQLite file: manifest, text, index terms, roles and vectors; everything else can be made from it.

Reading is here, writing in ``sqlite_writes``. Which files to index and how to split them is left to the ingest; nearest
neighbours are left to the vector index, which only mirrors the vectors kept here.
"""

from __future__ import annotations

import hashlib
import json
import secrets
import sqlite3
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from app.adapters import sqlite_writes as writes
from app.adapters.sqlite_connections import Connections, StoreName
from app.adapters.sqlite_rows import (
    CHUNK_COLUMNS,
    RECORD_COLUMNS,
    SOURCE_COLUMNS,
    columns,
    match_query,
    to_chunk,
    to_page,
    to_record,
    to_role,
    to_sketch,
    to_source,
    to_vectors,
)
from app.adapters.sqlite_schema import REBUILD, ensure_schema
from app.domain import Chunk, Document, Page, RoleEntry, Source
from app.errors import LibraryDamaged
from app.ports import Hit, Sketch, SourceRecord, TermCounts, Vector

BATCH = 1000
_MOST_SCORED = 15000
"""Rows that a search scores, a term's rows counted for each term: about 20 ms, however large the library is."""
_MOST_COUNTED = 20_000


class SqliteLibrary:
    """Implements ``app.ports.WritableLibrary``; ``path`` None keeps it in memory, for tests.

    Raises ``LibraryBusy``, ``LibraryDamaged`` (also for a file of another version) and ``LibraryError``.
    """

    def __init__(self, path: Path | None) -> None:
        self._connections = Connections(path, StoreName("index", REBUILD))
        self._cache_lock = threading.Lock()
        self._roles: tuple[str, tuple[RoleEntry, ...]] | None = None
        self._fingerprint: tuple[str, str] | None = None
        self._counted: tuple[str, TermCounts] | None = None
        try:
            with self._connections.write() as connection:
                ensure_schema(connection)
        except BaseException:
            self._connections.close()
            raise

    def close(self) -> None:
        """Close the file. Safe to call twice."""
        self._connections.close()

    def check(self) -> None:
        """Read the whole file for damage. Raises ``LibraryDamaged``."""
        with self._connections.read() as connection:
            findings = [row[0] for row in connection.execute("PRAGMA quick_check")]
        if findings != ["ok"]:
            raise LibraryDamaged(f"The index is damaged: {findings[0]}.", REBUILD)

    def records(self) -> list[SourceRecord]:
        """The manifest, by path."""
        with self._connections.read() as connection:
            sources = {row[0]: to_source(row) for row in connection.execute(f"SELECT {SOURCE_COLUMNS} FROM sources")}
            rows = connection.execute(f"SELECT {RECORD_COLUMNS} FROM records ORDER BY path").fetchall()
        return [to_record(row, sources.get(row[9])) for row in rows]

    def source(self, source_id: str) -> Source | None:
        """A source that is indexed, or None."""
        with self._connections.read() as connection:
            query = f"SELECT {SOURCE_COLUMNS} FROM sources WHERE id = ?"
            row = connection.execute(query, (source_id,)).fetchone()
        return to_source(row) if row else None

    def pages(self, source_id: str) -> list[Page]:
        """The pages of a source, in order; empty if it is not indexed."""
        with self._connections.read() as connection:
            query = "SELECT number, label, text FROM pages WHERE source_id = ? ORDER BY number"
            return [to_page(row) for row in connection.execute(query, (source_id,))]

    def chunks(self, ids: Sequence[str]) -> list[Chunk]:
        """Chunks in the order asked for; those that are gone are left out."""
        query = f"SELECT {CHUNK_COLUMNS} FROM chunks WHERE id IN (SELECT value FROM json_each(?))"
        with self._connections.read() as connection:
            found = {row[0]: to_chunk(row) for row in connection.execute(query, (json.dumps(list(ids)),))}
        return [found[identifier] for identifier in ids if identifier in found]

    def chunks_of(self, source_id: str) -> list[Chunk]:
        """All chunks of a source, in order."""
        query = f"SELECT {CHUNK_COLUMNS} FROM chunks WHERE source_id = ? ORDER BY ordinal"
        with self._connections.read() as connection:
            return [to_chunk(row) for row in connection.execute(query, (source_id,))]

    def search(self, terms: Sequence[str], limit: int) -> list[Hit]:
        """BM25 over index terms, headings counting double; any term may match. Best first.

        Where all of them would take long, common terms are left out, for they take longest and tell least.
        """
        if limit < 1:
            return []
        query = """
            SELECT chunks.id, -found.rank FROM
                (SELECT rowid, rank FROM chunk_terms WHERE chunk_terms MATCH ? ORDER BY rank LIMIT ?) AS found
            JOIN chunks ON chunks.number = found.rowid ORDER BY found.rank, chunks.id
        """
        with self._connections.read() as connection:
            match = match_query(_telling(self._counts(connection, terms)))
            found = connection.execute(query, (match, limit)) if match else ()
            return [Hit(identifier, score) for identifier, score in found]

    def counts(self, terms: Sequence[str]) -> TermCounts:
        """How many chunks there are, and how many hold each of these terms."""
        with self._connections.read() as connection:
            return self._counts(connection, terms)

    def roles(self) -> list[RoleEntry]:
        """The catalogue of roles, by code; remembered until the library changes."""
        with self._connections.read() as connection:
            revision = writes.revision(connection)
            with self._cache_lock:
                if self._roles is None or self._roles[0] != revision:
                    query = "SELECT source_id, code, title, names FROM roles ORDER BY code, source_id"
                    self._roles = (revision, tuple(to_role(row) for row in connection.execute(query)))
                return list(self._roles[1])

    def vectors(self) -> Iterator[tuple[list[str], list[str], Vector]]:
        """All chunk ids, their source ids and vectors, in batches of at most ``BATCH``."""
        query = """
            SELECT number, id, source_id, vector FROM vectors JOIN chunks USING (number)
            WHERE number > ? ORDER BY number LIMIT ?
        """
        last = -1
        while True:
            with self._connections.read() as connection:
                stored = writes.embedding(connection)
                rows = connection.execute(query, (last, BATCH)).fetchall()
            if not rows or stored is None:
                return
            yield [row[1] for row in rows], [row[2] for row in rows], to_vectors((row[3] for row in rows), stored[1])
            last = rows[-1][0]

    def vectors_of(self, ids: Sequence[str]) -> Mapping[str, Vector]:
        """The vectors of these chunks."""
        query = """
            SELECT id, vector FROM chunks JOIN vectors USING (number) WHERE id IN (SELECT value FROM json_each(?))
        """
        with self._connections.read() as connection:
            stored = writes.embedding(connection)
            rows = connection.execute(query, (json.dumps(list(ids)),)).fetchall()
        if stored is None or not rows:
            return {}
        return dict(zip((row[0] for row in rows), to_vectors((row[1] for row in rows), stored[1]), strict=True))

    def chunk_ids(self) -> set[str]:
        """The ids of all chunks."""
        with self._connections.read() as connection:
            return {identifier for (identifier,) in connection.execute("SELECT id FROM chunks")}

    def sketches(self) -> Mapping[str, Sketch]:
        """The sketches that are kept, by source id."""
        with self._connections.read() as connection:
            rows = connection.execute("SELECT source_id, sketch FROM sketches ORDER BY source_id").fetchall()
        return {source_id: to_sketch(blob) for source_id, blob in rows}

    def reader(self) -> str:
        """Which version of the readers the index was last brought in step with; empty if none was."""
        with self._connections.read() as connection:
            return writes.meta(connection, "reader")

    def embedding(self) -> tuple[str, int] | None:
        """Name and dimension of the model that the vectors are of; None while there are none."""
        with self._connections.read() as connection:
            return writes.embedding(connection) if writes.has_vectors(connection) else None

    def fingerprint(self) -> str:
        """First 16 hex digits of the hash of sources, their content as split, and the embedding model."""
        with self._connections.read() as connection:
            revision = writes.revision(connection)
            with self._cache_lock:
                if self._fingerprint is None or self._fingerprint[0] != revision:
                    self._fingerprint = (revision, _fingerprint(connection))
                return self._fingerprint[1]

    def begin(self, embedding: str, dimension: int) -> None:
        """Remember the embedding model; ``EmbeddingMismatch`` if vectors of another are there."""
        with self._change() as connection:
            writes.begin(connection, embedding, dimension)

    def add(self, record: SourceRecord, document: Document, chunks: Sequence[Chunk], vectors: Vector) -> list[str]:
        """Put a document in, replacing what its path held. Returns the ids of the chunks that are gone."""
        with self._change() as connection:
            return writes.add(connection, record, document, chunks, vectors)

    def refuse(self, record: SourceRecord) -> list[str]:
        """Remember why a file was not read, dropping what its path held. Returns the ids of chunks that are gone."""
        with self._change() as connection:
            gone = writes.remove(connection, record.path)
            writes.insert_record(connection, record, None)
            return gone

    def rename(self, old_path: str, record: SourceRecord) -> None:
        """A file has another path, the same bytes. ``ValueError`` if the new path is taken or the old one unknown."""
        with self._change() as connection:
            writes.rename(connection, old_path, record)

    def touch(self, record: SourceRecord) -> None:
        """The same bytes with another size or time on disk."""
        with self._change() as connection:
            writes.touch(connection, record)

    def remove(self, path: str) -> list[str]:
        """Forget a file. Returns the ids of the chunks that are gone."""
        with self._change() as connection:
            return writes.remove(connection, path)

    def read_with(self, version: str) -> None:
        """Remember the version of the readers that every file has now been read with."""
        with self._connections.write() as connection:
            writes.set_meta(connection, "reader", version)

    def keep_sketches(self, sketches: Mapping[str, Sketch]) -> None:
        """Keep sketches of sources, beside the others; those of sources that are gone are left out."""
        with self._connections.write() as connection:
            writes.keep_sketches(connection, sketches)

    def clear(self) -> None:
        """Forget everything, the embedding model too."""
        with self._change() as connection:
            writes.clear(connection)

    def _counts(self, connection: sqlite3.Connection, terms: Sequence[str]) -> TermCounts:
        """Counted once, until the library changes."""
        revision = writes.revision(connection)
        query = "SELECT doc FROM term_counts WHERE term = ?"
        with self._cache_lock:
            held = self._counted[1] if self._counted is not None and self._counted[0] == revision else None
            if held is None or len(held.containing) > _MOST_COUNTED:
                held = TermCounts(connection.execute("SELECT count(*) FROM chunks").fetchone()[0], {})
            new = [term for term in terms if term not in held.containing]
            rows = [connection.execute(query, (term,)).fetchone() for term in new]
            found = {term: row[0] if row else 0 for term, row in zip(new, rows, strict=True)}
            held = TermCounts(held.chunks, {**held.containing, **found})
            self._counted = (revision, held)
        return TermCounts(held.chunks, {term: held.containing[term] for term in terms})

    @contextmanager
    def _change(self) -> Iterator[sqlite3.Connection]:
        with self._connections.write() as connection:
            yield connection
            writes.set_meta(connection, "revision", secrets.token_hex(8))


def _telling(counts: TermCounts) -> list[str]:
    """The rarest terms, as many as may be scored, and one at least."""
    chosen: list[str] = []
    scored = 0
    for term, holding in sorted(counts.containing.items(), key=lambda pair: pair[1]):
        scored += holding
        if scored <= _MOST_SCORED or scored == holding:
            chosen.append(term)
    return chosen


def _fingerprint(connection: sqlite3.Connection) -> str:
    stored = writes.embedding(connection) if writes.has_vectors(connection) else None
    digest = hashlib.sha256(repr(stored).encode())
    names = columns(SOURCE_COLUMNS.replace("path, ", ""), "sources")
    for row in connection.execute(f"SELECT {names}, content_digest FROM sources ORDER BY id"):
        digest.update(repr(row).encode())
    return digest.hexdigest()[:16]
