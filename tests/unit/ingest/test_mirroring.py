"""The vector index follows the library without embedding anything."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime

import numpy as np
import pytest

from app.adapters.memory_vectors import MemoryVectors
from app.adapters.sqlite_library import SqliteLibrary
from app.domain import Chunk, Document, Page, Source, SourceKind, Span
from app.ports import SourceRecord, SourceStatus
from ingest.mirroring import mirror

NOW = datetime(2025, 5, 31, tzinfo=UTC)
ROWS = np.eye(3, dtype=np.float32)


@pytest.fixture
def library():
    opened = SqliteLibrary(None)
    opened.begin("embedded/minilm", 3)
    sha = hashlib.sha256(b"x").hexdigest()
    source = Source(sha[:12], "a.md", "A", "", "", "", "", "en", sha, SourceKind.ARTICLE, "text/plain")
    chunks = [Chunk(f"chunk-{n}", source.id, n, ("A",), "text", Span(0, 5 * n, 5 * n + 4)) for n in range(3)]
    record = SourceRecord("a.md", sha, 1, 1, SourceStatus.INDEXED, "", 1, 3, NOW, source)
    opened.add(record, Document(source, (Page(0, "", "text text text"),), ()), chunks, ROWS)
    yield opened
    opened.close()


def test_an_empty_index_is_filled(library):
    vectors = MemoryVectors(3)
    assert mirror(library, vectors) == 3
    assert vectors.query(ROWS[1], 1)[0].chunk_id == "chunk-1"


def test_only_what_is_missing_or_stray_is_changed(library):
    vectors = MemoryVectors(3)
    vectors.upsert(["chunk-0", "stray"], ["s", "s"], ROWS[:2])
    assert mirror(library, vectors) == 3
    assert vectors.ids() == {"chunk-0", "chunk-1", "chunk-2"}


def test_an_index_in_step_is_left_alone(library):
    vectors = MemoryVectors(3)
    mirror(library, vectors)
    assert mirror(library, vectors) == 0


def test_an_empty_library_empties_the_index(library):
    vectors = MemoryVectors(3)
    mirror(library, vectors)
    library.remove("a.md")
    assert mirror(library, vectors) == 3
    assert vectors.ids() == set()
