"""The library as its keeper sees it: what is in it, how it is, adding, deciding, removing and indexing, with progress.

Reading files and refusing them is the ingest's; where this stands on the page, ``library_tab``'s.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from app.errors import CoachError
from app.ports import Decision, FileOutcome, FileReport, IngestProgress
from app.ui.library_views import View, choices, holds, items
from app.ui.parts import PageParts
from app.ui.rendering import Renderer

ROWS = 50
_SAID = {
    FileOutcome.ADDED: "added",
    FileOutcome.CHANGED: "read again",
    FileOutcome.RENAMED: "renamed",
    FileOutcome.REMOVED: "removed",
    FileOutcome.REFUSED: "refused",
    FileOutcome.QUARANTINED: "waits for your approval",
    FileOutcome.RETIRED: "retired",
    FileOutcome.WAITING: "is still being written, and is read once it is whole",
    FileOutcome.UNCHANGED: "is in the library already",
}

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Listing:
    """What is listed: of ``view`` what holds every word of ``words``, and which page of it (from 0)."""

    words: str = ""
    page: int = 0
    view: View = View.ALL


class LibraryDesk:
    """Shows and changes the library."""

    def __init__(self, parts: PageParts, renderer: Renderer) -> None:
        self._parts = parts
        self._renderer = renderer

    def listing(self, wanted: Listing) -> str:
        """The view that is wanted, under the choice of views."""
        try:
            health = self._parts.health()
        except CoachError as error:
            return self._renderer.render("unlisted", {"error": str(error)})
        words = wanted.words.casefold().split()
        found = [item for item in items(health, wanted.view) if holds(item, words)]
        pages = max(1, -(-len(found) // ROWS))
        page = min(max(0, wanted.page), pages - 1)
        values: dict[str, object] = {
            "health": health,
            "view": wanted.view,
            "choices": choices(health, wanted.view),
            "items": found[page * ROWS : (page + 1) * ROWS],
            "found": len(found),
            "page": page,
            "pages": pages,
            "words": wanted.words,
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

    def decide(self, path: str, decision: Decision) -> Iterator[str]:
        """Approve, retire or reinstate one file."""
        yield from self._followed(self._parts.ingest.decide(path, decision), [])

    def dismiss(self, question: str) -> str:
        """Forget a question that found nothing; says why if that fails, else nothing."""
        try:
            self._parts.usage.forget(question)
        except CoachError as error:
            return self._progress(None, [], str(error))
        return ""

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
