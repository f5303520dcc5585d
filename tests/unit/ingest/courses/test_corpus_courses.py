"""The committed catalogues: each is read, and each course can be found by what it teaches."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from app.domain import SourceKind
from ingest import reading
from ingest.courses.course import CHINESE_COLUMNS, COLUMNS
from ingest.courses.topics import read_topics

COURSES = Path(__file__).parents[4] / "corpus" / "courses"
CATALOGUES = sorted(COURSES.glob("*.csv"))


def test_there_is_a_catalogue() -> None:
    assert CATALOGUES


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.stem)
def test_a_catalogue_says_where_it_is_from(path: Path) -> None:
    source = reading.read(path, f"courses/{path.name}").source

    assert source.kind is SourceKind.COURSES
    assert all((source.publisher, source.licence, source.url, source.date))


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.stem)
def test_every_course_has_a_link_and_a_topic(path: Path) -> None:
    with path.open(encoding="utf-8", newline="") as stream:
        header, *rows = csv.reader(stream)
    names = {topic.name for topic in read_topics()} | {topic.in_chinese for topic in read_topics()}
    taught = header.index("teaches" if tuple(header) == COLUMNS else CHINESE_COLUMNS[2])

    assert tuple(header) in (COLUMNS, CHINESE_COLUMNS)
    assert [row[0] for row in rows if not row[-1].startswith("http")] == []
    assert [row[0] for row in rows if not any(name in row[taught] for name in names)] == []
