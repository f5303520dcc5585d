"""Catalogues as files: a table of courses, and a sidecar that says where the list is from."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path

import yaml

from ingest.courses.course import COLUMNS, Catalogue, Course
from ingest.courses.topics import Topic, taught


def write(catalogue: Catalogue, folder: Path, topics: Sequence[Topic]) -> Path:
    """Write ``NAME.csv`` and ``NAME.csv.yaml`` into ``folder``; returns the table's path."""
    path = folder / f"{catalogue.name}.csv"
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows(row(course, topics) for course in catalogue.courses)
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


def row(course: Course, topics: Sequence[Topic]) -> tuple[str, ...]:
    """The cells of one course, in the order of ``COLUMNS``."""
    found = taught(course, topics)
    return (
        course.title,
        course.provider,
        ", ".join(found.topics),
        ", ".join(found.skills),
        course.level,
        course.length,
        course.prerequisites,
        course.price,
        course.language,
        course.link,
    )
