"""A library of every format that is read, indexed with the real store and the real vector index, and searched."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from app.adapters.chroma_vectors import ChromaVectors
from app.adapters.hashing_embeddings import HashingEmbedder
from app.adapters.sqlite_library import SqliteLibrary
from app.domain import Chunk
from app.language.words import index_terms
from app.ports import FileOutcome
from ingest.synchronising import CorpusIngest
from ingest.workers import WorkerPool
from tests.unit.ingest.pdf_maker import Text, lines, pdf

FILES = {
    "guide.md": b"---\nkind: role\nrole: {code: 29-1141.00, title: Nurses}\n---\n"
    b"# Nurses\n\n## Pay\n\nNurses earn well.\n",
    "page.html": b"<!doctype html><html><head><title>Teaching</title></head><body><article><h1>Teaching</h1>"
    b"<p>Teachers prepare lessons for pupils.</p></article></body></html>",
    "courses.csv": "Course;Weeks;Provider\nStatistics basics;6;Open School\n".encode("utf-16"),
    "chinese.txt": "电工安装和修理电气设备。电工需要考取证书。".encode("gb18030"),
    "report.pdf": pdf(
        [Text(72, 760, "Robots in kitchens", 18), *lines("Cooks work with robots in some\nkitchens now.")]
    ),
    "blank.pdf": pdf([]),
    "old.doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 64,
}


@pytest.fixture(scope="module")
def indexed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[CorpusIngest, SqliteLibrary, ChromaVectors]]:
    home = tmp_path_factory.mktemp("coach")
    for name, content in FILES.items():
        (home / "corpus").mkdir(exist_ok=True)
        (home / "corpus" / name).write_bytes(content)
    embedder, library = HashingEmbedder(), SqliteLibrary(home / "index.db")
    vectors = ChromaVectors.persistent(home / "chroma", embedder.name, embedder.dimension)
    ingest = CorpusIngest(home / "corpus", library, vectors, embedder, home / "ingest.lock", WorkerPool())
    for _ in ingest.sync():
        pass
    yield ingest, library, vectors
    vectors.close()
    library.close()


def found(library: SqliteLibrary, question: str) -> Chunk:
    """The best chunk by its words."""
    hits = library.search(index_terms(question), 1)
    return library.chunks([hits[0].chunk_id])[0]


@pytest.mark.parametrize(
    ("question", "quote", "path"),
    [
        ("what do nurses earn", "Nurses earn well.", ("Nurses", "Pay")),
        ("what do teachers prepare", "Teachers prepare lessons for pupils.", ("Teaching",)),
        ("statistics course", "Statistics basics — Weeks: 6; Provider: Open School.", ("Courses",)),
        ("电工证书", "电工需要考取证书。", ("Chinese",)),
        ("robots in kitchens", "Cooks work with robots in some kitchens now.", ("Robots in kitchens",)),
    ],
)
def test_every_format_can_be_found_and_quoted(indexed, question: str, quote: str, path: tuple[str, ...]) -> None:
    chunk = found(indexed[1], question)
    assert quote in [chunk.quote(sentence) for sentence in chunk.sentences]
    assert chunk.heading_path == path


def test_what_was_quoted_stands_on_the_page(indexed) -> None:
    library = indexed[1]
    chunk = found(library, "robots in kitchens")
    page = library.pages(chunk.source_id)[chunk.span.page]
    assert page.text[chunk.span.start : chunk.span.end] == chunk.text


def test_refused_files_say_why(indexed) -> None:
    reasons = {record.path: record.reason for record in indexed[1].records() if record.reason}
    assert set(reasons) == {"blank.pdf", "old.doc"}
    assert "None of its pages holds text" in reasons["blank.pdf"]
    assert ".docx" in reasons["old.doc"]


def test_the_role_of_a_guide_is_in_the_catalogue(indexed) -> None:
    assert [entry.role.title for entry in indexed[1].roles()] == ["Nurses"]


def test_a_dropped_file_is_found_and_gone_once_removed(indexed) -> None:
    ingest, library, vectors = indexed
    before = vectors.ids()
    *_, last = ingest.add("pilots.md", b"Pilots fly aeroplanes across oceans.")
    assert last.report.outcome is FileOutcome.ADDED
    assert library.search(index_terms("aeroplanes"), 1)
    for _ in ingest.remove(last.report.path):
        pass
    assert library.search(index_terms("aeroplanes"), 1) == []
    assert vectors.ids() == before
