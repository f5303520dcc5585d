"""The exams of the Cloud Native Computing Foundation, with the domains that each covers and their weights."""

from __future__ import annotations

from ingest.courses.course import Catalogue, Course
from ingest.occupations.onet import by_code
from ingest.occupations.tables import DataFolder, Row

_REPOSITORY = "https://github.com/cncf/curriculum"
_LEVELS = (("Associate", "associate"), ("Specialist", "specialist"), ("Administrator", "professional"))


def read_cncf(folder: DataFolder) -> Catalogue:
    """All official exams; the source states neither price nor length."""
    exams = by_code(folder.rows("courses/cncf_exam_domains.csv"), "exam")
    return Catalogue(
        name="cncf-exams",
        title="Cloud native certification exams of the Cloud Native Computing Foundation (CNCF)",
        publisher="Cloud Native Computing Foundation (CNCF)",
        licence="CC BY 4.0",
        url=_REPOSITORY,
        date="2026-03",
        language="en",
        courses=tuple(_course(rows) for rows in exams.values()),
    )


def _course(rows: list[Row]) -> Course:
    title = rows[0]["title"].removesuffix(" Curriculum")
    covers = ", ".join(f"{row['domain'].replace(',', ' and')} ({row['weight_pct']}%)" for row in rows)
    return Course(
        title=title,
        provider="CNCF",
        link=_REPOSITORY,
        language="English",
        about="Kubernetes containers" if "Kubernetes" in title else "",
        covers=covers,
        level=next((level for mark, level in _LEVELS if mark in title), "professional"),
    )
