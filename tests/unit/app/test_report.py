"""The report of the library's health on the terminal."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import UTC, datetime

from rich.console import Console

from app.adapters.sqlite_library import SqliteLibrary
from app.adapters.sqlite_usage import SqliteUsage
from app.domain import SourceKind
from app.ports import NearDuplicate, SourceRecord, SourceStatus
from app.report import SHOWN, show_health
from tests.functional.page_library import health_of, put, quarantine, source


def printed(library: SqliteLibrary, usage: SqliteUsage | None = None, near: tuple[NearDuplicate, ...] = ()) -> str:
    console = Console(file=io.StringIO(), width=160)
    show_health(health_of(library, usage, near), console)
    return console.file.getvalue()  # type: ignore[attr-defined]


def library(*titles: str) -> SqliteLibrary:
    made = SqliteLibrary(None)
    made.begin("hashing", 8)
    for title in titles:
        put(made, source(title, "BLS", "2025"), (f"{title} are described here.",))
    return made


def test_a_library_without_findings_is_told_in_three_lines() -> None:
    text = printed(library("Nurses"))
    assert "1 source answers questions, in 1 chunk." in text
    assert "after 50 answers" in text
    assert "Nothing else was found." in text


def test_of_many_refused_files_the_first_are_listed_and_the_others_counted() -> None:
    held = library()
    record = SourceRecord("", "a", 1, 0, SourceStatus.REFUSED, "It is empty.", 0, 0, datetime.now(UTC), None)
    for number in range(SHOWN + 412):
        held.refuse(replace(record, path=f"{number:04}.txt"))
    text = printed(held)
    assert "Refused: 422" in text
    assert "and 412 more" in text
    assert text.count("It is empty.") == SHOWN


def test_found_text_pairs_and_questions_are_shown() -> None:
    held = library("Pay in 2024", "Pay in 2025")
    quarantine(held, "cv.txt")
    usage = SqliteUsage(None)
    usage.unanswered("What do [red]falconers[/red] earn?", "en")
    one, two = (record.source.id for record in held.records() if record.source)
    text = printed(held, usage, (NearDuplicate(one, two, 0.87),))
    assert "instructions to a model, page 3" in text
    assert "87%" in text
    assert "[red]falconers[/red]" in text


def test_role_guides_never_cited_are_counted() -> None:
    held = library()
    guide = source("Welders", "BLS", "2025")
    put(held, replace(guide, kind=SourceKind.ROLE), ("Welders join metal.",))
    usage = SqliteUsage(None)
    for _ in range(50):
        usage.cited(["another"])
    assert "1 role guide was never cited in 50 answers." in printed(held, usage)
