"""The tables of the library's SQLite file and the version they are of. Reading and writing rows is left to others."""

from __future__ import annotations

import sqlite3
from importlib.metadata import version

from app.errors import LibraryDamaged

REBUILD = "Rebuild the index with `career-coach ingest --rebuild`."

# Every character that an index term may hold counts as a letter to FTS5, so that `c++` and `node.js` stay whole.
_TABLES = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE sources (
    id TEXT PRIMARY KEY, path TEXT NOT NULL, title TEXT NOT NULL, publisher TEXT NOT NULL, licence TEXT NOT NULL,
    url TEXT NOT NULL, date TEXT NOT NULL, language TEXT NOT NULL, sha256 TEXT NOT NULL, kind TEXT NOT NULL,
    media_type TEXT NOT NULL, content_digest TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE records (
    path TEXT PRIMARY KEY, sha256 TEXT NOT NULL, size INTEGER NOT NULL, modified_ns INTEGER NOT NULL,
    status TEXT NOT NULL, reason TEXT NOT NULL, pages INTEGER NOT NULL, chunks INTEGER NOT NULL,
    indexed_at TEXT NOT NULL, source_id TEXT REFERENCES sources (id)
) WITHOUT ROWID;
CREATE INDEX records_by_source ON records (source_id);
CREATE TABLE pages (
    source_id TEXT NOT NULL REFERENCES sources (id), number INTEGER NOT NULL, label TEXT NOT NULL, text TEXT NOT NULL,
    PRIMARY KEY (source_id, number)
) WITHOUT ROWID;
CREATE TABLE roles (
    source_id TEXT PRIMARY KEY REFERENCES sources (id), code TEXT NOT NULL, title TEXT NOT NULL, names TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE chunks (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, source_id TEXT NOT NULL REFERENCES sources (id),
    ordinal INTEGER NOT NULL, heading_path TEXT NOT NULL, text TEXT NOT NULL, page INTEGER NOT NULL,
    start INTEGER NOT NULL, end INTEGER NOT NULL, sentences TEXT NOT NULL
);
CREATE INDEX chunks_by_source ON chunks (source_id, ordinal);
CREATE TABLE vectors (number INTEGER PRIMARY KEY REFERENCES chunks (number), vector BLOB NOT NULL);
CREATE VIRTUAL TABLE chunk_terms USING fts5 (
    heading, body, tokenize = "unicode61 remove_diacritics 0 categories 'L* M* N* P* S* Co Cf'"
);
CREATE VIRTUAL TABLE term_counts USING fts5vocab (chunk_terms, 'row');
INSERT INTO chunk_terms (chunk_terms, rank) VALUES ('rank', 'bm25(2.0, 1.0)');
"""


def schema_version() -> str:
    """The tables' version, with the stemmer's major version: stored stems are only found by the same stemmer."""
    return f"1+snowball{version('snowballstemmer').split('.')[0]}"


def ensure_schema(connection: sqlite3.Connection) -> None:
    """Make the tables in an empty file. ``LibraryDamaged`` if the file holds tables of another version."""
    known = {str(name) for (name,) in connection.execute("SELECT name FROM sqlite_master")}
    if not known:
        for statement in _TABLES.strip().split(";\n"):
            connection.execute(statement)
        connection.execute("INSERT INTO meta VALUES ('schema', ?)", (schema_version(),))
        return
    row = connection.execute("SELECT value FROM meta WHERE key = 'schema'").fetchone() if "meta" in known else None
    found = str(row[0]) if row else "unknown"
    if found != schema_version():
        raise LibraryDamaged(
            f"The index is of version {found}; this release of the coach reads version {schema_version()}.", REBUILD
        )
