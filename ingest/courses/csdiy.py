"""The self-learning guide of PKUFlyingPig (csdiy.wiki): university courses, in an English and a Chinese list.

The two pages of a course are edited apart and sometimes disagree, so each list keeps to its own page.
"""

from __future__ import annotations

import re

from ingest.courses.course import Catalogue, Course
from ingest.occupations.tables import DataFolder, Row

_LINK = re.compile(r"https?://[^\s\])]+")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_CHINESE_SCHOOLS = ("Nanjing", "Peking", "Harbin", "Shanghai Jiao", "USTC", "Science and Technology of China")
_STARS = 7
_LONGEST_NEED = 90
_NO_NEED = {"none", "no prerequisites", "无", "english", "英文", "英语"}
_USED_ONLY = ("数学", "电子")
_SITE = "https://csdiy.wiki"


def read_csdiy_english(folder: DataFolder) -> Catalogue:
    """The English pages."""
    return _catalogue(folder, "en", "csdiy-en", "University computer science courses for self-study (csdiy)")


def read_csdiy_chinese(folder: DataFolder) -> Catalogue:
    """The Chinese pages."""
    return _catalogue(folder, "zh", "csdiy-zh", "计算机自学课程目录（csdiy）")


def _catalogue(folder: DataFolder, language: str, name: str, title: str) -> Catalogue:
    rows = folder.rows("courses/csdiy_courses_zh_en.csv")
    courses = [_course(row, language) for row in rows if row[f"title_{language}"].strip()]
    return Catalogue(
        name=name,
        title=title,
        publisher="PKUFlyingPig/cs-self-learning (csdiy.wiki)",
        licence="MIT",
        url=_SITE,
        date="2026-08",
        language=language,
        courses=tuple(courses),
    )


def _course(row: Row, language: str) -> Course:
    chinese = language == "zh"
    used = row[f"language_{language}"]
    link = _LINK.search(row["url"])
    return Course(
        title=row[f"title_{language}"].strip(),
        provider=row[f"university_{language}"].strip(" ·"),
        link=link.group() if link else _SITE,
        language=_taught_in(row, chinese=chinese),
        about=_used(used, row["category_zh"]),
        subject=row["category_zh"],
        level=_level(row, chinese=chinese),
        length=_length(row[f"hours_{language}"], chinese=chinese),
        prerequisites=_needs(row[f"prereq_{language}"]),
    )


def _used(languages: str, shelf: str) -> str:
    """The programming languages of the assignments, but for courses of mathematics and signals, which only use them."""
    if languages.casefold() in _NO_NEED or shelf.startswith(_USED_ONLY):
        return ""
    return languages.replace("LaTeX", "")


def _taught_in(row: Row, *, chinese: bool) -> str:
    in_chinese = any(name in row["university_en"] for name in _CHINESE_SCHOOLS)
    if chinese:
        return "中文" if in_chinese else "英文"
    return "Chinese" if in_chinese else "English"


def _level(row: Row, *, chinese: bool) -> str:
    stars = row["difficulty_stars"].strip()
    if not stars:
        return ""
    return f"难度 {stars} 星（最高 {_STARS} 星）" if chinese else f"difficulty {stars} of {_STARS} stars"


def _length(hours: str, *, chinese: bool) -> str:
    text = hours.strip()
    if not any(character.isdigit() for character in text):
        return ""
    if text.isdigit():
        return f"{text} 小时" if chinese else f"{text} hours"
    return text if chinese else text.replace("Hours", "hours")


def _needs(text: str) -> str:
    """What must be known before, where the page says it in a few words; longer advice is left to the page."""
    short = re.split(r"[。.;；]\s|[。；]|\s?[(（]", text.strip(), maxsplit=1)[0].strip(" ,，.-")
    if short.casefold() in _NO_NEED:
        return "无" if _HAN.search(short) else "none"
    return short if 0 < len(short) <= _LONGEST_NEED and not short.endswith(":") else ""
