"""What every library does, tried on the file and on the in-memory one."""

from __future__ import annotations

import hashlib
import threading
from dataclasses import replace
from datetime import UTC, datetime

import numpy as np
import pytest

from app.adapters.sqlite_library import SqliteLibrary
from app.domain import Chunk, Document, Page, Role, Source, SourceKind, Span, Suspicion, SuspicionKind
from app.errors import EmbeddingMismatch
from app.language.words import index_terms
from app.ports import SourceRecord, SourceStatus, TermCounts

EMBEDDING = "embedded/minilm"
DIMENSION = 4
NOW = datetime(2025, 5, 31, 12, 0, tzinfo=UTC)


@pytest.fixture(params=["file", "memory"])
def library(request, tmp_path):
    opened = SqliteLibrary(tmp_path / "index.sqlite3" if request.param == "file" else None)
    opened.begin(EMBEDDING, DIMENSION)
    yield opened
    opened.close()


def _document(path, *texts, role=None, title="A guide"):
    sha = hashlib.sha256("|".join(texts).encode()).hexdigest()
    source = Source(sha[:12], path, title, "Us", "CC BY 4.0", "", "2025", "en", sha, SourceKind.ARTICLE, "text/plain")
    return Document(source, tuple(Page(n, str(n + 1), text) for n, text in enumerate(texts)), (), role)


def _chunks(document):
    return [
        Chunk(
            f"{document.source.id}-{page.number}",
            document.source.id,
            page.number,
            (document.source.title, "Pay"),
            page.text,
            Span(page.number, 0, len(page.text)),
            (Span(page.number, 0, len(page.text)),),
        )
        for page in document.pages
    ]


def _vectors(count, seed=0):
    rows = np.random.default_rng(seed).normal(size=(count, DIMENSION)).astype(np.float32)
    return rows / np.linalg.norm(rows, axis=1, keepdims=True)


def _record(document, path=None, **changes):
    source = document.source
    values = {
        "path": path or source.path,
        "sha256": source.sha256,
        "size": 10,
        "modified_ns": 5,
        "status": SourceStatus.INDEXED,
        "reason": "",
        "pages": len(document.pages),
        "chunks": len(document.pages),
        "indexed_at": NOW,
        "source": source,
    }
    return SourceRecord(**(values | changes))


def _refused(path, reason="It holds no text."):
    return SourceRecord(path, "0" * 64, 10, 5, SourceStatus.REFUSED, reason, 0, 0, NOW, None)


def _add(library, document, path=None, seed=0):
    chunks = _chunks(document)
    return library.add(_record(document, path), document, chunks, _vectors(len(chunks), seed))


def _found(library, text, limit=10):
    return [hit.chunk_id for hit in library.search(index_terms(text), limit)]


def test_a_document_comes_back_as_it_went_in(library):
    document = _document("a.md", "Nurses care for patients.", "护士照顾病人。", role=Role("1", "Nurse", ("RN", "护士")))
    _add(library, document)
    assert library.source(document.source.id) == document.source
    assert library.pages(document.source.id) == list(document.pages)
    assert library.chunks_of(document.source.id) == _chunks(document)
    assert library.records() == [_record(document)]
    assert [entry.role for entry in library.roles()] == [document.role]


def test_an_unknown_source_has_no_pages_or_chunks(library):
    assert library.source("nothing") is None
    assert library.pages("nothing") == []
    assert library.chunks_of("nothing") == []


def test_records_are_ordered_by_path(library):
    for path in ("b.md", "c.md", "a.md"):
        _add(library, _document(path, f"The text of {path}."))
    assert [record.path for record in library.records()] == ["a.md", "b.md", "c.md"]


def test_chunks_come_in_the_order_asked_for_without_those_that_are_gone(library):
    document = _document("a.md", "One.", "Two.", "Three.")
    _add(library, document)
    first, _, third = _chunks(document)
    assert library.chunks([third.id, "gone", first.id]) == [third, first]
    assert library.chunks([]) == []


def test_a_search_finds_any_of_the_terms_and_the_best_comes_first(library):
    document = _document("a.md", "Nurses care.", "Nurses earn good pay.", "Welders weld.")
    _add(library, document)
    first, second, third = (chunk.id for chunk in _chunks(document))
    assert _found(library, "nurses earning pay") == [second, first, third]
    scores = [hit.score for hit in library.search(index_terms("nurses earning pay"), 10)]
    assert scores == sorted(scores, reverse=True)
    assert all(score > 0 for score in scores)


def test_a_term_in_a_heading_counts_for_more_than_one_in_the_text(library):
    headed = _document("a.md", "Words about something else entirely.", title="Apprenticeship")
    bodied = _document("b.md", "Words about an apprenticeship though.", title="Elsewhere")
    for document in (bodied, headed):
        _add(library, document)
    assert _found(library, "apprenticeship") == [f"{headed.source.id}-0", f"{bodied.source.id}-0"]


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("Programs are written in C++.", "c++"),
        ("Servers run on Node.js here.", "node.js"),
        ("They use CI/CD a lot.", "ci/cd"),
        ("Work in C# with it.", "C#"),
        ("护士的工资很高。", "护士"),
        ("A café nearby.", "café"),
        ("It pays 86,070 dollars.", "86070"),
    ],
)
def test_a_term_with_signs_is_found_whole(library, text, question):
    document = _document("a.md", text, "C programs are something other.", "Nodes and js, cicd, 护理 士兵 cafe 86 070.")
    _add(library, document)
    whole = index_terms(question)[0]
    assert [hit.chunk_id for hit in library.search([whole], 10)] == [f"{document.source.id}-0"]


@pytest.mark.parametrize("terms", [[], [""], ['"'], ["*"], ["NEAR(a b)"], ["a\0b"], ["-"], ["heading:x"], ["a OR"]])
def test_no_term_is_taken_for_search_syntax(library, terms):
    _add(library, _document("a.md", "Some text."))
    assert library.search(terms, 5) == []


def test_a_search_gives_no_more_than_its_limit(library):
    _add(library, _document("a.md", *(f"Nurse number {n}." for n in range(9))))
    assert len(library.search(["nurs"], 4)) == 4
    assert library.search(["nurs"], 0) == []


def test_vectors_come_back_to_the_bit(library):
    document = _document("a.md", "One.", "Two.")
    _add(library, document, seed=3)
    ids, source_ids, rows = next(library.vectors())
    assert ids == [chunk.id for chunk in _chunks(document)]
    assert source_ids == [document.source.id] * 2
    assert rows.dtype == np.float32
    assert np.array_equal(rows, _vectors(2, seed=3))
    assert np.array_equal(library.vectors_of([ids[1], "gone"])[ids[1]], rows[1])
    assert set(library.vectors_of([ids[1], "gone"])) == {ids[1]}


def test_an_empty_library_has_no_vectors_and_no_embedding(library):
    assert list(library.vectors()) == []
    assert library.vectors_of(["x"]) == {}
    assert library.embedding() is None


def test_the_embedding_is_remembered_with_the_first_vectors(library):
    _add(library, _document("a.md", "One."))
    assert library.embedding() == (EMBEDDING, DIMENSION)


@pytest.mark.parametrize(("name", "dimension"), [("ollama/bge-m3", DIMENSION), (EMBEDDING, DIMENSION + 1)])
def test_vectors_of_two_models_never_mix(library, name, dimension):
    _add(library, _document("a.md", "One."))
    with pytest.raises(EmbeddingMismatch):
        library.begin(name, dimension)
    assert library.embedding() == (EMBEDDING, DIMENSION)


def test_another_model_is_welcome_while_there_are_no_vectors(library):
    library.begin("ollama/bge-m3", 2)
    document = _document("a.md", "One.")
    library.add(_record(document), document, _chunks(document), np.array([[1, 0]], np.float32))
    assert library.embedding() == ("ollama/bge-m3", 2)


def test_vectors_of_the_wrong_length_are_a_mistake_and_change_nothing(library):
    document = _document("a.md", "One.")
    with pytest.raises(ValueError, match="vectors"):
        library.add(_record(document), document, _chunks(document), np.ones((1, DIMENSION + 1), np.float32))
    assert library.records() == []


def test_a_changed_file_replaces_what_its_path_held(library):
    old, new = _document("a.md", "Old words.", "More."), _document("a.md", "New words.")
    _add(library, old)
    gone = _add(library, new)
    assert sorted(gone) == sorted(chunk.id for chunk in _chunks(old))
    assert library.records() == [_record(new)]
    assert library.source(old.source.id) is None
    assert _found(library, "old") == []
    assert _found(library, "new") == [f"{new.source.id}-0"]


def test_the_same_file_split_anew_loses_only_the_chunks_that_are_gone(library):
    document = _document("a.md", "One text.", "Two text.")
    _add(library, document)
    first, second = _chunks(document)
    assert library.add(_record(document), document, [second], _vectors(1)) == [first.id]
    assert library.chunks_of(document.source.id) == [second]
    assert _found(library, "text") == [second.id]


def test_a_refused_file_drops_what_it_held_and_keeps_the_reason(library):
    document = _document("a.md", "One.")
    _add(library, document)
    assert library.refuse(_refused("a.md")) == [f"{document.source.id}-0"]
    assert library.records() == [_refused("a.md")]
    assert library.source(document.source.id) is None


def test_a_removed_file_is_gone_from_everything(library):
    document = _document("a.md", "Nurses earn.", role=Role("1", "Nurse"))
    _add(library, document)
    assert library.remove("a.md") == [f"{document.source.id}-0"]
    assert library.records() == []
    assert library.roles() == []
    assert _found(library, "nurses") == []
    assert list(library.vectors()) == []
    assert library.remove("a.md") == []


def test_two_files_with_the_same_bytes_share_one_source(library):
    document = _document("a.md", "Nurses earn.")
    assert _add(library, document) == []
    assert _add(library, document, "copy.md") == []
    assert [(record.path, record.source) for record in library.records()] == [
        ("a.md", document.source),
        ("copy.md", document.source),
    ]
    assert len(_found(library, "nurses")) == 1


def test_chunks_stay_until_the_last_file_that_holds_them_is_removed(library):
    document = _document("a.md", "Nurses earn.")
    _add(library, document)
    _add(library, document, "copy.md")
    assert library.remove("a.md") == []
    assert _found(library, "nurses") == [f"{document.source.id}-0"]
    assert library.source(document.source.id).path == "copy.md"
    assert library.remove("copy.md") == [f"{document.source.id}-0"]


def test_a_changed_copy_leaves_the_original_alone(library):
    document, changed = _document("a.md", "Nurses earn."), _document("copy.md", "Welders weld.")
    _add(library, document)
    _add(library, document, "copy.md")
    assert _add(library, changed) == []
    assert {record.path: record.source.id for record in library.records()} == {
        "a.md": document.source.id,
        "copy.md": changed.source.id,
    }
    assert library.source(document.source.id).path == "a.md"


def test_a_renamed_file_keeps_its_chunks_under_the_new_path(library):
    document = _document("a.md", "Nurses earn.")
    moved = _document("b/c.md", "Nurses earn.")
    _add(library, document)
    library.rename("a.md", _record(moved))
    assert library.records() == [_record(moved)]
    assert library.source(document.source.id).path == "b/c.md"
    assert _found(library, "nurses") == [f"{document.source.id}-0"]


def test_a_refused_file_can_be_renamed(library):
    library.refuse(_refused("a.pdf"))
    library.rename("a.pdf", _refused("b.pdf"))
    assert library.records() == [_refused("b.pdf")]


@pytest.mark.parametrize(("old", "new"), [("missing.md", "c.md"), ("a.md", "b.md")])
def test_a_rename_from_nowhere_or_onto_another_file_is_a_mistake(library, old, new):
    for path in ("a.md", "b.md"):
        library.refuse(_refused(path))
    with pytest.raises(ValueError, match="the library has"):
        library.rename(old, _refused(new))
    assert [record.path for record in library.records()] == ["a.md", "b.md"]


def test_a_touched_file_has_another_size_and_time_and_nothing_else(library):
    document = _document("a.md", "One.")
    _add(library, document)
    library.touch(_record(document, size=99, modified_ns=77))
    assert library.records() == [_record(document, size=99, modified_ns=77)]


def test_touching_an_unknown_file_is_a_mistake(library):
    with pytest.raises(ValueError, match="has no"):
        library.touch(_refused("a.md"))


def test_clearing_forgets_everything_and_lets_another_model_in(library):
    _add(library, _document("a.md", "Nurses.", role=Role("1", "Nurse")))
    library.clear()
    assert library.records() == []
    assert library.roles() == []
    assert _found(library, "nurses") == []
    library.begin("ollama/bge-m3", 7)


def test_the_fingerprint_is_that_of_the_content_whatever_way_it_came_about(library, tmp_path):
    one, two = _document("a.md", "One."), _document("b.md", "Two.")
    _add(library, one)
    _add(library, two)
    other = SqliteLibrary(tmp_path / "other.sqlite3")
    other.begin(EMBEDDING, DIMENSION)
    for document in (_document("c.md", "Three."), two, one):
        _add(other, document)
    other.remove("c.md")
    assert library.fingerprint() == other.fingerprint()
    other.close()


def test_the_fingerprint_changes_with_whatever_answers(library):
    seen = [library.fingerprint()]
    document = _document("a.md", "One.", "Two.")
    _add(library, document)
    seen.append(library.fingerprint())
    library.add(_record(document), document, _chunks(document)[:1], _vectors(1))
    seen.append(library.fingerprint())
    titled = _document("a.md", "One.", "Two.", title="Another title")
    library.add(_record(titled), titled, _chunks(document)[:1], _vectors(1))
    seen.append(library.fingerprint())
    _add(library, _document("b.md", "Three."))
    seen.append(library.fingerprint())
    assert len(set(seen)) == len(seen)


def test_the_fingerprint_does_not_change_with_a_file_s_time(library):
    document = _document("a.md", "One.")
    _add(library, document)
    before = library.fingerprint()
    library.touch(_record(document, modified_ns=77))
    assert library.fingerprint() == before


def test_the_catalogue_follows_changes(library):
    assert library.roles() == []
    _add(library, _document("a.md", "Nurses.", role=Role("29-1141.00", "Nurse", ("RN",))))
    _add(library, _document("b.md", "Welders.", role=Role("11-0000.00", "Welder")))
    assert [entry.role.title for entry in library.roles()] == ["Welder", "Nurse"]
    library.remove("b.md")
    assert [entry.role.title for entry in library.roles()] == ["Nurse"]


def test_many_threads_read_while_one_writes(library):
    failures = []

    def read():
        try:
            for _ in range(30):
                for hit in library.search(["nurs"], 20):
                    library.chunks([hit.chunk_id])
                library.records()
        except BaseException as error:
            failures.append(error)
            raise

    readers = [threading.Thread(target=read) for _ in range(6)]
    for reader in readers:
        reader.start()
    for number in range(20):
        _add(library, _document(f"{number}.md", f"Nurse number {number}."))
    for reader in readers:
        reader.join()
    assert failures == []
    assert len(library.search(["nurs"], 50)) == 20


def test_what_was_left_out_and_what_was_found_is_kept_with_the_record(library):
    found = (Suspicion(SuspicionKind.HIDDEN, 3, "白字 in white"), Suspicion(SuspicionKind.INSTRUCTION, 0, "Obey."))
    record = replace(
        _refused("a.pdf"),
        status=SourceStatus.QUARANTINED,
        notes=("pages without text: 2",),
        suspicions=found,
        supersedes=("old.pdf",),
    )
    library.refuse(record)
    assert library.records() == [record]


def test_chunk_ids_are_those_of_the_vectors(library):
    _add(library, _document("a.md", "One.", "Two."))
    _add(library, _document("b.md", "Three."))
    assert library.chunk_ids() == {identifier for ids, _, _ in library.vectors() for identifier in ids}


def test_a_sketch_is_kept_until_its_source_is_gone(library):
    document = _document("a.md", "One.")
    _add(library, document)
    sketch = np.array([1, 2**63 + 5], np.uint64)
    library.keep_sketches({document.source.id: sketch, "unknown": sketch})
    assert {key: list(value) for key, value in library.sketches().items()} == {document.source.id: [1, 2**63 + 5]}
    library.remove("a.md")
    assert library.sketches() == {}


def test_counts_follow_the_library(library):
    document = _document("a.md", "Nurses care.", "Nurses earn good pay.")
    assert library.counts(["nurs"]) == TermCounts(0, {"nurs": 0})
    _add(library, document)
    assert library.counts(["nurs", "earn", "weld"]) == TermCounts(2, {"nurs": 2, "earn": 1, "weld": 0})
    library.remove("a.md")
    assert library.counts(["nurs"]) == TermCounts(0, {"nurs": 0})
