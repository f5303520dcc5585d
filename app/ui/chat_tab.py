"""The chat tab: where its parts stand, and which step each of them takes. The steps themselves are ``chat``'s."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

import gradio as gr  # noqa: TID251

from app.ui.block import html, text_of
from app.ui.chat import Asked, Chat, View, Visit

STORAGE_KEY = "career-coach-conversations"
STORAGE_SECRET = "kept-in-this-browser"  # Gradio wants one; a fixed one outlives a restart of the server
_ORIGIN = re.compile(r"^https?://[\w.\-:\[\]]+$")
ANSWERS_AT_ONCE = 8


@dataclass(frozen=True, slots=True)
class ChatBoxes:
    """The parts of the tab that steps change, in the order of ``outputs_of``."""

    thread: gr.HTML
    sources: gr.HTML
    shelf: gr.HTML
    status: gr.HTML
    book: gr.BrowserState
    question: gr.Textbox
    editing: gr.State
    ask: gr.Button
    stop: gr.Button

    def all(self) -> list[gr.Component]:
        """In the order that ``outputs`` fills them."""
        return [
            self.thread,
            self.sources,
            self.shelf,
            self.status,
            self.book,
            self.question,
            self.editing,
            self.ask,
            self.stop,
        ]


def lay_out(welcome: View) -> ChatBoxes:
    """Place the parts in the tab that is open; ``welcome`` is what they show before the browser has spoken."""
    with gr.Row(elem_id="chat-row"):
        with gr.Column(scale=3, min_width=280):
            shelf = html(welcome.shelf, "shelf", speaks=True)
            thread = html(welcome.thread, "thread", speaks=True)
            with gr.Column(elem_id="composer"):
                status = html(_status(""), "status")
                with gr.Row():
                    question = gr.Textbox(
                        label="Your question",
                        value="",
                        show_label=False,
                        placeholder="Ask about a job, pay, training, or what changes",
                        lines=1,
                        max_lines=8,
                        elem_id="question",
                        container=False,
                        scale=5,
                    )
                    ask = gr.Button("Ask", variant="primary", elem_id="ask", scale=0, min_width=80)
                    stop = gr.Button("Stop", variant="stop", elem_id="stop", scale=0, min_width=80, visible=False)
        with gr.Column(scale=2, min_width=280, elem_id="sources-pane"):
            sources = html(welcome.sources, "sources")
    book = gr.BrowserState({}, storage_key=STORAGE_KEY, secret=STORAGE_SECRET)
    return ChatBoxes(thread, sources, shelf, status, book, question, gr.State(""), ask, stop)


def wire(chat: Chat, boxes: ChatBoxes) -> None:
    """Give each part its step."""
    outputs = boxes.all()
    quiet = {"outputs": outputs, "show_progress": "hidden", "api_visibility": "private"}
    asking = {**quiet, "concurrency_limit": ANSWERS_AT_ONCE, "concurrency_id": "answers"}

    def typed(text: str, editing: str, book: object, request: gr.Request) -> Iterator[list[object]]:
        yield from map(outputs_of, chat.ask(Asked(text, editing), book, visit_of(request)))

    def picked(book: object, event: gr.EventData, request: gr.Request) -> Iterator[list[object]]:
        yield from map(outputs_of, chat.ask(Asked(text_of(event, "text")), book, visit_of(request)))

    def retried(book: object, event: gr.EventData, request: gr.Request) -> Iterator[list[object]]:
        again = chat.retry_of(text_of(event, "exchange"), book)
        yield from map(outputs_of, chat.ask(again, book, visit_of(request)))

    def acted(book: object, event: gr.EventData, request: gr.Request) -> list[object]:
        return outputs_of(_act(chat, book, event, visit_of(request)))

    def stopped(request: gr.Request) -> list[object]:
        return outputs_of(chat.stop(visit_of(request)))

    gr.on([boxes.question.submit, boxes.ask.click], typed, [boxes.question, boxes.editing, boxes.book], **asking)
    boxes.thread.ask(picked, boxes.book, **asking)
    boxes.thread.retry(retried, boxes.book, **asking)
    for part in (boxes.thread, boxes.shelf):
        part.act(acted, boxes.book, concurrency_limit=None, **quiet)
    boxes.stop.click(stopped, None, concurrency_limit=None, **quiet)


def opened(chat: Chat, book: object, request: gr.Request) -> list[object]:
    """The step of a page that has just been loaded, for the whole page to wire."""
    return outputs_of(chat.opened(book, visit_of(request)))


def visit_of(request: gr.Request) -> Visit:
    """Who asks, and under which address they see this server."""
    origin = request.headers.get("origin") or f"http://{request.headers.get('host', '')}"
    return Visit(str(request.session_hash), origin if _ORIGIN.match(origin) else "")


def _act(chat: Chat, book: object, event: gr.EventData, visit: Visit) -> View:
    exchange, conversation = text_of(event, "exchange"), text_of(event, "conversation")
    match text_of(event, "act"):
        case "edit":
            return chat.edit(exchange, book)
        case "sources":
            return chat.sources(exchange, book)
        case "thumb":
            return chat.thumb(exchange, text_of(event, "thumb"), book, visit)
        case "feedback":
            return chat.feedback(exchange, text_of(event, "reason"), book, visit)
        case _:
            return _act_on_shelf(chat, book, (text_of(event, "act"), conversation), visit)


def _act_on_shelf(chat: Chat, book: object, act: tuple[str, str], visit: Visit) -> View:
    match act:
        case ("new", _):
            return chat.new(book, visit)
        case ("switch", conversation):
            return chat.switch(conversation, book, visit)
        case ("delete", conversation):
            return chat.delete(conversation, book, visit)
        case _:
            return View()


def outputs_of(view: View) -> list[object]:
    """What Gradio puts into ``ChatBoxes.all()``."""

    def kept(value: object) -> object:
        return gr.skip() if value is None else value

    busy = view.busy
    return [
        kept(view.thread),
        kept(view.sources),
        kept(view.shelf),
        kept(None if view.status is None else _status(view.status)),
        kept(view.book),
        kept(view.box),
        kept(view.editing),
        gr.skip() if busy is None else gr.update(visible=not busy),
        gr.skip() if busy is None else gr.update(visible=busy),
    ]


def _status(text: str) -> str:
    return f'<p role="status">{escape(text)}</p>'
