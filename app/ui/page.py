"""The whole page: its tabs in Gradio, its plain routes beside them, and the promise that nothing leaves the machine.

What each tab does is its own module's; serving is ``server``'s.
"""

from __future__ import annotations

import os

import gradio as gr  # noqa: TID251
from fastapi import FastAPI

from app.ui import about_tab, chat_tab, library_tab, look, quality_tab
from app.ui.block import html
from app.ui.chat import Chat, Visit
from app.ui.guard import Guard
from app.ui.library import LibraryDesk
from app.ui.parts import IndexStatus, PageParts
from app.ui.rendering import Renderer
from app.ui.source_pages import source_routes

__all__ = ["IndexStatus", "PageParts", "build"]

TITLE = "Career Coach"


def build(parts: PageParts) -> FastAPI:
    """The application to serve. Nothing runs until it is served."""
    _quieten()
    renderer = Renderer()
    application = FastAPI(title=TITLE, docs_url=None, redoc_url=None, openapi_url=None)
    application.add_middleware(Guard)
    application.include_router(source_routes(parts, renderer))
    application.include_router(quality_tab.quality_routes(parts))
    mounted = gr.mount_gradio_app(
        application,
        _blocks(parts, renderer),
        path="/",
        footer_links=[],
        run_history=False,
        show_error=False,
        max_file_size="200mb",
        ssr_mode=False,
        enable_monitoring=False,
        pwa=False,
        mcp_server=False,
        theme=look.theme(),
        head=look.head(),
    )
    return mounted if isinstance(mounted, FastAPI) else application


def _quieten() -> None:
    """Before Gradio builds anything: no statistics to its makers, and none kept of every event (in pandas) either."""
    os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"
    os.environ["GRADIO_ANALYTICS_CACHE_FREQUENCY"] = str(10**9)


def _blocks(parts: PageParts, renderer: Renderer) -> gr.Blocks:
    chat = Chat(parts, renderer)
    desk = LibraryDesk(parts, renderer)
    with gr.Blocks(title=TITLE, analytics_enabled=False, fill_width=True, delete_cache=(3600, 86400)) as blocks:
        html(renderer.render("head", {}), "masthead")
        banner = html("", "indexing")
        with gr.Tabs():
            with gr.Tab("Chat", id="chat"):
                boxes = chat_tab.lay_out(chat.opened({}, Visit("", "")))
            with gr.Tab("Library", id="library") as library:
                shelves = library_tab.lay_out(parts.corpus)
            with gr.Tab("Quality", id="quality") as report:
                measured = html("", "quality")
            with gr.Tab("About", id="about") as about:
                text = about_tab.lay_out(parts)
        chat_tab.wire(chat, boxes)
        library_tab.wire(desk, shelves)
        library_tab.wire_banner(desk, shelves, banner)
        about_tab.wire(parts, renderer, text, (chat, boxes))

        def load(book: object, request: gr.Request) -> list[object]:
            return chat_tab.opened(chat, book, request)

        def list_sources(words: str, place: library_tab.Place) -> str:
            return desk.listing(place.listing(words))

        def tell_about() -> str:
            return about_tab.about(parts, renderer)

        def tell_quality() -> str:
            return quality_tab.quality(parts, renderer)

        quiet = {"show_progress": "hidden", "api_visibility": "private", "concurrency_limit": None}
        blocks.load(load, boxes.book, boxes.all(), **quiet)
        library.select(list_sources, [shelves.words, shelves.place], shelves.listing, **quiet)
        report.select(tell_quality, None, measured, **quiet)
        about.select(tell_about, None, text, **quiet)
    return blocks
