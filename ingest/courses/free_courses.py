"""Free courses on programming, from the lists of the Free Ebook Foundation: title, provider and link, no more."""

from __future__ import annotations

import re

from ingest.courses.course import Catalogue, Course
from ingest.occupations.tables import DataFolder, Row

_ICONS = re.compile(r":[a-z_]+:|\*[^*]*\*|\(\s*\)")
_FORMATS = re.compile(r"\((?:HTML|PDF|HTML, PDF|MIT|Youtube|YouTube|\d{4})\)")
_STALE = ("archived", "in process", "work in progress")
_MISFILED = frozenset({"Nest.js", "Astro", "TypeScript"})
"""Sections under which the list's own headings were lost: only their subsections tell the subject."""
_VAGUE = frozenset({"0 - MOOC", "Misc", "Computer Science", "IDE and editors"})


def read_free_english(folder: DataFolder) -> Catalogue:
    """The English list."""
    return _catalogue(folder, ("en",), "free-courses-en", "Free programming courses in English")


def read_free_chinese(folder: DataFolder) -> Catalogue:
    """The lists in simplified and in traditional characters."""
    return _catalogue(folder, ("zh", "zh_TW"), "free-courses-zh", "免费编程课程（中文）")


def _catalogue(folder: DataFolder, lists: tuple[str, ...], name: str, title: str) -> Catalogue:
    rows = [row for part in lists for row in folder.rows(f"courses/free_programming_courses_{part}.csv")]
    unique: dict[str, Course] = {}
    for row in rows:
        if not any(mark in row["provider_note"].casefold() for mark in _STALE):
            course = _course(row, chinese="zh" in lists)
            unique.setdefault(course.link, course)
    return Catalogue(
        name=name,
        title=title,
        publisher="Free Ebook Foundation, free-programming-books",
        licence="CC BY 4.0",
        url="https://github.com/EbookFoundation/free-programming-books",
        date="2026-08",
        language="zh" if "zh" in lists else "en",
        courses=tuple(unique.values()),
    )


def _course(row: Row, *, chinese: bool) -> Course:
    subject = row["subsection"] or ("" if row["section"] in _MISFILED | _VAGUE else row["section"])
    return Course(
        title=_plain(row["title"]),
        provider=_provider(row["provider_note"]),
        link=row["url"].strip(),
        language="中文" if chinese else "English",
        subject=_plain(subject),
        price="免费（2026 年 8 月）" if chinese else "free (August 2026)",
    )


def _provider(note: str) -> str:
    """Who gives the course, without remarks on format; a note that is all in parentheses is unwrapped."""
    plain = _FORMATS.sub("", _ICONS.sub("", _plain(note))).strip()
    return plain[1:-1] if plain.startswith("(") and plain.endswith(")") and plain.count("(") == 1 else plain


def _plain(text: str) -> str:
    """Without Markdown's backslashes, on one line."""
    return re.sub(r"\s+", " ", text.replace("\\", "")).strip()
