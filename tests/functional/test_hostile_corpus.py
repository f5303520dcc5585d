"""A corpus of hostile files, indexed by the real workers: it ends, everything has a reason, the good file answers."""

from __future__ import annotations

import io
import os
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.adapters.hashing_embeddings import HashingEmbedder
from app.adapters.memory_vectors import MemoryVectors
from app.adapters.sqlite_library import SqliteLibrary
from app.ports import SourceStatus
from ingest.synchronising import CorpusIngest
from ingest.workers import Limits, WorkerPool
from tests.unit.ingest.hostile import hostile

pytestmark = [pytest.mark.slow, pytest.mark.timeout(900)]

SECONDS = 60


@pytest.fixture(scope="module")
def indexed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SqliteLibrary]:
    home = tmp_path_factory.mktemp("home")
    corpus = tmp_path_factory.mktemp("corpus")
    fill(corpus, home)
    library, embedder = SqliteLibrary(home / "library.db"), HashingEmbedder()
    vectors, workers = MemoryVectors(embedder.dimension), WorkerPool(Limits(seconds=SECONDS))
    for _ in CorpusIngest(corpus, library, vectors, embedder, home / "lock", workers).sync():
        pass
    yield library
    library.close()


def fill(corpus: Path, outside: Path) -> None:
    """One good file among hostile ones of every kind."""
    (corpus / "good.md").write_text("# Nurses\n\nNurses care for patients.", "utf-8")
    for made in hostile():
        (corpus / f"{made.name}.pdf").write_bytes(made.content)
    for name, content in others():
        (corpus / name).write_bytes(content)
    (outside / "secret.txt").write_text("The password is swordfish.", "utf-8")
    (corpus / "link.txt").symlink_to(outside / "secret.txt")
    (corpus / "loop").symlink_to(corpus)
    (corpus / "nobody.txt").symlink_to(corpus / "missing.txt")
    os.mkfifo(corpus / "pipe.txt")
    with (corpus / "huge.pdf").open("wb") as stream:
        stream.truncate(500 << 20)


def others() -> Iterator[tuple[str, bytes]]:
    """Hostile files that are no PDFs."""
    yield "empty.md", b""
    yield "blank.txt", b" \n\t\n"
    yield "nulls.txt", b"\0" * 100_000
    yield "bomb.docx", zipped({"[Content_Types].xml": b"<x/>", "word/document.xml": b"0" * (200 << 20)})
    yield "laughs.docx", zipped({"[Content_Types].xml": b"<x/>", "word/document.xml": LAUGHS})
    yield (
        "climbs.docx",
        zipped({"[Content_Types].xml": b"<x/>", "../../climbs.txt": b"out", "word/document.xml": b"<w/>"}),
    )
    yield "inner.zip", zipped({"inner.zip": zipped({"a.txt": b"Nurses care."})})
    yield "deep.json", b"[" * 200_000
    yield "deep.html", b"<!doctype html><body>" + b"<div>" * 50_000 + b"Nurses care for patients."
    yield (
        "aliases.md",
        b"---\nk0: &k0 [x, x]\n" + b"".join(ALIAS % (n, n, n - 1, n - 1) for n in range(1, 30)) + b"---\nText.",
    )
    yield "one-line.csv", b"a," * 2_000_000
    yield "quotes.csv", b'name,pay\n"' + b"x" * 1_000_000
    yield "odd\nname '\u202e\".md", b"# A\n\nOne sentence."


LAUGHS = (
    b'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">'
    b'<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]><w>&c;</w>'
)
ALIAS = b"k%d: &k%d [*k%d, *k%d]\n"


def zipped(parts: dict[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return made.getvalue()


def test_every_file_is_accounted_for(indexed: SqliteLibrary) -> None:
    records = indexed.records()
    assert len(records) > 315
    for record in records:
        answers = record.status is SourceStatus.INDEXED
        assert answers == (record.chunks > 0) == (not record.reason), record.path


def test_what_is_counted_as_read_has_text_on_a_page_and_in_a_passage(indexed: SqliteLibrary) -> None:
    for record in indexed.records():
        if record.source is not None:
            assert "".join(page.text for page in indexed.pages(record.source.id)).strip(), record.path
            assert all(chunk.text.strip() for chunk in indexed.chunks_of(record.source.id)), record.path


def test_the_good_file_answers(indexed: SqliteLibrary) -> None:
    assert indexed.search(["patient"], 1)


def test_nothing_outside_of_the_corpus_was_read(indexed: SqliteLibrary) -> None:
    assert indexed.search(["swordfish"], 5) == []


@pytest.mark.parametrize(
    "name", ["huge.pdf", "link.txt", "loop", "nobody.txt", "pipe.txt", "bomb.docx", "laughs.docx", "empty.md"]
)
def test_what_cannot_be_read_says_why(indexed: SqliteLibrary, name: str) -> None:
    (record,) = (record for record in indexed.records() if record.path == name)
    assert record.status is SourceStatus.REFUSED
    assert len(record.reason) > 20
