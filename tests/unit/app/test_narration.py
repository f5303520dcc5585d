"""What the terminal of a serving coach says of the ingest in the background."""

from __future__ import annotations

from io import StringIO

from rich.console import Console

from app.narration import Narrator
from app.ports import FileOutcome, FileReport, IngestProgress

ADDED, REFUSED, UNCHANGED = FileOutcome.ADDED, FileOutcome.REFUSED, FileOutcome.UNCHANGED


class Clock:
    """Time that stands still until it is set."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


def narrated(*outcomes: FileOutcome, seconds_each: float = 0.0) -> list[str]:
    """The lines of one run."""
    said, clock = StringIO(), Clock()
    narrator = Narrator(Console(file=said, width=200), clock)
    narrator.hear(IngestProgress(0, len(outcomes)))
    for done, outcome in enumerate(outcomes, 1):
        clock.now += seconds_each
        report = FileReport(
            f"{done}.md", outcome, "Because." if outcome is REFUSED else "", news=outcome is not UNCHANGED
        )
        narrator.hear(IngestProgress(done, len(outcomes), report))
    narrator.end()
    return said.getvalue().splitlines()


def test_a_run_without_news_says_nothing() -> None:
    assert narrated(UNCHANGED, UNCHANGED, seconds_each=60) == []


def test_each_of_a_few_files_is_named_with_its_reason() -> None:
    assert narrated(ADDED, REFUSED, UNCHANGED) == ["1.md: added.", "2.md: refused. Because."]


def test_many_files_are_counted_and_those_that_need_the_keeper_named() -> None:
    assert narrated(*[ADDED] * 20, REFUSED) == ["Library: 20 added, 1 refused.", "21.md: refused. Because."]


def test_a_long_run_says_how_far_it_is() -> None:
    lines = narrated(*[ADDED] * 20, seconds_each=3)
    assert lines[0] == "Reading the library: 2 of 20 files."
    assert len(lines) == 11
