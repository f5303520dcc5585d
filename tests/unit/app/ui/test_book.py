"""Conversations: what opening, starting, deleting and storing them does."""

from __future__ import annotations

from app.ui.book import STORED_CHARACTERS, Book, Conversation, new_book, read_book
from app.ui.shown import Exchange


def conversation(name: str, *asked: str) -> Conversation:
    exchanges = tuple(Exchange(id=f"{name}{place}", asked=text) for place, text in enumerate(asked))
    return Conversation(id=name, exchanges=exchanges)


def test_a_browser_without_conversations_gets_one_empty_one() -> None:
    book = read_book({})
    assert len(book.conversations) == 1
    assert book.open.exchanges == ()


def test_what_is_stored_comes_back_the_same() -> None:
    book = Book(conversations=(conversation("a", "one"), conversation("b", "two")), open_id="b")
    assert read_book(book.stored()) == book


def test_a_book_with_unknown_keys_is_not_trusted() -> None:
    stored = {**new_book().stored(), "injected": True}
    assert read_book(stored).open.exchanges == ()


def test_an_empty_conversation_is_used_again_instead_of_another() -> None:
    book = Book(conversations=(conversation("a", "one"), conversation("b")), open_id="a")
    assert book.started().open_id == "b"
    assert len(book.started().conversations) == 2


def test_deleting_the_open_conversation_opens_the_newest_other() -> None:
    book = Book(conversations=(conversation("a", "1"), conversation("b", "2")), open_id="b")
    assert book.without("b").open_id == "a"


def test_deleting_the_last_conversation_leaves_an_empty_one() -> None:
    book = Book(conversations=(conversation("a", "1"),), open_id="a").without("a")
    assert [known.exchanges for known in book.conversations] == [()]


def test_the_oldest_conversations_go_when_there_is_no_room() -> None:
    long = "x" * (STORED_CHARACTERS // 2)
    book = Book(conversations=tuple(conversation(name, long) for name in "abc"), open_id="c")
    assert [known.id for known in read_book(book.stored()).conversations] == ["c"]


def test_going_back_to_an_exchange_drops_it_and_what_followed() -> None:
    whole = conversation("a", "one", "two", "three")
    assert [known.asked for known in whole.before("a1").exchanges] == ["one"]


def test_a_long_question_makes_a_short_title() -> None:
    assert len(conversation("a", "why " * 50).title) <= 60
