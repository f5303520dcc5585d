"""What a citation opens."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from app.adapters.sqlite_library import SqliteLibrary
from app.domain import Source
from app.ui.parts import PageParts
from app.ui.rendering import Renderer
from app.ui.source_pages import source_routes
from tests.functional.page_library import HOSTILE, put, source

TEXTS = (HOSTILE, "A second paragraph.")


@pytest.fixture
def library() -> Iterator[SqliteLibrary]:
    made = SqliteLibrary(None)
    made.begin("hashing", 8)
    yield made
    made.close()


def client(library: SqliteLibrary) -> TestClient:
    def picture(of: Source, number: int, text: str) -> bytes | None:
        return f"{of.title}|{number}|{text}".encode()

    given = {"library": library, "page_picture": picture}
    parts = PageParts(**dict.fromkeys(PageParts.__slots__) | given)  # type: ignore[arg-type]
    application = FastAPI()
    application.include_router(source_routes(parts, Renderer()))
    return TestClient(application)


def test_the_sentence_is_marked_and_all_else_is_escaped(library: SqliteLibrary) -> None:
    of = source("A strange text", "", "")
    put(library, of, TEXTS)
    html = client(library).get(f"/source/{of.id}/page/0?from=0&to=15").text
    assert '<mark id="mark">Be careful with</mark> &lt;script&gt;' in html
    assert "<script" not in html
    assert "javascript:" not in html


def test_the_page_may_load_nothing_from_elsewhere(library: SqliteLibrary) -> None:
    of = source("A strange text", "", "")
    put(library, of, TEXTS)
    policy = client(library).get(f"/source/{of.id}/page/0").headers["content-security-policy"]
    assert policy.startswith("default-src 'none'")


@pytest.mark.parametrize("span", ["from=5&to=5", "from=9&to=3", "from=0&to=999999"])
def test_a_span_that_is_not_in_the_page_marks_nothing(library: SqliteLibrary, span: str) -> None:
    of = source("A strange text", "", "")
    put(library, of, TEXTS)
    answer = client(library).get(f"/source/{of.id}/page/0?{span}")
    assert answer.status_code == 200
    assert "<mark" not in answer.text


@pytest.mark.parametrize("path", ["/source/000000000000/page/0", "/source/%3Cb%3E/page/0", "/source/ID/page/7"])
def test_a_source_or_page_that_is_gone_is_told_kindly(library: SqliteLibrary, path: str) -> None:
    of = source("A strange text", "", "")
    put(library, of, TEXTS)
    answer = client(library).get(path.replace("ID", of.id))
    assert answer.status_code == 404
    assert "no longer in the library" in answer.text


def test_a_pdf_comes_with_its_picture_and_others_do_not(library: SqliteLibrary) -> None:
    of = source("A leaflet", "College", "2024", name="leaflet.pdf")
    plain = replace(source("A note", "College", "2024"))
    put(library, of, TEXTS)
    put(library, plain, TEXTS)
    browser = client(library)
    address = f"/source/{of.id}/page/0/picture.png?from=0&amp;to=15"
    assert address in browser.get(f"/source/{of.id}/page/0?from=0&to=15").text.replace("?from=0&to", "?from=0&amp;to")
    assert browser.get(address.replace("&amp;", "&")).content == b"A leaflet|0|Be careful with"
    assert browser.get(f"/source/{plain.id}/page/0/picture.png").status_code == 404
