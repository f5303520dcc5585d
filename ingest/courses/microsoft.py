"""Microsoft's curricula for beginners, each a set of lessons on GitHub."""

from __future__ import annotations

from ingest.courses.course import Catalogue, Course
from ingest.occupations.tables import DataFolder, Row


def read_microsoft(folder: DataFolder) -> Catalogue:
    """The four curricula; counts of lessons may have grown since the pages were read."""
    return Catalogue(
        name="microsoft-beginners",
        title="Microsoft curricula for beginners",
        publisher="Microsoft",
        licence="MIT",
        url="https://github.com/microsoft",
        date="2025",
        language="en",
        courses=tuple(_course(row) for row in folder.rows("courses/microsoft_beginner_curricula.csv")),
    )


def _course(row: Row) -> Course:
    title = row["title"].partition(" - ")[0].strip()
    lessons = f"{row['lessons']} lessons"
    return Course(
        title=title,
        provider=row["provider"],
        link=row["url"],
        language="English",
        level="beginner",
        length=f"{row['length']}, {lessons}" if row["length"] else lessons,
        prerequisites=row["prerequisites"],
        price="free (2025)",
    )
