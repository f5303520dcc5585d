"""A conversation's steps, without a browser."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from app.adapters.sqlite_feedback import SqliteFeedback
from app.adapters.sqlite_usage import SqliteUsage
from app.domain import Event, Question
from app.errors import ModelUnavailable
from app.ui.book import read_book
from app.ui.chat import Asked, Chat, View, Visit
from app.ui.parts import IndexStatus, PageParts
from app.ui.rendering import Renderer
from tests.functional.page_library import Answerer, DrawerIngest, health_of, shelf

VISIT = Visit("page", "http://127.0.0.1:7860")


def parts(ask: Answerer | None = None, feedback: SqliteFeedback | None = None) -> PageParts:
    held = shelf()
    return PageParts(
        ask=ask or Answerer(held, pause=0),
        record=lambda answer: f"whole: {answer.question.text}",
        library=held.library,
        ingest=DrawerIngest(held.library),
        feedback=feedback or SqliteFeedback(None),
        usage=SqliteUsage(None),
        health=lambda: health_of(held.library),
        status=IndexStatus,
        page_picture=lambda source, number, text: None,
        model_name=lambda: "embedded",
        corpus=Path("corpus"),
        home=Path("home"),
    )


def last(views: Iterator[View]) -> View:
    return list(views)[-1]


def test_an_answer_ends_in_the_book() -> None:
    chat = Chat(parts(), Renderer())
    view = last(chat.ask(Asked("What do nurses earn?"), {}, VISIT))
    (exchange,) = read_book(view.book).open.exchanges
    assert (exchange.state, exchange.asked) == ("done", "What do nurses earn?")
    assert exchange.answer is not None
    assert len(exchange.answer.claims) == 4
    assert view.busy is False


def test_nothing_is_stored_before_the_answer_is_over() -> None:
    chat = Chat(parts(), Renderer())
    *before, end = chat.ask(Asked("What do nurses earn?"), {}, VISIT)
    assert all(view.book is None for view in before)
    assert end.book is not None


def test_an_empty_question_is_not_asked() -> None:
    answerer = Answerer(shelf(), pause=0)
    view = last(Chat(parts(answerer), Renderer()).ask(Asked("  \n "), {}, VISIT))
    assert view == View(status="Type a question first.")
    assert answerer.asked == []


def test_a_second_question_waits_for_the_first() -> None:
    chat = Chat(parts(), Renderer())
    first = chat.ask(Asked("What do nurses earn?"), {}, VISIT)
    for _ in range(3):
        next(first)
    assert last(chat.ask(Asked("And teachers?"), {}, VISIT)).status is not None
    assert chat.stop(VISIT).status == "Stopping…"
    assert read_book(last(first).book).open.exchanges[0].state in {"stopped", "done"}


def test_a_failure_is_told_with_what_to_do_next() -> None:
    def ask(question: Question) -> Iterator[Event]:
        raise ModelUnavailable("The model is away.", "Start it again.")
        yield

    held = parts()
    chat = Chat(PageParts(**{name: getattr(held, name) for name in PageParts.__slots__} | {"ask": ask}), Renderer())
    view = last(chat.ask(Asked("What do nurses earn?"), {}, VISIT))
    assert "The model is away. Start it again." in str(view.thread)


def test_feedback_keeps_the_whole_answer() -> None:
    feedback = SqliteFeedback(None)
    chat = Chat(parts(feedback=feedback), Renderer())
    book = last(chat.ask(Asked("What do nurses earn?"), {}, VISIT)).book
    exchange_id = read_book(book).open.exchanges[0].id
    book = chat.thumb(exchange_id, "up", book, VISIT).book
    chat.feedback(exchange_id, " Clear. ", book, VISIT)
    (given,) = feedback.all()
    assert (given.helpful, given.reason, given.answer_json) == (True, "Clear.", "whole: What do nurses earn?")


def test_markup_from_a_browser_is_escaped() -> None:
    chat = Chat(parts(), Renderer())
    view = last(chat.ask(Asked("<img src=x onerror=alert(1)>"), {}, VISIT))
    assert "<img" not in str(view.thread) + str(view.shelf) + str(view.sources)


def test_the_export_names_every_citation_by_its_whole_address() -> None:
    chat = Chat(parts(), Renderer())
    view = last(chat.ask(Asked("What do nurses earn?"), {}, VISIT))
    assert "http%3A//127.0.0.1%3A7860/source/" in str(view.shelf)


def test_opening_the_page_again_leaves_the_stored_conversations_alone() -> None:
    chat = Chat(parts(), Renderer())
    book = last(chat.ask(Asked("What do nurses earn?"), {}, VISIT)).book
    again = chat.opened(book, VISIT)
    assert again.book is None
    assert "What do nurses earn?" in str(again.thread)
