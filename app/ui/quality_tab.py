"""The Quality tab: the report of the last ``career-coach eval``, which leaves it in the home folder.

The report is a page of its own that loads nothing and runs nothing; here it stands in a frame that lets it do neither.
"""

from __future__ import annotations

from datetime import UTC, datetime

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from app.settings import REPORT_FILE
from app.ui.parts import PageParts
from app.ui.rendering import Renderer

POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'"


def quality(parts: PageParts, renderer: Renderer) -> str:
    """The text of the tab, with the report if there is one."""
    file = parts.home / REPORT_FILE
    made = datetime.fromtimestamp(file.stat().st_mtime, UTC) if file.is_file() else None
    return renderer.render("quality", {"made": made, "version": int(made.timestamp()) if made else 0})


def quality_routes(parts: PageParts) -> APIRouter:
    """The route ``/quality``: the report as it is."""
    router = APIRouter(include_in_schema=False)

    @router.get("/quality", response_class=HTMLResponse)
    def report() -> HTMLResponse:
        file = parts.home / REPORT_FILE
        if not file.is_file():
            return HTMLResponse("There is no report yet.", 404, headers={"Content-Security-Policy": POLICY})
        headers = {"Content-Security-Policy": POLICY, "Cache-Control": "no-store"}
        return HTMLResponse(file.read_text("utf-8"), headers=headers)

    return router
