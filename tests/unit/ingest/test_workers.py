"""Reading in worker processes: what a file may do to them, and that nothing else suffers."""

from __future__ import annotations

import signal
import time
from pathlib import Path

import pytest

from ingest.preparing import InProcess, Prepared, Unread
from ingest.scanning import FoundFile, find
from ingest.workers import Limits, WorkerPool
from tests.unit.ingest.bad_readers import BOMB, CRASH, ENDLESS, FAIL, MARK

GOOD = b"# Nurses\n\nNurses care for patients."


def write(folder: Path, name: str, content: bytes) -> FoundFile:
    (folder / name).write_bytes(content)
    found = find(folder, name)
    assert found is not None
    return found


@pytest.fixture
def bad(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Workers that fall over files which say so, in a corpus of their own."""
    (tmp_path / "start").mkdir()
    (tmp_path / "start" / "sitecustomize.py").write_text("import tests.unit.ingest.bad_readers as b; b.install()")
    here = str(Path(__file__).parents[3])
    monkeypatch.setenv("PYTHONPATH", f"{tmp_path / 'start'}:{here}")
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    return corpus


def outcomes(pool: WorkerPool, files: list[FoundFile]) -> dict[str, Prepared | Unread]:
    return {file.path: outcome for file, outcome in pool.prepare(files)}


def test_workers_prepare_files_as_the_process_itself_does(tmp_path: Path) -> None:
    files = [write(tmp_path, f"{n}.md", GOOD + str(n).encode()) for n in range(12)]
    files.append(write(tmp_path, "empty.md", b""))
    assert outcomes(WorkerPool(workers=2), files) == {f.path: p for f, p in InProcess().prepare(files)}


def test_a_file_that_takes_too_long_is_given_up_and_the_others_are_read(bad: Path) -> None:
    files = [write(bad, "endless.md", MARK + ENDLESS), *(write(bad, f"{n}.md", GOOD) for n in range(4))]
    begun = time.monotonic()
    found = outcomes(WorkerPool(Limits(seconds=2), workers=2), files)
    assert time.monotonic() - begun < 30
    assert "not read within 2 seconds" in found["endless.md"].reason
    assert all(isinstance(found[f"{n}.md"], Prepared) for n in range(4))


def test_a_file_that_brings_its_worker_down_is_named_and_the_others_are_read(bad: Path) -> None:
    files = [write(bad, "crash.md", MARK + CRASH), *(write(bad, f"{n}.md", GOOD) for n in range(4))]
    found = outcomes(WorkerPool(workers=1), files)
    assert f"crashed over it (exit code -{signal.SIGABRT:d})" in found["crash.md"].reason
    assert all(isinstance(found[f"{n}.md"], Prepared) for n in range(4))


def test_a_file_that_takes_too_much_memory_is_refused(bad: Path) -> None:
    found = outcomes(WorkerPool(Limits(megabytes=300), workers=1), [write(bad, "bomb.md", MARK + BOMB)])
    assert "300 MB" in found["bomb.md"].reason


def test_a_reader_s_unforeseen_error_is_named_and_its_worker_goes_on(bad: Path) -> None:
    files = [write(bad, "fail.md", MARK + FAIL), write(bad, "good.md", GOOD)]
    found = outcomes(WorkerPool(workers=1), files)
    assert "Unforeseen: odd" in found["fail.md"].reason
    assert isinstance(found["good.md"], Prepared)


def test_a_file_given_up_is_known_by_its_bytes(bad: Path) -> None:
    file = write(bad, "crash.md", MARK + CRASH)
    again = write(bad, "other.md", MARK + CRASH)
    found = outcomes(WorkerPool(workers=1), [file, again])
    assert found["crash.md"].sha256 == found["other.md"].sha256 != ""


def test_stopping_half_way_ends_the_workers(tmp_path: Path) -> None:
    files = [write(tmp_path, f"{n}.md", GOOD) for n in range(20)]
    run = WorkerPool(workers=2).prepare(files)
    next(run)
    run.close()
    assert next(run, None) is None


def test_no_files_start_no_worker(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("subprocess.Popen", lambda *_, **__: pytest.fail("a worker was started"))
    assert list(WorkerPool().prepare([])) == []
