"""Indexing behind the page: runs take turns, the page is told how far it is, faults are shown and not swallowed."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from io import StringIO

import pytest
from rich.console import Console

from app.errors import LibraryBusy
from app.narration import Narrator
from app.ports import Decision, FileOutcome, FileReport, IngestProgress
from app.serving import BackgroundIngest

Run = Callable[[], Iterator[IngestProgress]]


class ScriptedIngest:
    """An ingest whose runs are given."""

    def __init__(self, run: Run) -> None:
        self.run = run

    def sync(self, *, rebuild: bool = False) -> Iterator[IngestProgress]:
        return self.run()

    def add(self, name: str, content: bytes) -> Iterator[IngestProgress]:
        return self.run()

    def remove(self, path: str) -> Iterator[IngestProgress]:
        return self.run()

    def decide(self, path: str, decision: Decision) -> Iterator[IngestProgress]:
        return self.run()


def background_of(run: Run) -> BackgroundIngest:
    return BackgroundIngest(ScriptedIngest(run), Narrator(Console(file=StringIO())))


def steps(*outcomes: FileOutcome) -> Iterator[IngestProgress]:
    yield IngestProgress(0, len(outcomes))
    for done, outcome in enumerate(outcomes, 1):
        news = outcome is not FileOutcome.UNCHANGED
        yield IngestProgress(done, len(outcomes), FileReport(f"{done}.md", outcome, news=news))


def never(_: threading.Event) -> Iterator[None]:
    return iter(())


def test_the_status_follows_a_run_and_ends_with_it() -> None:
    background = background_of(lambda: steps(FileOutcome.ADDED, FileOutcome.REFUSED))
    seen = [(background.status().indexing, background.status().done) for _ in background.sync()]
    assert seen[1] == (True, 1)
    assert background.status().indexing is False
    assert "2.md" in background.status().message


def test_the_status_tells_how_far_a_large_file_is() -> None:
    def run() -> Iterator[IngestProgress]:
        yield IngestProgress(0, 2)
        yield IngestProgress(0, 2, FileReport("1.md", FileOutcome.ADDED))
        yield IngestProgress(1, 2, detail="2.pdf: 512 of 4,000 passages")

    background = background_of(run)
    told = [background.status().detail for _ in background.sync()]
    assert told == ["", "", "2.pdf: 512 of 4,000 passages"]


def test_a_run_that_finds_nothing_new_does_not_show_as_indexing() -> None:
    background = background_of(lambda: steps(FileOutcome.UNCHANGED, FileOutcome.UNCHANGED))
    background.run(never)
    seen = [background.status().indexing for _ in background.sync()]
    assert not any(seen)


@pytest.mark.parametrize("fault", [LibraryBusy("Another process writes.", "Wait."), ZeroDivisionError("oops")])
def test_a_fault_is_shown_and_watching_goes_on(fault: Exception) -> None:
    runs = iter([fault, None])

    def run() -> Iterator[IngestProgress]:
        raised = next(runs)
        if raised is not None:
            raise raised
        yield from steps(FileOutcome.ADDED)

    background = background_of(run)
    told: list[str] = []

    def changes(_: threading.Event) -> Iterator[None]:
        told.append(background.status().error)
        yield

    background.run(changes)
    assert str(fault.args[0]) in told[0]
    assert background.status().error == ""


def test_two_runs_never_overlap() -> None:
    inside: list[int] = []
    most: list[int] = []

    def run() -> Iterator[IngestProgress]:
        inside.append(1)
        most.append(len(inside))
        yield from steps(FileOutcome.ADDED, FileOutcome.ADDED)
        inside.pop()

    background = background_of(run)
    threads = [threading.Thread(target=lambda: list(background.add("a", b""))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(10)
    assert most == [1, 1, 1, 1]


def test_a_stopped_run_ends_after_the_file_it_is_at() -> None:
    background = background_of(lambda: steps(*[FileOutcome.ADDED] * 100))
    background.stop()
    background.run(never)
    assert background.status().done <= 1


def test_a_refused_file_that_stays_refused_is_no_news() -> None:
    def again() -> Iterator[IngestProgress]:
        yield IngestProgress(0, 1)
        yield IngestProgress(1, 1, FileReport("1.md", FileOutcome.REFUSED, "It is empty.", news=False))

    background = background_of(again)
    background.run(never)
    seen = [background.status().indexing for _ in background.sync()]
    assert not any(seen)
    assert background.status().message == ""


def test_a_file_that_is_still_being_written_is_looked_at_until_it_is_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.serving._WAIT_SECONDS", 0.01)
    outcomes = iter([FileOutcome.WAITING, FileOutcome.WAITING, FileOutcome.ADDED])
    told: list[FileOutcome] = []

    def run() -> Iterator[IngestProgress]:
        told.append(next(outcomes))
        return steps(told[-1])

    background_of(run).run(never)
    assert told == [FileOutcome.WAITING, FileOutcome.WAITING, FileOutcome.ADDED]
