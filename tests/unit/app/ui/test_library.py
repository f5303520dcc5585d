"""The list of sources, quick however long it is."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import UTC, datetime
from typing import cast

from app.ports import Library, NearDuplicate, SourceRecord, SourceStatus, UsageStore
from app.ui.library import ROWS, LibraryDesk, Listing
from app.ui.library_views import View
from app.ui.parts import PageParts
from app.ui.rendering import Renderer
from tests.functional.page_library import health_of, source


class ManySources:
    """A library of which only the manifest matters."""

    def __init__(self, count: int) -> None:
        self._records = [self._record(number) for number in range(count)]

    def records(self) -> list[SourceRecord]:
        return self._records

    @staticmethod
    def _record(number: int) -> SourceRecord:
        of = source(f"Source {number:04}", "BLS", "2025")
        made = SourceRecord(
            of.path, of.sha256, 1, 0, SourceStatus.INDEXED, "", 3, 12, datetime(2025, 1, 1, tzinfo=UTC), of
        )
        refused = replace(made, status=SourceStatus.REFUSED, reason="It is empty.", source=None)
        return refused if number % 100 == 99 else made


def desk(count: int) -> LibraryDesk:
    return desk_over(cast(Library, ManySources(count)))


def desk_over(library: Library, usage: UsageStore | None = None, near: tuple[NearDuplicate, ...] = ()) -> LibraryDesk:
    given = {"library": library, "usage": usage, "health": lambda: health_of(library, usage, near)}
    return LibraryDesk(PageParts(**dict.fromkeys(PageParts.__slots__) | given), Renderer())  # type: ignore[arg-type]


def test_fifteen_hundred_sources_are_listed_quickly_by_the_page() -> None:
    listed = desk(1500)
    listed.listing(Listing())
    started = time.perf_counter()
    html = listed.listing(Listing(page=2))
    assert time.perf_counter() - started < 0.5
    assert html.count("<tr") == ROWS + 1
    assert "Page 3 of 30" in html


def test_words_narrow_the_list_in_any_order() -> None:
    html = desk(200).listing(Listing("bls 0042"))
    assert html.count("<tr") == 2
    assert "1 entry matches" in html


def test_a_refused_file_is_listed_with_its_reason() -> None:
    assert "It is empty." in desk(100).listing(Listing(view=View.REFUSED))


def test_a_page_beyond_the_end_is_the_last() -> None:
    assert "Page 2 of 2" in desk(60).listing(Listing(page=9))
