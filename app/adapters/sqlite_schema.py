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
    indexed_at TEXT NOT NULL, source_id TEXT REFERENCES sources (id), notes TEXT NOT NULL DEFAULT '[]',
    suspicions TEXT NOT NULL DEFAULT '[]', supersedes TEXT NOT NULL DEFAULT '[]'
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
CREATE TABLE sketches (source_id TEXT PRIMARY KEY REFERENCES sources (id), sketch BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE vectors (number INTEGER PRIMARY KEY REFERENCES chunks (number), vector BLOB NOT NULL);
CREATE VIRTUAL TABLE chunk_terms USING fts5 (
    heading, body, tokenize = "unicode61 remove_diacritics 0 categories 'L* M* N* P* S* Co Cf'"
);
CREATE VIRTUAL TABLE term_counts USING fts5vocab (chunk_terms, 'row');
INSERT INTO chunk_terms (chunk_terms, rank) VALUES ('rank', 'bm25(2.0, 1.0)');
"""

_FROM_1 = """
ALTER TABLE records ADD COLUMN notes TEXT NOT NULL DEFAULT '[]';
ALTER TABLE records ADD COLUMN suspicions TEXT NOT NULL DEFAULT '[]';
ALTER TABLE records ADD COLUMN supersedes TEXT NOT NULL DEFAULT '[]';
CREATE TABLE sketches (source_id TEXT PRIMARY KEY REFERENCES sources (id), sketch BLOB NOT NULL) WITHOUT ROWID;
"""


def schema_version() -> str:
    """The tables' version, with the stemmer's major version: stored stems are only found by the same stemmer."""
    return f"2{_stems()}"


def _stems() -> str:
    return f"+snowball{version('snowballstemmer').split('.')[0]}"


def ensure_schema(connection: sqlite3.Connection) -> None:
    """Make the tables in an empty file, or bring those of version 1 up to date.

    Raises ``LibraryDamaged`` if the file holds tables of another version.
    """
    known = {str(name) for (name,) in connection.execute("SELECT name FROM sqlite_master")}
    if not known:
        _execute(connection, _TABLES)
        return
    row = connection.execute("SELECT value FROM meta WHERE key = 'schema'").fetchone() if "meta" in known else None
    found = str(row[0]) if row else "unknown"
    if found == f"1{_stems()}":
        _execute(connection, _FROM_1)
    elif found != schema_version():
        raise LibraryDamaged(
            f"The index is of version {found}; this release of the coach reads version {schema_version()}.", REBUILD
        )


def _execute(connection: sqlite3.Connection, statements: str) -> None:
    for statement in statements.strip().split(";\n"):
        connection.execute(statement)
    connection.execute("INSERT OR REPLACE INTO meta VALUES ('schema', ?)", (schema_version(),))
