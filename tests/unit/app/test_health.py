"""What is found of a library's health, over the library and usage store that are kept in memory."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import numpy as np
import pytest

from app.adapters.sqlite_library import SqliteLibrary
from app.adapters.sqlite_usage import SqliteUsage
from app.domain import Source, SourceKind
from app.health import ANSWERS_NEEDED, Ages, CorpusHealth, NearDuplicates, health
from app.ports import NearDuplicate, SourceRecord, SourceStatus
from tests.functional.page_library import put, source

TODAY = date(2025, 11, 20)


@pytest.fixture
def library() -> SqliteLibrary:
    made = SqliteLibrary(None)
    made.begin("hashing", 8)
    return made


def look(
    library: SqliteLibrary, usage: SqliteUsage | None = None, near: tuple[NearDuplicate, ...] = ()
) -> CorpusHealth:
    return health(library, usage or SqliteUsage(None), near, TODAY, Ages())


def added(library: SqliteLibrary, title: str, published: str = "2025", kind: SourceKind = SourceKind.ARTICLE) -> Source:
    of = replace(source(title, "BLS", published), kind=kind)
    put(library, of, (f"{title} are described here.",))
    return of


def titles(records: tuple[SourceRecord, ...]) -> list[str]:
    return [record.source.title for record in records if record.source]


def answered(usage: SqliteUsage, times: int, source_id: str) -> None:
    for _ in range(times):
        usage.cited([source_id])


@pytest.mark.parametrize("status", [SourceStatus.REFUSED, SourceStatus.QUARANTINED, SourceStatus.RETIRED])
def test_files_that_do_not_answer_are_told_by_why(library: SqliteLibrary, status: SourceStatus) -> None:
    library.refuse(SourceRecord("a.pdf", "abc", 1, 0, status, "Because.", 0, 0, datetime(2025, 1, 1, tzinfo=UTC), None))
    found = look(library)
    named = {
        SourceStatus.REFUSED: found.refused,
        SourceStatus.QUARANTINED: found.quarantined,
        SourceStatus.RETIRED: found.retired,
    }
    assert {one for one, records in named.items() if records} == {status}


def test_files_of_which_something_was_left_out_are_told(library: SqliteLibrary) -> None:
    added(library, "Nurses")
    (whole,) = library.records()
    lost = replace(whole, path="b.pdf", source=None, status=SourceStatus.REFUSED, notes=("page 3 has no text",))
    library.refuse(lost)
    assert [record.path for record in look(library).notes] == ["b.pdf"]


def test_a_source_is_past_its_date_after_three_years_and_a_catalogue_of_courses_after_two(
    library: SqliteLibrary,
) -> None:
    added(library, "Old article", "2022-10")
    added(library, "Fair article", "2023-06-01")
    added(library, "Old courses", "2023-11-19", SourceKind.COURSES)
    added(library, "Fair courses", "2023-11-20", SourceKind.COURSES)
    added(library, "Undated", "")
    found = look(library)
    assert titles(found.stale) == ["Old article", "Old courses"]
    assert found.undated == 1


@pytest.mark.parametrize(("stated", "stale"), [("2021", True), ("2022", False), ("2022-10", True), ("2022-11", False)])
def test_a_year_and_a_month_count_to_their_end(library: SqliteLibrary, stated: str, stale: bool) -> None:
    assert Ages().stale(source("Article", "BLS", stated), TODAY) is stale


def test_nothing_is_called_never_cited_before_enough_answers(library: SqliteLibrary) -> None:
    cited = added(library, "Nurses")
    added(library, "Teachers")
    usage = SqliteUsage(None)
    answered(usage, ANSWERS_NEEDED - 1, cited.id)
    assert not look(library, usage).usage_tells
    assert look(library, usage).never_cited == ()
    answered(usage, 1, cited.id)
    assert titles(look(library, usage).never_cited) == ["Teachers"]


def test_role_guides_that_were_never_cited_are_counted_and_not_listed(library: SqliteLibrary) -> None:
    cited = added(library, "Article")
    added(library, "Guide one", kind=SourceKind.ROLE)
    added(library, "Guide two", kind=SourceKind.ROLE)
    usage = SqliteUsage(None)
    answered(usage, ANSWERS_NEEDED, cited.id)
    found = look(library, usage)
    assert (found.never_cited, found.guides_never_cited) == ((), 2)


def test_files_with_the_same_bytes_stand_together(library: SqliteLibrary) -> None:
    of = added(library, "Nurses")
    put(library, replace(of, path="copy.md"), ("Nurses are described here.",))
    added(library, "Teachers")
    assert [[record.path for record in group] for group in look(library).exact] == [["copy.md", "nurses.md"]]


def test_files_with_the_same_bytes_are_counted_as_one_source(library: SqliteLibrary) -> None:
    of = added(library, "Old article", "2015")
    put(library, replace(of, path="copy.md"), ("Old article are described here.",))
    undated = added(library, "Undated", "")
    put(library, replace(undated, path="undated copy.md"), ("Undated are described here.",))
    usage = SqliteUsage(None)
    answered(usage, ANSWERS_NEEDED, "another")
    found = look(library, usage)
    assert (found.sources, len(found.stale), found.undated, len(found.never_cited)) == (2, 1, 1, 2)


def test_of_two_near_duplicates_the_one_with_the_earlier_date_is_the_older(library: SqliteLibrary) -> None:
    new, old = added(library, "Guide 2025", "2025"), added(library, "Guide 2024", "2024-05")
    (pair,) = look(library, near=(NearDuplicate(new.id, old.id, 0.9),)).near
    assert (titles((pair.older,)), titles((pair.newer,))) == (["Guide 2024"], ["Guide 2025"])


def test_a_pair_of_which_one_is_gone_is_no_longer_told(library: SqliteLibrary) -> None:
    new = added(library, "Guide 2025")
    assert look(library, near=(NearDuplicate(new.id, "gone", 0.9),)).near == ()


def test_questions_that_found_nothing_are_told(library: SqliteLibrary) -> None:
    usage = SqliteUsage(None)
    usage.unanswered("What do falconers earn?", "en")
    assert [question.text for question in look(library, usage).unanswered] == ["What do falconers earn?"]


def test_sources_are_compared_anew_only_when_they_change(library: SqliteLibrary) -> None:
    compared: list[int] = []
    near = NearDuplicates(library, lambda sketches: compared.append(len(sketches)) or ())
    one = added(library, "Nurses")
    library.keep_sketches({one.id: np.arange(4, dtype=np.uint64)})
    near()
    near()
    two = added(library, "Teachers")
    library.keep_sketches({two.id: np.arange(4, dtype=np.uint64)})
    near()
    assert compared == [1, 2]
