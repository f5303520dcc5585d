"""A reader's conversations, kept in their browser: which there are, which is open, how they change.

Pure values; every change gives a new book. The oldest conversations go first when the browser's room runs out.
"""

from __future__ import annotations

import uuid

from pydantic import ValidationError

from app.ui.shown import Exchange, Shown

STORED_CHARACTERS = 1_500_000
"""The most a book may take: browsers allow about 5 million, and encryption adds a third."""
TITLE_CHARACTERS = 60


class Conversation(Shown):
    """Questions with their answers, oldest first."""

    id: str
    exchanges: tuple[Exchange, ...] = ()

    @property
    def title(self) -> str:
        """Its first question, shortened."""
        if not self.exchanges:
            return "New conversation"
        first = " ".join(self.exchanges[0].asked.split())
        return first if len(first) <= TITLE_CHARACTERS else first[: TITLE_CHARACTERS - 1].rstrip() + "…"

    def put(self, exchange: Exchange) -> Conversation:
        """With this exchange in place of the one of its id, or at the end."""
        ids = [known.id for known in self.exchanges]
        if exchange.id not in ids:
            return self.model_copy(update={"exchanges": (*self.exchanges, exchange)})
        replaced = tuple(exchange if known.id == exchange.id else known for known in self.exchanges)
        return self.model_copy(update={"exchanges": replaced})

    def before(self, exchange_id: str) -> Conversation:
        """Without the exchange of this id and all after it; whole if there is none."""
        for place, known in enumerate(self.exchanges):
            if known.id == exchange_id:
                return self.model_copy(update={"exchanges": self.exchanges[:place]})
        return self

    def find(self, exchange_id: str) -> Exchange | None:
        """The exchange of this id."""
        return next((known for known in self.exchanges if known.id == exchange_id), None)


class Book(Shown):
    """All conversations, the newest first; ``open_id`` is the one on the page."""

    conversations: tuple[Conversation, ...]
    open_id: str

    @property
    def open(self) -> Conversation:
        """The conversation on the page."""
        return next((known for known in self.conversations if known.id == self.open_id), self.conversations[0])

    def put(self, conversation: Conversation) -> Book:
        """With this conversation in place of the one of its id, or first."""
        ids = [known.id for known in self.conversations]
        if conversation.id not in ids:
            return self.model_copy(update={"conversations": (conversation, *self.conversations)})
        replaced = tuple(conversation if known.id == conversation.id else known for known in self.conversations)
        return self.model_copy(update={"conversations": replaced})

    def switched(self, conversation_id: str) -> Book:
        """With another conversation on the page; unchanged if it is not there."""
        known = any(conversation.id == conversation_id for conversation in self.conversations)
        return self.model_copy(update={"open_id": conversation_id}) if known else self

    def started(self) -> Book:
        """With a new, empty conversation on the page; an empty one that is there is used again."""
        empty = next((known for known in self.conversations if not known.exchanges), None)
        if empty is not None:
            return self.switched(empty.id)
        fresh = Conversation(id=new_id())
        return Book(conversations=(fresh, *self.conversations), open_id=fresh.id)

    def without(self, conversation_id: str) -> Book:
        """Without one conversation; if it was on the page, the newest other one is opened."""
        kept = tuple(known for known in self.conversations if known.id != conversation_id)
        if not kept:
            return new_book()
        open_id = self.open_id if self.open_id != conversation_id else kept[0].id
        return Book(conversations=kept, open_id=open_id)

    def stored(self) -> dict[str, object]:
        """As JSON values for the browser, the oldest conversations left out if there is no room for them."""
        kept: list[Conversation] = []
        room = STORED_CHARACTERS
        for conversation in (self.open, *(known for known in self.conversations if known.id != self.open.id)):
            room -= len(conversation.model_dump_json())
            if room >= 0 or not kept:
                kept.append(conversation)
        ids = {conversation.id for conversation in kept}
        ordered = tuple(known for known in self.conversations if known.id in ids)
        return Book(conversations=ordered, open_id=self.open.id).model_dump(mode="json")


def new_id() -> str:
    """A name that no other conversation or exchange has."""
    return uuid.uuid4().hex[:16]


def new_book() -> Book:
    """A book with one empty conversation."""
    first = Conversation(id=new_id())
    return Book(conversations=(first,), open_id=first.id)


def read_book(stored: object) -> Book:
    """The book that a browser sends; an empty one if it sends none, or one of an earlier release."""
    try:
        book = Book.model_validate(stored)
    except ValidationError:
        return new_book()
    return book if book.conversations else new_book()
