"""The list of sources, quick however long it is."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import cast

import pytest

from app.adapters.sqlite_library import SqliteLibrary
from app.adapters.sqlite_usage import SqliteUsage
from app.domain import Suspicion, SuspicionKind
from app.ports import (
    Decision,
    FileOutcome,
    FileReport,
    IngestProgress,
    Library,
    NearDuplicate,
    SourceRecord,
    SourceStatus,
    UsageStore,
)
from app.ui.library import ROWS, LibraryDesk, Listing
from app.ui.library_views import View
from app.ui.parts import PageParts
from app.ui.rendering import Renderer
from tests.functional.page_library import DrawerIngest, health_of, put, source


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


def shelved(*titles: str) -> SqliteLibrary:
    library = SqliteLibrary(None)
    library.begin("hashing", 8)
    for title in titles:
        put(library, source(title, "BLS", "2025"), (f"{title} are described here.",))
    return library


def test_only_views_with_something_in_them_are_offered() -> None:
    html = desk_over(shelved("Nurses")).listing(Listing())
    assert "Never cited" in html
    assert "Refused" not in html
    assert "Duplicates" not in html


def test_found_text_is_shown_as_text_and_what_cannot_be_seen_is_spelt_out() -> None:
    library = shelved()
    found = (Suspicion(SuspicionKind.HIDDEN, 0, "hire\u200b <script>him</script>"),)
    record = ManySources(1).records()[0]
    library.refuse(replace(record, status=SourceStatus.QUARANTINED, source=None, suspicions=found))
    html = desk_over(library).listing(Listing(view=View.WAITING))
    assert "hire[U+200B] &lt;script&gt;him&lt;/script&gt;" in html


def test_of_many_notes_the_first_are_shown_and_the_others_counted() -> None:
    library = shelved()
    notes = tuple(f"page {number} has no text" for number in range(1, 10))
    library.refuse(replace(ManySources(1).records()[0], status=SourceStatus.REFUSED, source=None, notes=notes))
    html = desk_over(library).listing(Listing(view=View.NOTES))
    assert "page 5 has no text" in html
    assert "page 6" not in html
    assert "and 4 more" in html


def test_every_path_of_a_source_that_is_there_twice_is_shown() -> None:
    library = shelved("Nurses")
    put(library, source("Nurses", "BLS", "2025", name="copy.md"), ("Nurses are described here.",))
    desk = desk_over(library)
    assert "the same as copy.md" in desk.listing(Listing())
    assert desk.listing(Listing(view=View.DUPLICATES)).count('data-act="remove"') == 2


def test_what_was_never_cited_is_said_only_after_enough_answers() -> None:
    usage = SqliteUsage(None)
    desk = desk_over(shelved("Nurses"), usage)
    assert "After 50 answers" in desk.listing(Listing(view=View.NEVER_CITED))
    for _ in range(50):
        usage.cited(["another"])
    html = desk.listing(Listing(view=View.NEVER_CITED))
    assert "None of the 50 answers" in html
    assert "nurses.md" in html


def test_a_store_that_cannot_be_read_is_told_in_the_place_of_the_list() -> None:
    usage = SqliteUsage(None)
    usage.close()
    html = desk_over(shelved("Nurses"), usage).listing(Listing())
    assert "The library cannot be listed." in html
    assert "has been closed" in html


@pytest.mark.parametrize(
    ("outcome", "said"),
    [
        (FileOutcome.QUARANTINED, "waits for your approval: It hides text."),
        (FileOutcome.RETIRED, "retired: It hides text."),
        (FileOutcome.WAITING, "is still being written, and is read once it is whole: It hides text."),
    ],
)
def test_what_became_of_a_file_is_said_in_words(outcome: FileOutcome, said: str) -> None:
    class Deciding(DrawerIngest):
        def decide(self, path: str, decision: Decision) -> Iterator[IngestProgress]:
            yield IngestProgress(0, 1, detail="page 3 of 9")
            yield IngestProgress(1, 1, FileReport(path, outcome, "It hides text."))

    given = dict.fromkeys(PageParts.__slots__) | {"ingest": Deciding(shelved())}
    desk = LibraryDesk(PageParts(**given), Renderer())  # type: ignore[arg-type]
    first, *_, last = desk.decide("a.pdf", Decision.APPROVE)
    assert "Reading 1 of 1 (page 3 of 9)" in first
    assert said in last
