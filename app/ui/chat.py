"""What happens in a conversation: ask, stop, retry, edit, thumb, switch. Each step gives what changes on the page.

How it looks is left to ``rendering``, where it stands on the page to ``chat_tab``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Literal

from app.domain import Answer, Claim, Comparison, Event, Opened, Question, Stage, StageStarted
from app.errors import CoachError
from app.ports import Feedback
from app.ui.asking import Asking
from app.ui.book import Book, Conversation, new_book, new_id, read_book
from app.ui.parts import PageParts
from app.ui.records import RecentAnswers
from app.ui.rendering import Renderer
from app.ui.showing import shown_answer, shown_partial
from app.ui.shown import Exchange
from app.ui.wording import counted

_WORKING: Mapping[Stage, str] = {
    Stage.UNDERSTAND: "Reading the question…",
    Stage.RETRIEVE: "Searching the library…",
    Stage.DRAFT: "Drafting…",
    Stage.VERIFY: "Checking each sentence against the sources…",
    Stage.CITE: "Adding the citations…",
}


@dataclass(frozen=True, slots=True)
class View:
    """What changes on the page; None leaves a part as it is. ``editing`` is an exchange's id, empty for none."""

    thread: str | None = None
    sources: str | None = None
    shelf: str | None = None
    status: str | None = None
    book: dict[str, object] | None = None
    box: str | None = None
    editing: str | None = None
    busy: bool | None = None


@dataclass(frozen=True, slots=True)
class Visit:
    """A page that is open in a browser: its id, and the address of this server as the browser sees it."""

    page: str
    origin: str


@dataclass(frozen=True, slots=True)
class Asked:
    """A question from the page: the text, and the exchange it replaces with all after it (empty: none)."""

    text: str
    replaces: str = ""


class Chat:
    """The conversation's steps. Holds no conversation: each comes with its book from the browser."""

    def __init__(self, parts: PageParts, renderer: Renderer) -> None:
        self._parts = parts
        self._renderer = renderer
        self._asking = Asking(parts.ask)
        self._records = RecentAnswers()

    def opened(self, stored: object, visit: Visit) -> View:
        """The page has been loaded."""
        book = read_book(stored)
        view = self._whole(book, visit)
        return replace(view, book=None) if view.book == stored else view

    def ask(self, asked: Asked, stored: object, visit: Visit) -> Iterator[View]:
        """Ask, and show what comes as it comes."""
        book = read_book(stored)
        text = asked.text.strip()
        if not text:
            yield View(status="Type a question first.")
            return
        if self._asking.running(visit.page):
            yield View(status="An answer is being made. Stop it first, or wait for it.")
            return
        conversation = book.open.before(asked.replaces)
        question = Question(text, tuple(exchange.as_turn() for exchange in conversation.exchanges))
        exchange = Exchange(id=new_id(), asked=text)
        first = View(
            box="", editing="", busy=True, status=_WORKING[Stage.UNDERSTAND], shelf=self._shelf(book, visit, busy=True)
        )
        yield self._step(conversation, exchange, visit, first)
        for step in self._steps(visit.page, question, exchange):
            exchange = step.exchange
            if exchange.state == "running":
                yield self._step(conversation, exchange, visit, View(status=step.status))
        book = book.put(conversation.put(exchange))
        yield replace(self._whole(book, visit), status=_told(exchange), busy=False)

    def stop(self, visit: Visit) -> View:
        """Stop the answer being made; ``ask`` then ends by itself."""
        self._asking.stop(visit.page)
        return View(status="Stopping…")

    def retry_of(self, exchange_id: str, stored: object) -> Asked:
        """The question of an exchange, to be asked again in its place."""
        exchange = read_book(stored).open.find(exchange_id)
        return Asked(exchange.asked if exchange else "", exchange_id)

    def edit(self, exchange_id: str, stored: object) -> View:
        """Put a question back into the box."""
        exchange = read_book(stored).open.find(exchange_id)
        if exchange is None:
            return View()
        return View(box=exchange.asked, editing=exchange_id, status="Edit the question and ask again.")

    def sources(self, exchange_id: str, stored: object) -> View:
        """Show the sources of an earlier answer."""
        return View(sources=self._renderer.sources(read_book(stored).open.find(exchange_id)))

    def thumb(self, exchange_id: str, thumb: str, stored: object, visit: Visit) -> View:
        """A thumb was pressed: ask for the reason. An empty ``thumb`` takes it back."""
        wanted: Mapping[str, Literal["", "up", "down"]] = {"up": "up", "down": "down"}
        change = {"thumb": wanted.get(thumb, ""), "thumb_sent": False}
        return self._changed(exchange_id, stored, visit, change)

    def feedback(self, exchange_id: str, reason: str, stored: object, visit: Visit) -> View:
        """Keep a thumb with its reason and the whole answer."""
        book = read_book(stored)
        exchange = book.open.find(exchange_id)
        if exchange is None or not exchange.thumb:
            return View()
        record = self._records.get(exchange_id) or exchange.model_dump_json()
        given = Feedback(book.open.id, exchange.thumb == "up", reason.strip()[:2000], record, datetime.now(UTC))
        try:
            self._parts.feedback.add(given)
        except CoachError as error:
            return View(status=str(error))
        return replace(
            self._changed(exchange_id, stored, visit, {"thumb_sent": True}), status="Feedback kept. Thank you."
        )

    def new(self, stored: object, visit: Visit) -> View:
        """Start a conversation."""
        return replace(self._whole(read_book(stored).started(), visit), status="New conversation.")

    def switch(self, conversation_id: str, stored: object, visit: Visit) -> View:
        """Open another conversation."""
        book = read_book(stored).switched(conversation_id)
        return replace(self._whole(book, visit), status=f"Conversation: {book.open.title}")

    def delete(self, conversation_id: str, stored: object, visit: Visit) -> View:
        """Delete a conversation from the browser."""
        return replace(self._whole(read_book(stored).without(conversation_id), visit), status="Conversation deleted.")

    def forget(self, visit: Visit) -> View:
        """Delete every conversation from the browser."""
        return replace(self._whole(new_book(), visit), status="All conversations deleted.")

    def _steps(self, page: str, question: Question, exchange: Exchange) -> Iterator[_Progress]:
        progress = _Progress(exchange)
        try:
            for event in self._asking.events(page, question):
                progress = self._after(event, progress)
                yield progress
        except CoachError as error:
            yield progress.changed(state="failed", error=str(error))
            return
        if progress.exchange.state == "running":
            yield progress.changed(state="stopped")

    def _after(self, event: Event, progress: _Progress) -> _Progress:
        if isinstance(event, StageStarted):
            return replace(progress, status=_WORKING[event.stage])
        if isinstance(event, Answer):
            self._records.put(progress.exchange.id, self._parts.record(event))
            return progress.changed(state="done", answer=shown_answer(event))
        if isinstance(event, Opened):
            progress = replace(progress, opened=event)
        elif isinstance(event, Comparison):
            progress = replace(progress, comparison=event)
        elif isinstance(event, Claim):
            progress = replace(progress, claims=(*progress.claims, event))
        return progress.changed(answer=shown_partial(progress.opened, progress.claims, progress.comparison))

    def _step(self, conversation: Conversation, exchange: Exchange, visit: Visit, view: View) -> View:
        thread = self._renderer.thread(conversation.put(exchange), visit.origin, busy=True)
        return replace(view, thread=thread, sources=self._renderer.sources(exchange))

    def _changed(self, exchange_id: str, stored: object, visit: Visit, change: Mapping[str, object]) -> View:
        book = read_book(stored)
        exchange = book.open.find(exchange_id)
        if exchange is None:
            return View()
        book = book.put(book.open.put(exchange.model_copy(update=dict(change))))
        return View(thread=self._thread(book, visit), book=book.stored())

    def _thread(self, book: Book, visit: Visit) -> str:
        return self._renderer.thread(book.open, visit.origin, self._parts.example_questions)

    def _shelf(self, book: Book, visit: Visit, *, busy: bool = False) -> str:
        return self._renderer.shelf(book, visit.origin, busy=busy)

    def _whole(self, book: Book, visit: Visit) -> View:
        answered = [known for known in book.open.exchanges if known.answer]
        return View(
            thread=self._thread(book, visit),
            sources=self._renderer.sources(answered[-1] if answered else None),
            shelf=self._shelf(book, visit),
            status="",
            book=book.stored(),
            editing="",
            busy=False,
        )


@dataclass(frozen=True, slots=True)
class _Progress:
    exchange: Exchange
    status: str | None = None
    opened: Opened | None = None
    claims: tuple[Claim, ...] = ()
    comparison: Comparison | None = None

    def changed(self, **change: object) -> _Progress:
        return replace(self, exchange=self.exchange.model_copy(update=change), status=None)


def _told(exchange: Exchange) -> str:
    """What a screen reader says when an answer is over."""
    if exchange.state == "stopped":
        return "Stopped."
    if exchange.answer is None or exchange.state == "failed":
        return "There is no answer."
    if exchange.answer.refusal is not None:
        return "There is a reply, without sources."
    points = counted(len(exchange.answer.claims), "point", "points")
    if exchange.answer.comparison is not None:
        also = f" and {points}" if exchange.answer.claims else ""
        return f"Answered in a table{also}, each entry with its source."
    return f"Answered in {points}, each with its source."
