"""The index follows the corpus, on the real SQLite library."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from filelock import FileLock
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.adapters.hashing_embeddings import HashingEmbedder
from app.adapters.memory_vectors import MemoryVectors
from app.errors import EmbeddingMismatch, LibraryBusy, LibraryError
from app.ports import FileOutcome, IngestProgress, SourceStatus
from ingest.preparing import InProcess
from ingest.synchronising import CorpusIngest
from tests.unit.ingest.indexed_corpus import Coach, reports
from tests.unit.ingest.pdf_maker import lines, pdf

ADDED, CHANGED, RENAMED = FileOutcome.ADDED, FileOutcome.CHANGED, FileOutcome.RENAMED
REMOVED, REFUSED, UNCHANGED = FileOutcome.REMOVED, FileOutcome.REFUSED, FileOutcome.UNCHANGED


def test_new_files_are_read_and_found(coach: Coach) -> None:
    coach.write("nurses.md", "# Nurses\n\nNurses care for patients.")
    assert coach.sync() == {"nurses.md": ADDED}
    assert coach.library.search(["patient"], 5)
    assert coach.in_step()


def test_unchanged_files_cost_no_embedding_and_no_reading(coach: Coach, monkeypatch: pytest.MonkeyPatch) -> None:
    coach.write("nurses.md", "# Nurses\n\nNurses care for patients.")
    coach.sync()
    before = coach.embedder.embedded
    monkeypatch.setattr(Path, "read_bytes", lambda self: pytest.fail("it was read"))
    assert coach.sync() == {"nurses.md": UNCHANGED}
    assert coach.embedder.embedded == before


def test_a_file_of_another_time_and_the_same_bytes_is_unchanged(coach: Coach) -> None:
    location = coach.write("nurses.md", "# Nurses\n\nNurses care for patients.")
    coach.sync()
    os.utime(location, ns=(1_000_000_000, 1_000_000_000))
    before = coach.embedder.embedded
    assert coach.sync() == {"nurses.md": UNCHANGED}
    assert coach.embedder.embedded == before
    assert coach.library.records()[0].modified_ns == 1_000_000_000


def test_a_changed_file_replaces_what_it_said(coach: Coach) -> None:
    coach.write("nurses.md", "# Nurses\n\nNurses care for patients.")
    coach.sync()
    coach.write("nurses.md", "# Nurses\n\nNurses drive buses.")
    assert coach.sync() == {"nurses.md": CHANGED}
    assert not coach.library.search(["patient"], 5)
    assert coach.in_step()


def test_a_file_changed_at_the_moment_of_reading_is_looked_at_again(coach: Coach) -> None:
    (coach.corpus / "a.md").write_text("Nurses care for patients.", "utf-8")
    coach.sync()
    stamp = (coach.corpus / "a.md").stat().st_mtime_ns
    (coach.corpus / "a.md").write_text("Nurses cure for patients.", "utf-8")
    os.utime(coach.corpus / "a.md", ns=(stamp, stamp))
    assert coach.sync() == {"a.md": CHANGED}


def test_a_deleted_file_leaves_nothing(coach: Coach) -> None:
    location = coach.write("nurses.md", "# Nurses\n\nNurses care for patients.")
    coach.sync()
    location.unlink()
    assert coach.sync() == {"nurses.md": REMOVED}
    assert coach.library.records() == []
    assert coach.chunk_ids() == coach.vectors.ids() == set()


def test_a_renamed_file_is_not_embedded_again(coach: Coach) -> None:
    location = coach.write("nurses.md", "# Nurses today\n\nNurses care for patients.")
    coach.sync()
    (coach.corpus / "roles").mkdir()
    location.rename(coach.corpus / "roles" / "care.md")
    before = coach.embedder.embedded
    assert coach.sync() == {"roles/care.md": RENAMED}
    assert coach.embedder.embedded == before
    assert [record.path for record in coach.library.records()] == ["roles/care.md"]


def test_a_renamed_file_whose_title_was_its_name_gets_the_new_one(coach: Coach) -> None:
    coach.write("nurses.md", "Nurses care for patients.")
    coach.sync()
    (coach.corpus / "nurses.md").rename(coach.corpus / "teachers.md")
    assert coach.sync() == {"nurses.md": REMOVED, "teachers.md": ADDED}
    assert coach.library.records()[0].source.title == "Teachers"
    assert coach.in_step()


def test_two_files_that_swap_their_names_are_both_right(coach: Coach) -> None:
    coach.write("a.md", "# A\n\nNurses care for patients.")
    coach.write("b.md", "# B\n\nTeachers teach pupils well.")
    coach.sync()
    coach.write("b.md", "# A\n\nNurses care for patients.")
    coach.write("a.md", "# B\n\nTeachers teach pupils well.")
    coach.sync()
    assert {record.path: record.source.title for record in coach.library.records()} == {"a.md": "B", "b.md": "A"}
    assert coach.in_step()


def test_two_files_with_the_same_bytes_are_embedded_once(coach: Coach) -> None:
    coach.write("a.md", "# A\n\nNurses care for patients.")
    coach.sync()
    before = coach.embedder.embedded
    coach.write("b.md", "# A\n\nNurses care for patients.")
    coach.sync()
    assert coach.embedder.embedded == before
    (coach.corpus / "a.md").unlink()
    coach.sync()
    assert coach.library.search(["patient"], 5)
    assert coach.in_step()


def test_one_bad_file_does_not_stop_the_others(coach: Coach) -> None:
    coach.write("a.pdf", b"%PDF-1.7 broken")
    coach.write("b.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
    coach.write("c.md", "Nurses care for patients.")
    coach.write("d.csv", "A,B\n1\n")
    assert coach.sync() == {"a.pdf": REFUSED, "b.docx": REFUSED, "c.md": ADDED, "d.csv": REFUSED}
    refused = [record for record in coach.library.records() if record.status is SourceStatus.REFUSED]
    assert all(len(record.reason) > 40 for record in refused)


def test_a_refused_file_is_reported_again_and_read_once_it_is_mended(coach: Coach) -> None:
    coach.write("d.csv", "A,B\n1\n")
    coach.sync()
    assert coach.sync() == {"d.csv": REFUSED}
    coach.write("d.csv", "A,B\n1,2\n")
    assert coach.sync() == {"d.csv": ADDED}


def test_a_file_that_becomes_unreadable_is_gone_from_answers(coach: Coach) -> None:
    coach.write("d.csv", "Role,Pay\nNurse,2\n")
    coach.sync()
    coach.write("d.csv", "Role,Pay\nNurse\n")
    assert coach.sync() == {"d.csv": REFUSED}
    assert coach.chunk_ids() == coach.vectors.ids() == set()


def test_a_sidecar_changes_its_file_and_is_no_document(coach: Coach) -> None:
    coach.write("pay.csv", "Role,Pay\nNurse,2\n")
    coach.sync()
    coach.write("pay.csv.yaml", "title: Pay table")
    assert coach.sync() == {"pay.csv": CHANGED}
    assert coach.library.records()[0].source.title == "Pay table"
    (coach.corpus / "pay.csv.yaml").unlink()
    assert coach.sync() == {"pay.csv": CHANGED}


def test_hidden_and_unfinished_files_and_those_about_the_corpus_are_passed_over(coach: Coach) -> None:
    for path in (".hidden.md", ".git/config.md", "SOURCES.md", "README.md", "half.pdf.part", "~$word.docx"):
        coach.write(path, "Text stands here.")
    coach.write("sub/README.md", "Text stands here.")
    assert coach.sync() == {"sub/README.md": ADDED}


def test_links_out_of_the_corpus_are_refused(coach: Coach, tmp_path: Path) -> None:
    (tmp_path / "secret.md").write_text("Secret text.", "utf-8")
    (tmp_path / "folder").mkdir()
    (coach.corpus / "link.md").symlink_to(tmp_path / "secret.md")
    (coach.corpus / "away").symlink_to(tmp_path / "folder")
    (coach.corpus / "nowhere.md").symlink_to(coach.corpus / "gone.md")
    assert coach.sync() == {"link.md": REFUSED, "away": REFUSED, "nowhere.md": REFUSED}
    assert coach.chunk_ids() == set()


def test_a_pipe_is_refused_and_not_waited_for(coach: Coach) -> None:
    os.mkfifo(coach.corpus / "pipe.md")
    assert coach.sync() == {"pipe.md": REFUSED}


def test_a_sidecar_without_its_file_is_refused_aloud(coach: Coach) -> None:
    coach.write("pay.csv.yaml", "title: Pay")
    assert coach.sync() == {"pay.csv.yaml": REFUSED}


def test_a_missing_corpus_does_not_empty_the_index(coach: Coach) -> None:
    coach.write("a.md", "Nurses care for patients.")
    coach.sync()
    coach.corpus.rename(coach.home / "moved")
    with pytest.raises(LibraryError, match="no corpus folder"):
        coach.sync()
    assert coach.chunk_ids()


def test_progress_counts_every_file(coach: Coach) -> None:
    for number in range(5):
        coach.write(f"{number}.md", f"Nurses care for {number} patients.")
    steps = list(coach.ingest.sync())
    assert [(step.done, step.total) for step in steps] == [(n, 5) for n in range(6)]


def test_a_stopped_run_keeps_what_it_did_and_goes_on_later(coach: Coach, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ingest.indexing._BATCH_CHUNKS", 10)
    for number in range(4):
        coach.write(f"{number}.md", "Nurses care for patients. " * 800 + str(number))
    run = coach.ingest.sync()
    assert next(step.report for step in run if step.report).outcome is ADDED
    run.close()
    assert len(coach.library.records()) == 1
    assert sorted(coach.sync().values()) == [ADDED, ADDED, ADDED, UNCHANGED]


def test_vectors_that_a_crash_lost_or_left_are_mended(coach: Coach) -> None:
    coach.write("a.md", "Nurses care for patients.")
    coach.sync()
    held = coach.vectors.ids()
    coach.vectors.delete(list(held))
    coach.vectors.upsert(["stray"], ["none"], coach.embedder.embed(["stray"]))
    before = coach.embedder.embedded
    coach.sync()
    assert coach.vectors.ids() == held
    assert coach.embedder.embedded == before


def test_another_embedding_model_asks_for_a_rebuild(coach: Coach) -> None:
    coach.write("a.md", "Nurses care for patients.")
    coach.sync()
    other = HashingEmbedder(64)
    changed = CorpusIngest(coach.corpus, coach.library, MemoryVectors(64), other, coach.lock, InProcess())
    with pytest.raises(EmbeddingMismatch) as mismatch:
        list(changed.sync())
    assert "career-coach ingest --rebuild" in mismatch.value.hint
    assert [report.outcome for report in reports(changed.sync(rebuild=True))] == [ADDED]
    assert coach.library.embedding() == (other.name, 64)


def test_a_second_writer_is_told_to_wait(coach: Coach) -> None:
    with FileLock(coach.lock), pytest.raises(LibraryBusy) as busy:
        list(coach.ingest.sync())
    assert busy.value.retryable
    assert "try again" in busy.value.hint


def test_adding_waits_for_its_turn(coach: Coach) -> None:
    lock = FileLock(coach.lock, thread_local=False)
    lock.acquire()
    threading.Timer(0.3, lock.release).start()
    assert reports(coach.ingest.add("a.md", b"Nurses care for patients."))[0].outcome is ADDED


def test_an_added_file_lands_in_the_corpus_and_the_index(coach: Coach) -> None:
    (report,) = reports(coach.ingest.add("report.pdf", pdf(lines("Nurses care for patients."))))
    assert (report.path, report.outcome, report.pages) == ("added/report.pdf", ADDED, 1)
    assert (coach.corpus / "added" / "report.pdf").is_file()
    assert coach.library.search(["patient"], 5)
    assert coach.sync() == {"added/report.pdf": UNCHANGED}


def test_an_unreadable_file_is_not_kept(coach: Coach) -> None:
    (report,) = reports(coach.ingest.add("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"))
    assert report.outcome is REFUSED
    assert "Word" in report.reason
    assert list(coach.corpus.rglob("*")) == []
    assert coach.library.records() == []


def test_the_same_bytes_are_not_added_twice(coach: Coach) -> None:
    coach.write("roles/nurses.md", "Nurses care for patients.")
    coach.sync()
    (report,) = reports(coach.ingest.add("copy.md", b"Nurses care for patients."))
    assert (report.path, report.outcome) == ("roles/nurses.md", UNCHANGED)
    assert not (coach.corpus / "added").exists()


def test_a_taken_name_gets_a_number(coach: Coach) -> None:
    for text in (b"Nurses care.", b"Teachers teach.", b"Cooks cook."):
        list(coach.ingest.add("a.md", text))
    names = sorted(path.name for path in (coach.corpus / "added").iterdir())
    assert names == ["a-2.md", "a-3.md", "a.md"]
    assert (coach.corpus / "added" / "a.md").read_bytes() == b"Nurses care."


@pytest.mark.parametrize(
    "name",
    [
        "../../evil.md",
        "/etc/evil.md",
        "..\\..\\evil.md",
        "C:\\evil.md",
        ".evil.md",
        "evil.md\x00",
        "..",
        "",
        "e" * 400 + ".md",
    ],
)
def test_no_name_leads_out_of_the_folder_for_added_files(coach: Coach, name: str) -> None:
    (report,) = reports(coach.ingest.add(name, b"Nurses care for patients."))
    assert report.outcome is ADDED
    (location,) = (path for path in coach.home.rglob("*") if path.is_file() and path.parent.name == "added")
    assert location.parent == coach.corpus / "added"
    assert coach.sync() == {f"added/{location.name}": UNCHANGED}


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=200))
def test_any_name_becomes_a_visible_plain_one(name: str) -> None:
    from ingest.incoming import own_name
    from ingest.scanning import is_skipped

    made = own_name(name)
    assert made
    assert "/" not in made
    assert not is_skipped(made)
    assert len(made.encode()) <= 180
    assert own_name(made) == made


def test_a_removed_file_is_deleted_with_its_sidecar(coach: Coach) -> None:
    coach.write("pay.csv", "Role,Pay\nNurse,2\n")
    coach.write("pay.csv.yaml", "title: Pay table")
    coach.sync()
    (report,) = reports(coach.ingest.remove("pay.csv"))
    assert report.outcome is REMOVED
    assert list(coach.corpus.iterdir()) == []
    assert coach.chunk_ids() == coach.vectors.ids() == set()


@pytest.mark.parametrize("path", ["../outside.md", "nothing.md", "", "/etc/hostname", "roles"])
def test_nothing_but_files_of_the_corpus_can_be_removed(coach: Coach, path: str) -> None:
    (coach.home / "outside.md").write_text("Not ours.", "utf-8")
    coach.write("roles/a.md", "Nurses care for patients.")
    with pytest.raises(LibraryError, match="no '"):
        list(coach.ingest.remove(path))
    assert (coach.home / "outside.md").is_file()
    assert (coach.corpus / "roles" / "a.md").is_file()


_NAMES = st.sampled_from(["a.md", "b.md", "c.txt", "roles/d.md"])
_CONTENTS = st.sampled_from(["Nurses care.", "Teachers teach.", "# Cooks\n\nCooks cook.", "", "# Only a heading"])


@settings(max_examples=25, deadline=None)
@given(st.lists(st.dictionaries(_NAMES, _CONTENTS), min_size=1, max_size=4))
def test_the_index_is_always_that_of_the_last_corpus(tmp_path_factory, corpora: list[dict[str, str]]) -> None:
    grown, fresh = (Coach(tmp_path_factory.mktemp("coach")) for _ in range(2))
    for corpus in corpora:
        _replace(grown, corpus)
        grown.sync()
        assert set(grown.sync().values()) <= {UNCHANGED, REFUSED}
    _replace(fresh, corpora[-1])
    fresh.sync()
    assert grown.in_step()
    assert grown.chunk_ids() == fresh.chunk_ids()
    read: Callable[[Coach], list] = lambda coach: [(r.path, r.status, r.chunks) for r in coach.library.records()]  # noqa: E731
    assert read(grown) == read(fresh)
    for coach in (grown, fresh):
        coach.library.close()


def _replace(coach: Coach, corpus: dict[str, str]) -> None:
    for path in coach.corpus.rglob("*.*"):
        path.unlink()
    for name, content in corpus.items():
        coach.write(name, content)


def stepped_by_threads(run: Iterator[IngestProgress]) -> None:
    """Each step in a thread of its own, as a page's server may do it."""
    ended = threading.Event()

    def step() -> None:
        if next(run, None) is None:
            ended.set()

    while not ended.is_set():
        thread = threading.Thread(target=step)
        thread.start()
        thread.join()


def test_a_run_that_is_stepped_through_from_several_threads_lets_the_next_one_in(coach: Coach) -> None:
    coach.write("nurses.md", "Nurses care for patients.")
    stepped_by_threads(coach.ingest.sync())
    stepped_by_threads(coach.ingest.add("pilots.md", b"Pilots fly."))
    assert coach.sync() == {"added/pilots.md": UNCHANGED, "nurses.md": UNCHANGED}
