"""The About tab: how answers are made, their limits, what is stored where, and the buttons that delete it."""

from __future__ import annotations

import re
from collections.abc import Callable

import gradio as gr  # noqa: TID251

from app.errors import CoachError
from app.ui.block import html, text_of
from app.ui.chat import Chat
from app.ui.chat_tab import ChatBoxes, outputs_of, visit_of
from app.ui.parts import PageParts
from app.ui.rendering import Renderer


def about(parts: PageParts, renderer: Renderer, said: str = "") -> str:
    """The text of the tab; ``said`` tells what has just been deleted."""
    values: dict[str, object] = {
        "model": parts.model_name(),
        "home": parts.home,
        "corpus": parts.corpus,
        "feedback": len(parts.feedback.all()),
        "unanswered": len(parts.usage.unanswered_questions()),
        "remembers": parts.remembers,
        "said": said,
    }
    return renderer.render("about", values)


def lay_out(parts: PageParts) -> gr.HTML:
    """Place the parts in the tab that is open."""
    text = html("", "about", speaks=True)
    if parts.sources_note:
        with gr.Column(elem_id="sources-note"):
            gr.Markdown(re.sub(r"^#", "##", parts.sources_note, flags=re.MULTILINE))
    return text


def wire(parts: PageParts, renderer: Renderer, text: gr.HTML, chat: tuple[Chat, ChatBoxes]) -> None:
    """Give the buttons their steps."""
    steps, boxes = chat

    def act(event: gr.EventData, request: gr.Request) -> list[object]:
        match text_of(event, "act"):
            case "forget-feedback":
                said = _forgotten(parts.feedback.clear, "All feedback was deleted.")
                return [about(parts, renderer, said), *[gr.skip()] * len(boxes.all())]
            case "forget-questions":
                said = _forgotten(parts.usage.clear, "The questions that found nothing were deleted.")
                return [about(parts, renderer, said), *[gr.skip()] * len(boxes.all())]
            case "forget-conversations":
                told = about(parts, renderer, "All conversations were deleted from this browser.")
                return [told, *outputs_of(steps.forget(visit_of(request)))]
            case _:
                return [gr.skip()] * (1 + len(boxes.all()))

    text.act(act, None, [text, *boxes.all()], show_progress="hidden", api_visibility="private", concurrency_limit=None)


def _forgotten(clear: Callable[[], None], done: str) -> str:
    try:
        clear()
    except CoachError as error:
        return str(error)
    return done
