"""The Library tab and the progress bar above all tabs: where their parts stand, and what each of them does."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import gradio as gr  # noqa: TID251

from app.ports import Decision
from app.ui.block import html, text_of
from app.ui.library import LibraryDesk, Listing
from app.ui.library_views import View

BUSY_SECONDS = 1.5
IDLE_SECONDS = 12.0
UNSEEN = "not asked yet"
FORMATS = "PDF, Word, PowerPoint, Excel, EPUB, HTML, Markdown, text, CSV and JSON files are read."


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the lists the reader is: the view, and its page from 0."""

    view: View = View.ALL
    page: int = 0

    def listing(self, words: str) -> Listing:
        """What is listed here, of what holds these words."""
        return Listing(words, self.page, self.view)


@dataclass(frozen=True, slots=True)
class LibraryBoxes:
    """The parts of the tab; ``place`` is which page of which view is shown."""

    files: gr.File
    sync: gr.Button
    rebuild: gr.Button
    progress: gr.HTML
    words: gr.Textbox
    listing: gr.HTML
    place: gr.State


def lay_out(folder: Path) -> LibraryBoxes:
    """Place the parts in the tab that is open."""
    html("<h2>Library</h2>", "library-title")
    with gr.Row(elem_id="library-tools"):
        files = gr.File(
            label="Add documents",
            file_count="multiple",
            elem_id="files",
            height=150,
        )
        with gr.Column(min_width=240):
            html(f'<p class="quiet">{FORMATS} Or put them into the library’s folder, {folder.name}.</p>', "folder-note")
            sync = gr.Button("Read what changed in the folder", elem_id="sync")
            rebuild = gr.Button("Read everything again", elem_id="rebuild")
    progress = html("", "library-progress")
    words = gr.Textbox(
        label="Find a source", value="", placeholder="Title, file, publisher, licence, year, reason", elem_id="find"
    )
    listing = html("", "library-list", speaks=True)
    return LibraryBoxes(files, sync, rebuild, progress, words, listing, gr.State(Place()))


def wire(desk: LibraryDesk, boxes: LibraryBoxes) -> None:
    """Give each part its step."""
    quiet = {"show_progress": "hidden", "api_visibility": "private"}
    changing = {**quiet, "concurrency_limit": 1, "concurrency_id": "ingest"}
    place = [boxes.words, boxes.place]
    shown = [boxes.progress, boxes.listing, boxes.place]

    def first(words: str, place: Place) -> tuple[str, Place]:
        return desk.listing(Listing(words, 0, place.view)), Place(place.view)

    def add(paths: list[str] | None, words: str, place: Place) -> Iterator[list[object]]:
        steps = desk.add([Path(path) for path in paths or []])
        yield from ([*changed, None] for changed in _followed(steps, desk, words, place))

    def act(words: str, place: Place, event: gr.EventData) -> Iterator[list[object]]:
        steps, place = _acted(desk, place, event)
        yield from _followed(steps, desk, words, place)

    def sync(words: str, place: Place) -> Iterator[list[object]]:
        yield from _followed(desk.sync(rebuild=False), desk, words, place)

    def rebuild(words: str, place: Place) -> Iterator[list[object]]:
        yield from _followed(desk.sync(rebuild=True), desk, words, place)

    boxes.files.upload(add, [boxes.files, *place], [*shown, boxes.files], **changing)
    boxes.sync.click(sync, place, shown, **changing)
    boxes.rebuild.click(rebuild, place, shown, **changing)
    boxes.words.change(first, place, shown[1:], trigger_mode="always_last", **quiet)
    boxes.listing.act(act, place, shown, **changing)


def _acted(desk: LibraryDesk, place: Place, event: gr.EventData) -> tuple[Iterator[str], Place]:
    """What a button of the list does, and where the reader is after it."""
    file = text_of(event, "file")
    match text_of(event, "act"):
        case "page":
            return iter(()), Place(place.view, int(text_of(event, "page")))
        case "view":
            return iter(()), Place(View(text_of(event, "view")))
        case "remove":
            return desk.remove(file), place
        case "decide":
            return desk.decide(file, Decision(text_of(event, "decision"))), place
        case "dismiss":
            return iter([desk.dismiss(text_of(event, "question"))]), place
        case _:
            return iter(()), place


def _followed(steps: Iterator[str], desk: LibraryDesk, words: str, place: Place) -> Iterator[list[object]]:
    """What Gradio puts into the progress, the list and its place: first the progress, then the list as it is now."""
    for step in steps:
        yield [step, gr.skip(), gr.skip()]
    yield [gr.skip(), desk.listing(place.listing(words)), place]


def wire_banner(desk: LibraryDesk, boxes: LibraryBoxes, banner: gr.HTML) -> None:
    """Keep the progress bar in step, and the list with it while the library is being read."""
    seen = gr.State(UNSEEN)
    timer = gr.Timer(BUSY_SECONDS)

    def tick(before: str, words: str, place: Place) -> tuple[object, ...]:
        now = desk.banner()
        if now == before:
            return gr.skip(), now, gr.skip(), gr.skip()
        listing = gr.skip() if before == UNSEEN else desk.listing(place.listing(words))
        return now, now, listing, gr.Timer(BUSY_SECONDS if now.strip() else IDLE_SECONDS)

    timer.tick(
        tick,
        [seen, boxes.words, boxes.place],
        [banner, seen, boxes.listing, timer],
        show_progress="hidden",
        api_visibility="private",
        concurrency_limit=None,
    )
