"""Our own HTML inside Gradio: rendered by us, without Gradio's styles, its clicks handed to the server by name."""

from __future__ import annotations

import gradio as gr  # noqa: TID251

LISTEN = "window.coach.listen(element, trigger); // 'ask' 'retry' 'act'"
"""Hands the clicks in an HTML part to the server as these events; Gradio reads their names from here."""


def html(value: str | None, name: str, *, speaks: bool = False) -> gr.HTML:
    """A part of the page with ``name`` as its id; ``speaks`` when it has buttons."""
    return gr.HTML(
        value,
        js_on_load=LISTEN if speaks else None,
        elem_id=name,
        elem_classes="coach",
        apply_default_css=False,
    )


def text_of(event: gr.EventData, name: str) -> str:
    """What a button says under this name; empty if it says nothing."""
    return str(getattr(event, name, ""))
