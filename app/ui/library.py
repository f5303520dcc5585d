"""The library as its keeper sees it: what is in it, adding, removing and indexing again, with progress.

Reading files and refusing them is the ingest's; where this stands on the page, ``library_tab``'s.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from app.errors import CoachError
from app.ports import FileOutcome, FileReport, IngestProgress, SourceRecord, SourceStatus
from app.ui.parts import PageParts
from app.ui.rendering import Renderer

ROWS = 50
_SAID = {
    FileOutcome.ADDED: "added",
    FileOutcome.CHANGED: "read again",
    FileOutcome.RENAMED: "renamed",
    FileOutcome.REMOVED: "removed",
    FileOutcome.REFUSED: "refused",
    FileOutcome.UNCHANGED: "is in the library already",
}

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Listing:
    """What of the library is listed: rows that hold every word of ``words``, and which page of them (from 0)."""

    words: str = ""
    page: int = 0


class LibraryDesk:
    """Shows and changes the library."""

    def __init__(self, parts: PageParts, renderer: Renderer) -> None:
        self._parts = parts
        self._renderer = renderer

    def listing(self, wanted: Listing) -> str:
        """The sources and the refused files."""
        records = self._parts.library.records()
        found = [record for record in records if _holds(record, wanted.words.casefold().split())]
        pages = max(1, -(-len(found) // ROWS))
        page = min(max(0, wanted.page), pages - 1)
        values: dict[str, object] = {
            "records": found[page * ROWS : (page + 1) * ROWS],
            "found": len(found),
            "page": page,
            "pages": pages,
            "words": wanted.words,
            "indexed": sum(record.status is SourceStatus.INDEXED for record in records),
            "refused": sum(record.status is SourceStatus.REFUSED for record in records),
            "chunks": sum(record.chunks for record in records),
        }
        return self._renderer.render("library", values)

    def banner(self) -> str:
        """How far the indexing in the background is; empty when there is nothing to tell."""
        return self._renderer.render("indexing", {"status": self._parts.status()})

    def add(self, files: Iterable[Path]) -> Iterator[str]:
        """Add uploaded files, one after the other; their copies here are deleted."""
        reports: list[FileReport] = []
        for file in files:
            content = file.read_bytes()
            file.unlink()
            yield from self._followed(self._parts.ingest.add(file.name, content), reports, tell_unchanged=True)

    def remove(self, path: str) -> Iterator[str]:
        """Remove one file."""
        yield from self._followed(self._parts.ingest.remove(path), [])

    def sync(self, *, rebuild: bool) -> Iterator[str]:
        """Read what changed in the folder; ``rebuild`` reads everything again."""
        yield from self._followed(self._parts.ingest.sync(rebuild=rebuild), [])

    def _followed(
        self, steps: Iterator[IngestProgress], reports: list[FileReport], *, tell_unchanged: bool = False
    ) -> Iterator[str]:
        """Progress as HTML; ``reports`` grows by every file that something happened to."""
        error = ""
        try:
            for step in steps:
                if step.report and (tell_unchanged or step.report.outcome is not FileOutcome.UNCHANGED):
                    reports.append(step.report)
                yield self._progress(step, reports)
        except CoachError as failure:
            error = str(failure)
        except Exception:  # noqa: BLE001 - the page is an outer edge: the reader is told, the log has it all
            _log.exception("indexing failed")
            error = "Indexing failed for a reason that is in the log of the server. Run `career-coach doctor`."
        yield self._progress(None, reports, error)

    def _progress(self, step: IngestProgress | None, reports: list[FileReport], error: str = "") -> str:
        told = [(report, _SAID[report.outcome]) for report in reports]
        return self._renderer.render("progress", {"step": step, "told": told, "error": error})


def _holds(record: SourceRecord, words: list[str]) -> bool:
    source = record.source
    about = (source.title, source.publisher, source.licence, source.date, source.language) if source else ()
    text = " ".join((record.path, record.status.value, record.reason, *about)).casefold()
    return all(word in text for word in words)
