"""The Library tab and the progress bar above all tabs: where their parts stand, and what each of them does."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import gradio as gr  # noqa: TID251

from app.ui.block import html, text_of
from app.ui.library import LibraryDesk, Listing

BUSY_SECONDS = 1.5
IDLE_SECONDS = 12.0
UNSEEN = "not asked yet"


@dataclass(frozen=True, slots=True)
class LibraryBoxes:
    """The parts of the tab; ``page`` is which page of the list is shown, ``seen`` the banner as it was."""

    files: gr.File
    sync: gr.Button
    rebuild: gr.Button
    progress: gr.HTML
    words: gr.Textbox
    listing: gr.HTML
    page: gr.State


def lay_out(folder: Path) -> LibraryBoxes:
    """Place the parts in the tab that is open."""
    html("<h2>Library</h2>", "library-title")
    with gr.Row(elem_id="library-tools"):
        files = gr.File(
            label="Add documents: PDF, Markdown, HTML, text, CSV",
            file_count="multiple",
            elem_id="files",
            height=150,
        )
        with gr.Column(min_width=240):
            html(f'<p class="quiet">Or put files into the library’s folder, {Path(folder).name}.</p>', "folder-note")
            sync = gr.Button("Read what changed in the folder", elem_id="sync")
            rebuild = gr.Button("Read everything again", elem_id="rebuild")
    progress = html("", "library-progress")
    words = gr.Textbox(
        label="Find a source", value="", placeholder="Title, file, publisher, licence, year, refused", elem_id="find"
    )
    listing = html("", "library-list", speaks=True)
    return LibraryBoxes(files, sync, rebuild, progress, words, listing, gr.State(0))


def wire(desk: LibraryDesk, boxes: LibraryBoxes) -> None:
    """Give each part its step."""
    quiet = {"show_progress": "hidden", "api_visibility": "private"}
    changing = {**quiet, "concurrency_limit": 1, "concurrency_id": "ingest"}
    place = [boxes.words, boxes.page]
    shown = [boxes.progress, boxes.listing, boxes.page]

    def first(words: str) -> tuple[str, int]:
        return desk.listing(Listing(words)), 0

    def add(paths: list[str] | None, words: str, page: int) -> Iterator[list[object]]:
        steps = desk.add([Path(path) for path in paths or []])
        yield from ([*changed, None] for changed in _followed(steps, desk, Listing(words, page)))

    def act(words: str, page: int, event: gr.EventData) -> Iterator[list[object]]:
        if text_of(event, "act") == "page":
            yield from _followed(iter(()), desk, Listing(words, int(text_of(event, "page"))))
        elif text_of(event, "act") == "remove":
            yield from _followed(desk.remove(text_of(event, "file")), desk, Listing(words, page))

    def sync(words: str, page: int) -> Iterator[list[object]]:
        yield from _followed(desk.sync(rebuild=False), desk, Listing(words, page))

    def rebuild(words: str, page: int) -> Iterator[list[object]]:
        yield from _followed(desk.sync(rebuild=True), desk, Listing(words, page))

    boxes.files.upload(add, [boxes.files, *place], [*shown, boxes.files], **changing)
    boxes.sync.click(sync, place, shown, **changing)
    boxes.rebuild.click(rebuild, place, shown, **changing)
    boxes.words.change(first, boxes.words, shown[1:], trigger_mode="always_last", **quiet)
    boxes.listing.act(act, place, shown, **changing)


def _followed(steps: Iterator[str], desk: LibraryDesk, wanted: Listing) -> Iterator[list[object]]:
    """What Gradio puts into the progress, the list and its page: first the progress, then the list as it is now."""
    for step in steps:
        yield [step, gr.skip(), gr.skip()]
    yield [gr.skip(), desk.listing(wanted), wanted.page]


def wire_banner(desk: LibraryDesk, boxes: LibraryBoxes, banner: gr.HTML) -> None:
    """Keep the progress bar in step, and the list with it while the library is being read."""
    seen = gr.State(UNSEEN)
    timer = gr.Timer(BUSY_SECONDS)

    def tick(before: str, words: str, page: int) -> tuple[object, ...]:
        now = desk.banner()
        if now == before:
            return gr.skip(), now, gr.skip(), gr.skip()
        listing = gr.skip() if before == UNSEEN else desk.listing(Listing(words, page))
        return now, now, listing, gr.Timer(BUSY_SECONDS if now.strip() else IDLE_SECONDS)

    timer.tick(
        tick,
        [seen, boxes.words, boxes.page],
        [banner, seen, boxes.listing, timer],
        show_progress="hidden",
        api_visibility="private",
        concurrency_limit=None,
    )
