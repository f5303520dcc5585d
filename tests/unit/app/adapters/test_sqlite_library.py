"""What only a library in a file can show: other versions, damage, another writer, reopening."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime

import numpy as np
import pytest

from app.adapters import sqlite_library
from app.adapters.sqlite_connections import Connections, StoreName, discard
from app.adapters.sqlite_feedback import SqliteFeedback
from app.adapters.sqlite_library import SqliteLibrary
from app.domain import Chunk, Document, Page, Source, SourceKind, Span
from app.errors import LibraryBusy, LibraryDamaged, LibraryError
from app.ports import Feedback, SourceRecord, SourceStatus

NOW = datetime(2025, 5, 31, tzinfo=UTC)
REFUSED = SourceRecord("a.pdf", "0" * 64, 1, 1, SourceStatus.REFUSED, "Empty.", 0, 0, NOW, None)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "home" / "index.sqlite3"


def _made(path):
    library = SqliteLibrary(path)
    library.refuse(REFUSED)
    library.close()


def test_a_library_opened_again_holds_what_was_put_in(path):
    _made(path)
    library = SqliteLibrary(path)
    assert library.records() == [REFUSED]
    library.close()


def test_two_handles_see_each_other_s_changes(path):
    one, two = SqliteLibrary(path), SqliteLibrary(path)
    before = two.fingerprint(), two.roles()
    one.refuse(REFUSED)
    assert two.records() == [REFUSED]
    assert (two.fingerprint(), two.roles()) == before
    one.close()
    two.close()


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE meta SET value = '0' WHERE key = 'schema'",
        "DELETE FROM meta WHERE key = 'schema'",
        "DROP TABLE meta",
    ],
)
def test_a_file_of_another_version_asks_for_a_rebuild(path, change):
    _made(path)
    with sqlite3.connect(path) as connection:
        connection.execute(change)
    connection.close()
    with pytest.raises(LibraryDamaged) as caught:
        SqliteLibrary(path)
    assert "--rebuild" in caught.value.hint


def test_a_file_that_is_no_database_is_damaged(path):
    path.parent.mkdir()
    path.write_bytes(b"not a database at all, but long enough to look" * 100)
    with pytest.raises(LibraryDamaged, match="not a database"):
        SqliteLibrary(path)


def test_a_table_that_vanished_is_damage(path):
    library = SqliteLibrary(path)
    with sqlite3.connect(path) as connection:
        connection.execute("DROP TABLE pages")
    connection.close()
    with pytest.raises(LibraryDamaged, match="pages"):
        library.pages("x")
    library.close()


def test_a_discarded_library_begins_anew(path):
    _made(path)
    discard(path)
    library = SqliteLibrary(path)
    assert library.records() == []
    library.close()
    discard(path)
    assert list(path.parent.iterdir()) == []


def test_a_folder_that_cannot_be_made_is_named(tmp_path):
    (tmp_path / "home").write_text("a file in the way")
    with pytest.raises(LibraryError, match="cannot be opened"):
        SqliteLibrary(tmp_path / "home" / "index.sqlite3")


def test_a_second_writer_is_told_that_the_store_is_busy(path):
    name = StoreName("index", "Rebuild it.")
    one, two = Connections(path, name), Connections(path, name, busy_seconds=0.05)
    with one.write() as connection:
        connection.execute("CREATE TABLE t (n)")
        with pytest.raises(LibraryBusy, match="another process"), two.write():
            pass
    one.close()
    two.close()


def _write_and_fail(connections):
    with connections.write() as connection:
        connection.execute("INSERT INTO t VALUES (1)")
        raise RuntimeError("half way")


def test_a_change_that_fails_half_way_leaves_nothing_behind(path):
    connections = Connections(path, StoreName("index", "Rebuild it."))
    with connections.write() as connection:
        connection.execute("CREATE TABLE t (n)")
    with pytest.raises(RuntimeError, match="half way"):
        _write_and_fail(connections)
    with connections.read() as connection:
        assert connection.execute("SELECT count(*) FROM t").fetchone() == (0,)
    connections.close()


def test_a_closed_library_says_so(path):
    library = SqliteLibrary(path)
    library.close()
    with pytest.raises(LibraryError, match="closed"):
        library.records()


def test_cleared_feedback_leaves_no_words_in_the_file(path):
    store = SqliteFeedback(path)
    store.add(Feedback("talk", True, "my very private reason", "{}", NOW))
    store.clear()
    assert all(b"private" not in file.read_bytes() for file in path.parent.iterdir())
    store.close()


def test_feedback_lives_on_when_the_store_is_opened_again(path):
    store = SqliteFeedback(path)
    store.add(Feedback("talk", False, "wrong", "{}", NOW))
    store.close()
    again = SqliteFeedback(path)
    assert [kept.reason for kept in again.all()] == ["wrong"]
    again.close()


def test_a_file_of_the_first_version_is_brought_up_to_date_with_what_it_holds(path):
    _made(path)
    with sqlite3.connect(path) as connection:
        for column in ("notes", "suspicions", "supersedes"):
            connection.execute(f"ALTER TABLE records DROP COLUMN {column}")
        connection.execute("DROP TABLE sketches")
        connection.execute("UPDATE meta SET value = '1' || substr(value, 2) WHERE key = 'schema'")
    connection.close()
    for _ in range(2):
        library = SqliteLibrary(path)
        assert library.records() == [REFUSED]
        assert library.sketches() == {}
        library.close()


def _holding(*texts):
    library = SqliteLibrary(None)
    library.begin("embedded/minilm", 2)
    source = Source("0" * 12, "a.md", "Guide", "", "", "", "", "en", "0" * 64, SourceKind.ARTICLE, "text/plain")
    pages = tuple(Page(number, str(number), text) for number, text in enumerate(texts))
    spans = [Span(page.number, 0, len(page.text)) for page in pages]
    chunks = [
        Chunk(str(span.page), source.id, span.page, (), text, span, (span,))
        for span, text in zip(spans, texts, strict=True)
    ]
    record = SourceRecord("a.md", "0" * 64, 1, 1, SourceStatus.INDEXED, "", len(texts), len(texts), NOW, source)
    library.add(record, Document(source, pages, ()), chunks, np.ones((len(texts), 2), np.float32))
    return library


def test_terms_that_would_take_long_to_score_are_left_out_beside_rarer_ones(monkeypatch):
    monkeypatch.setattr(sqlite_library, "_MOST_SCORED", 2)
    library = _holding("Nurses care.", "Nurses earn pay.", "Welders earn.", "Nurses study.")
    assert [hit.chunk_id for hit in library.search(["nurs", "care"], 10)] == ["0"]
    assert len(library.search(["nurs"], 10)) == 3
    library.close()
