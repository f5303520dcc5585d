"""Dates and ages as a reader is told them."""

from __future__ import annotations

import pytest

from app.ui.shown import ShownAnswer, ShownSource
from app.ui.wording import age, counted, readable_date


def source(number: int, date: str) -> ShownSource:
    return ShownSource(
        number=number, source_id=f"s{number}", title="T", publisher="", licence="", url="", date=date, language="en",
        page=0, page_label="", paged=False, headings=(), text="text", start=0,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("date", "told"),
    [("2025", "2025"), ("2025-05", "May 2025"), ("2025-05-31", "31 May 2025"), ("2025-13", "2025"), ("soon", "soon")],
)
def test_a_date_is_told_in_words(date: str, told: str) -> None:
    assert readable_date(date) == told


def test_the_age_runs_from_the_oldest_to_the_newest_source() -> None:
    sources = (source(1, "2025-05"), source(2, "2019"), source(3, ""))
    assert age(ShownAnswer(opening="", sources=sources)) == "sources from 2019 to May 2025, 1 undated"


def test_sources_without_a_date_are_told_as_such() -> None:
    assert age(ShownAnswer(opening="", sources=(source(1, ""),))) == "sources without a date"


def test_one_is_singular() -> None:
    assert [counted(number, "page", "pages") for number in (0, 1, 1200)] == ["0 pages", "1 page", "1,200 pages"]
