"""Answers in the making: they come as they are made, stop at once, and fail aloud."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator

import pytest

from app.domain import Event, Question, Stage, StageStarted
from app.errors import CoachError, ModelUnavailable
from app.ui.asking import Asking, Unexpected

FIRST = StageStarted(Stage.RETRIEVE)


def failing(error: Exception) -> Asking:
    def ask(question: Question) -> Iterator[Event]:
        yield FIRST
        raise error

    return Asking(ask)


def test_events_come_in_order() -> None:
    events = [StageStarted(stage) for stage in Stage]
    assert list(Asking(lambda question: iter(events)).events("page", Question("?"))) == events


def test_stop_is_heard_while_the_model_is_silent() -> None:
    silent = threading.Event()

    def ask(question: Question) -> Iterator[Event]:
        yield FIRST
        silent.wait(10)

    asking = Asking(ask)
    events = asking.events("page", Question("?"))
    next(events)
    started = time.monotonic()
    asking.stop("page")
    assert list(events) == []
    assert time.monotonic() - started < 2
    silent.set()


def test_a_page_is_running_only_while_its_answer_is_made() -> None:
    asking = Asking(lambda question: iter([FIRST]))
    events = asking.events("page", Question("?"))
    next(events)
    assert asking.running("page")
    assert not asking.running("another")
    assert list(events) == []
    assert not asking.running("page")


def test_an_expected_failure_reaches_the_page() -> None:
    events = failing(ModelUnavailable("The model is away.", "Start it.")).events("page", Question("?"))
    with pytest.raises(ModelUnavailable):
        list(events)


def test_a_mistake_of_ours_is_told_without_its_innards() -> None:
    with pytest.raises(Unexpected) as told:
        list(failing(KeyError("secret")).events("page", Question("?")))
    assert isinstance(told.value, CoachError)
    assert "secret" not in str(told.value)
