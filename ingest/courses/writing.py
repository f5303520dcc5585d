"""Catalogues as files: a table of courses, and a sidecar that says where the list is from."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path

import yaml

from ingest.courses.course import CHINESE_COLUMNS, COLUMNS, Catalogue, Course
from ingest.courses.topics import Topic, taught


def write(catalogue: Catalogue, folder: Path, topics: Sequence[Topic]) -> Path:
    """Write ``NAME.csv`` and ``NAME.csv.yaml`` into ``folder``; returns the table's path."""
    path = folder / f"{catalogue.name}.csv"
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        chinese = catalogue.language == "zh"
        writer.writerow(CHINESE_COLUMNS if chinese else COLUMNS)
        writer.writerows(row(course, topics, chinese=chinese) for course in findable(catalogue, topics))
    sidecar = {
        "kind": "courses",
        "title": catalogue.title,
        "publisher": catalogue.publisher,
        "licence": catalogue.licence,
        "url": catalogue.url,
        "date": catalogue.date,
        "language": catalogue.language,
        "sources": [catalogue.publisher],
    }
    text = yaml.safe_dump(sidecar, sort_keys=False, allow_unicode=True)
    path.with_name(f"{path.name}.yaml").write_text(text, encoding="utf-8", newline="\n")
    return path


def findable(catalogue: Catalogue, topics: Sequence[Topic]) -> list[Course]:
    """The courses that can be found by what they teach: those with a topic."""
    return [course for course in catalogue.courses if taught(course, topics).topics]


def row(course: Course, topics: Sequence[Topic], *, chinese: bool) -> tuple[str, ...]:
    """The cells of one course, in the order of ``COLUMNS``."""
    found = taught(course, topics)
    return (
        course.title,
        course.provider,
        "、".join(topic.in_chinese for topic in found.topics)
        if chinese
        else ", ".join(topic.name for topic in found.topics),
        course.covers,
        ", ".join(found.skills),
        course.level,
        course.length,
        course.prerequisites,
        course.price,
        course.language,
        course.link,
    )
