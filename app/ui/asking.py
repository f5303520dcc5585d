"""Answers while they are made: each in a thread of its own, so that Stop is heard at once.

What the events mean is left to ``chat``.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from queue import Empty, SimpleQueue
from threading import Event as Flag
from threading import Lock, Thread

from app.domain import Event, Question
from app.errors import CoachError

HEARING_SECONDS = 0.1
"""How long after Stop a reader waits at most."""

_log = logging.getLogger(__name__)


class Unexpected(CoachError):
    """A mistake of ours, told to the reader without its innards; the log has them."""


@dataclass(frozen=True, slots=True)
class _Ended:
    error: CoachError | None = None


@dataclass(frozen=True, slots=True)
class _Run:
    stop: Flag = field(default_factory=Flag)
    events: SimpleQueue[Event | _Ended] = field(default_factory=SimpleQueue)


class Asking:
    """The answers being made, one at most for each open page. Safe to use from several threads."""

    def __init__(self, ask: Callable[[Question], Iterator[Event]]) -> None:
        self._ask = ask
        self._runs: dict[str, _Run] = {}
        self._lock = Lock()

    def events(self, page: str, question: Question) -> Iterator[Event]:
        """The events of one answer, as they come; fewer if it is stopped. Raises ``CoachError``."""
        run = _Run()
        with self._lock:
            self._runs[page] = run
        Thread(target=self._work, args=(question, run), name=f"answer-{page}", daemon=True).start()
        try:
            yield from _heard(run)
        finally:
            run.stop.set()
            with self._lock:
                if self._runs.get(page) is run:
                    del self._runs[page]

    def stop(self, page: str) -> None:
        """Stop the answer that this page is waiting for, if there is one."""
        with self._lock:
            run = self._runs.get(page)
        if run is not None:
            run.stop.set()

    def running(self, page: str) -> bool:
        """Whether an answer is being made for this page."""
        with self._lock:
            return page in self._runs

    def _work(self, question: Question, run: _Run) -> None:
        try:
            for event in self._ask(question):
                run.events.put(event)
                if run.stop.is_set():
                    break
            run.events.put(_Ended())
        except CoachError as error:
            run.events.put(_Ended(error))
        except Exception:  # noqa: BLE001 - the page is an outer edge: the reader is told, the log has it all
            _log.exception("an answer failed")
            run.events.put(
                _Ended(Unexpected("Something went wrong while answering.", "Try again, or ask differently."))
            )


def _heard(run: _Run) -> Iterator[Event]:
    while not run.stop.is_set():
        try:
            event = run.events.get(timeout=HEARING_SECONDS)
        except Empty:
            continue
        if isinstance(event, _Ended):
            if event.error is not None:
                raise event.error
            return
        yield event
