"""What the page needs from the rest of the coach, as plain callables and ports; the command line fills it in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from app.domain import Answer, Event, Question, Source
from app.health import CorpusHealth
from app.ports import FeedbackStore, Ingest, Library, UsageStore


@dataclass(frozen=True, slots=True)
class IndexStatus:
    """How far the indexing at start, or by the watcher, is. ``done`` of ``total`` are files.

    ``message`` is about the last file, ``detail`` about the large one at hand; ``error`` says why indexing ended early,
    and what to do.
    """

    indexing: bool = False
    done: int = 0
    total: int = 0
    message: str = ""
    error: str = ""
    detail: str = ""


@dataclass(frozen=True, slots=True)
class PageParts:
    """What the page shows and asks.

    ``record`` gives an answer as JSON, for the feedback store. ``page_picture`` gives a PNG of a page of a source with
    the text given marked on it (page number from 0), None where there is no picture to make. ``sources_note`` is
    Markdown about where the library comes from; ``remembers`` whether questions that found nothing are kept.
    """

    ask: Callable[[Question], Iterator[Event]]
    record: Callable[[Answer], str]
    library: Library
    ingest: Ingest
    feedback: FeedbackStore
    usage: UsageStore
    health: Callable[[], CorpusHealth]
    status: Callable[[], IndexStatus]
    page_picture: Callable[[Source, int, str], bytes | None]
    model_name: Callable[[], str]
    corpus: Path
    home: Path
    example_questions: tuple[str, ...] = ()
    sources_note: str = ""
    remembers: bool = True
