"""Running the page: the index is brought up to date in a thread of its own while the page already answers.

One lock keeps the writing to the index in one line: the run at start, the runs after changes of the corpus, and what
the Library tab asks for.
"""

from __future__ import annotations

import logging
import os
import sys
import threading
import webbrowser
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial

from rich.console import Console
from rich.text import Text

from app.adapters.pdfium_pages import PdfPages
from app.adapters.watchfiles_watcher import changes
from app.compose import Coach
from app.domain import Event, Question, Source
from app.errors import CoachError
from app.health import NearDuplicates, Similar
from app.narration import Narrator
from app.pipeline import stream
from app.ports import Decision, FileOutcome, Ingest, IngestProgress
from app.records import answer_json
from app.replies import example_questions
from app.ui.page import build
from app.ui.parts import IndexStatus, PageParts
from app.ui.server import free_port, serve, taken
from app.usage import remembered

_WAIT_SECONDS = 1.0
"""How soon to look again at a file that was still being written."""
_log = logging.getLogger(__name__)


class BackgroundIngest:
    """An ``Ingest`` whose runs take turns, are told to ``narrator``, and whose state can be asked for at any time."""

    def __init__(self, ingest: Ingest, narrator: Narrator) -> None:
        self._ingest = ingest
        self._narrator = narrator
        self._turn = threading.Lock()
        self._stopping = threading.Event()
        self._waiting = False
        self._status = IndexStatus(indexing=True)

    def status(self) -> IndexStatus:
        """How far the run at hand is."""
        return self._status

    def sync(self, *, rebuild: bool = False) -> Iterator[IngestProgress]:
        """Bring the index in step with the corpus."""
        return self._in_turn(lambda: self._ingest.sync(rebuild=rebuild))

    def add(self, name: str, content: bytes) -> Iterator[IngestProgress]:
        """Put a file into the corpus and index it."""
        return self._in_turn(lambda: self._ingest.add(name, content))

    def remove(self, path: str) -> Iterator[IngestProgress]:
        """Delete a file from the corpus and the index."""
        return self._in_turn(lambda: self._ingest.remove(path))

    def decide(self, path: str, decision: Decision) -> Iterator[IngestProgress]:
        """Remember a decision about a file, and act on it."""
        return self._in_turn(lambda: self._ingest.decide(path, decision))

    def run(self, changes: Callable[[threading.Event], Iterator[None]]) -> None:
        """Bring the index up to date, then again whenever the corpus changes, until ``stop``."""
        self._follow()
        for _ in changes(self._stopping):
            self._follow()

    def stop(self) -> None:
        """Let the run at hand end after the file it is at."""
        self._stopping.set()

    def _follow(self) -> None:
        """Bring the index up to date, and again until no file is still being written."""
        self._bring_up_to_date()
        while self._waiting and not self._stopping.wait(_WAIT_SECONDS):
            self._bring_up_to_date()

    def _bring_up_to_date(self) -> None:
        self._waiting = False
        try:
            for progress in self.sync():
                self._waiting |= progress.report is not None and progress.report.outcome is FileOutcome.WAITING
                if self._stopping.is_set():
                    return
        except CoachError as error:
            self._status = IndexStatus(error=str(error))
            _log.warning("%s", error)
        except Exception as error:  # noqa: BLE001 - the thread's outer edge: the page must say it, and watching go on
            self._status = IndexStatus(error=f"Indexing stopped at a fault of the coach's own: {error!r}.")
            _log.exception("indexing stopped")

    def _in_turn(self, start: Callable[[], Iterator[IngestProgress]]) -> Iterator[IngestProgress]:
        """Run in turn, telling the status; a look that finds nothing new leaves no trace in it."""
        with self._turn:
            try:
                for progress in start():
                    self._narrator.hear(progress)
                    if progress.report is None or progress.report.news:
                        self._tell(progress)
                    yield progress
            finally:
                self._narrator.end()
                self._status = replace(self._status, indexing=False, error="")

    def _tell(self, progress: IngestProgress) -> None:
        report = progress.report
        message = f"{report.path}: {report.outcome.value}. {report.reason}".strip() if report else self._status.message
        busy = progress.done < progress.total and (report is not None or self._status.indexing)
        self._status = IndexStatus(busy, progress.done, progress.total, message, detail=progress.detail)


def serve_page(coach: Coach, ingest: Ingest, similar: Similar, console: Console) -> None:
    """Serve the page until it is interrupted; ``similar`` finds near-duplicates."""
    settings = coach.settings
    background = BackgroundIngest(ingest, Narrator(console))
    page = build(page_parts(coach, background, NearDuplicates(coach.library, similar)))
    workers = [
        threading.Thread(target=background.run, args=(_changes(coach),), name="ingest", daemon=True),
        threading.Thread(target=_load_models, args=(coach,), name="models", daemon=True),
    ]
    for worker in workers:
        worker.start()
    _announce(settings.host, settings.port, console)
    try:
        serve(page, settings.host, settings.port)
    finally:
        background.stop()
        for worker in workers:
            worker.join(timeout=10)


def keep_home(coach: Coach) -> None:
    """Let no other process keep the home. ``LibraryBusy`` if one does, ``PortTaken`` if the port is in use."""
    settings = coach.settings
    coach.keep_home(_address(settings.host, settings.port))
    if free_port(settings.host, settings.port) != settings.port:
        raise taken(settings.host, settings.port)


def page_parts(coach: Coach, background: BackgroundIngest, near_duplicates: NearDuplicates) -> PageParts:
    """What the page needs, from the coach's parts."""
    settings = coach.settings
    pictures = PdfPages()

    def ask(question: Question) -> Iterator[Event]:
        return remembered(stream(question, coach.parts()), coach.usage, questions=settings.remember_questions)

    def picture(source: Source, page: int, text: str) -> bytes | None:
        return pictures.picture(settings.corpus / source.path, page, text)

    note = settings.corpus / "SOURCES.md"
    return PageParts(
        ask=ask,
        record=answer_json,
        library=coach.library,
        ingest=background,
        feedback=coach.feedback,
        usage=coach.usage,
        health=lambda: coach.health(near_duplicates()),
        status=background.status,
        page_picture=picture,
        model_name=lambda: coach.model_name,
        corpus=settings.corpus,
        home=settings.home,
        example_questions=example_questions("en"),
        sources_note=note.read_text("utf-8") if note.is_file() else "",
        remembers=settings.remember_questions,
    )


def _changes(coach: Coach) -> Callable[[threading.Event], Iterator[None]]:
    if not coach.settings.watch:
        return lambda _: iter(())
    return partial(changes, coach.settings.corpus)


def _load_models(coach: Coach) -> None:
    """Load the models ahead of the first question; a fault here is met again, and shown, when one is asked."""
    try:
        coach.parts()
    except CoachError as error:
        _log.warning("%s", error)


def _announce(host: str, port: int, console: Console) -> None:
    address = _address(host, port)
    console.print(Text(f"Career Coach is at {address} (Ctrl-C stops it)."))
    has_screen = sys.platform in {"darwin", "win32"} or "DISPLAY" in os.environ or "WAYLAND_DISPLAY" in os.environ
    if console.is_terminal and has_screen:
        threading.Timer(1.0, webbrowser.open, args=(address,)).start()


def _address(host: str, port: int) -> str:
    shown = f"[{host}]" if ":" in host else host
    return f"http://{'127.0.0.1' if host in {'0.0.0.0', '::'} else shown}:{port}"
