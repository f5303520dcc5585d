"""Tells the terminal of a coach that serves what its ingest does in the background: short lines, nothing when idle."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable

from rich.console import Console
from rich.text import Text

from app.ports import FileOutcome, FileReport, IngestProgress

_EVERY_SECONDS = 5.0
_MOST_LINES = 8
_FOR_THE_KEEPER = frozenset({FileOutcome.REFUSED, FileOutcome.QUARANTINED})


class Narrator:
    """Hears of a run step by step. One line for each file if they are few, else counts, and what needs the keeper."""

    def __init__(self, console: Console, clock: Callable[[], float] = time.monotonic) -> None:
        self._console = console
        self._clock = clock
        self._news: list[FileReport] = []
        self._said_at = clock()

    def hear(self, progress: IngestProgress) -> None:
        """One step of the run at hand."""
        if progress.report is not None and progress.report.news:
            self._news.append(progress.report)
        if self._news and self._clock() - self._said_at > _EVERY_SECONDS:
            self._say(f"Reading the library: {progress.done} of {progress.total} files. {progress.detail}".rstrip())

    def end(self) -> None:
        """The run is over."""
        news, self._news = self._news, []
        if len(news) > _MOST_LINES:
            counts = Counter(report.outcome.value for report in news)
            self._say("Library: " + ", ".join(f"{count} {outcome}" for outcome, count in counts.items()) + ".")
            news = [report for report in news if report.outcome in _FOR_THE_KEEPER]
        for report in news[:_MOST_LINES]:
            self._say(f"{report.path}: {report.outcome.value}. {report.reason}".rstrip())
        if len(news) > _MOST_LINES:
            self._say(f"and {len(news) - _MOST_LINES} more: see the Library tab.")

    def _say(self, line: str) -> None:
        self._said_at = self._clock()
        self._console.print(Text(line))
