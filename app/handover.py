"""Giving files to the coach that keeps the home folder already, when a second one is asked to index them.

The files are put where the first will notice them, and its manifest is watched until they are in.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from app.errors import LibraryBusy
from app.ports import FileOutcome, FileReport, IngestProgress, Library, SourceRecord, SourceStatus

_LOOK_SECONDS = 0.3
_OUTCOMES = {
    SourceStatus.INDEXED: FileOutcome.ADDED,
    SourceStatus.REFUSED: FileOutcome.REFUSED,
    SourceStatus.QUARANTINED: FileOutcome.QUARANTINED,
    SourceStatus.RETIRED: FileOutcome.RETIRED,
}


def hand_over(
    paths: Sequence[Path], put: Callable[[Path], str], library: Library, *, seconds: float
) -> Iterator[IngestProgress]:
    """Put each file into the corpus and tell what the other coach makes of it.

    ``put`` returns a file's path in the corpus. Raises ``LibraryBusy`` if the other takes more than ``seconds`` over
    one: the file stays in the corpus, to be indexed whenever somebody looks.
    """
    yield IngestProgress(0, len(paths))
    for done, path in enumerate(paths, 1):
        begun = datetime.now(UTC)
        known = {record.path for record in library.records()}
        placed = put(path)
        yield IngestProgress(done, len(paths), _report(placed, begun, library, seconds, known=placed in known))


def _report(path: str, begun: datetime, library: Library, seconds: float, *, known: bool) -> FileReport:
    """What became of a file that was put at ``path``; ``known`` if the library had those bytes there already."""
    if known:
        return FileReport(path, FileOutcome.UNCHANGED, f"The library has this file already, as '{path}'.", news=False)
    record = _taken_in(path, begun, library, seconds)
    return FileReport(record.path, _OUTCOMES[record.status], record.reason, record.pages, record.chunks)


def _taken_in(path: str, begun: datetime, library: Library, seconds: float) -> SourceRecord:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        for record in library.records():
            if record.path == path and record.indexed_at >= begun:
                return record
        time.sleep(_LOOK_SECONDS)
    message = f"'{path}' is in the corpus, but the coach that keeps this library has not read it within {seconds:g} s."
    raise LibraryBusy(message, "Look at its Library tab; it may be set not to watch the corpus.")
