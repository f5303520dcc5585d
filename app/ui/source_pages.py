"""The page of a source with a stretch of it marked: what a citation opens. Plain HTML, no script.

Sources are untrusted: everything is escaped, and the page may load nothing but its own picture.
"""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import APIRouter, Query, Response
from fastapi.responses import HTMLResponse

from app.domain import Page, Source
from app.ui.marking import marked
from app.ui.parts import PageParts
from app.ui.rendering import Renderer

POLICY = "default-src 'none'; img-src 'self' data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
PICTURED = "application/pdf"


@dataclass(frozen=True, slots=True)
class _Place:
    source: Source
    pages: list[Page]
    page: Page
    start: int
    end: int

    @property
    def text(self) -> str:
        return self.page.text[self.start : self.end]


def source_routes(parts: PageParts, renderer: Renderer) -> APIRouter:
    """The routes ``/source/ID/page/NUMBER`` and its picture; NUMBER counts from 0, FROM and TO in the page's text."""
    router = APIRouter(include_in_schema=False)
    start, end = Query(0, ge=0, alias="from"), Query(0, ge=0, alias="to")

    @router.get("/source/{source_id}/page/{number}", response_class=HTMLResponse)
    def show(source_id: str, number: int, start: int = start, end: int = end) -> HTMLResponse:
        place = _find(parts, source_id, number, (start, end))
        if place is None:
            return _answered(renderer.render("gone", {}), 404)
        return _answered(renderer.render("source", _values(place)), 200)

    @router.get("/source/{source_id}/page/{number}/picture.png")
    def picture(source_id: str, number: int, start: int = start, end: int = end) -> Response:
        place = _find(parts, source_id, number, (start, end))
        pictured = place is not None and place.source.media_type == PICTURED
        drawn = parts.page_picture(place.source, number, place.text) if place and pictured else None
        if drawn is None:
            return Response("There is no picture of this page.", 404, media_type="text/plain")
        return Response(drawn, media_type="image/png", headers={"Cache-Control": "private, max-age=3600"})

    return router


def _find(parts: PageParts, source_id: str, number: int, marked_from_to: tuple[int, int]) -> _Place | None:
    source = parts.library.source(source_id)
    pages = parts.library.pages(source_id) if source else []
    page = next((page for page in pages if page.number == number), None)
    if source is None or page is None:
        return None
    start, end = marked_from_to
    fits = start < end <= len(page.text)
    return _Place(source, pages, page, start if fits else 0, end if fits else 0)


def _values(place: _Place) -> dict[str, object]:
    numbers = [page.number for page in place.pages]
    at = numbers.index(place.page.number)
    return {
        "source": place.source,
        "page": place.page,
        "pieces": marked(place.page.text, [(place.start, place.end)]),
        "before": numbers[at - 1] if at > 0 else None,
        "after": numbers[at + 1] if at + 1 < len(numbers) else None,
        "of": len(numbers),
        "pictured": place.source.media_type == PICTURED,
        "query": f"?from={place.start}&to={place.end}" if place.end else "",
    }


def _answered(html: str, status: int) -> HTMLResponse:
    return HTMLResponse(html, status, headers={"Content-Security-Policy": POLICY, "Referrer-Policy": "no-referrer"})
