"""A course, curriculum or certificate as one row of a catalogue; how rows are found and written is left to others."""

from __future__ import annotations

from dataclasses import dataclass

COLUMNS = (
    "course",
    "provider",
    "teaches",
    "covers",
    "skills in role guides",
    "level",
    "length",
    "prerequisites",
    "price",
    "language",
    "link",
)
CHINESE_COLUMNS = (
    "课程",
    "提供方",
    "教授内容",
    "涵盖",
    "职业指南中的技能名称",
    "难度",
    "时长",
    "先修要求",
    "价格",
    "授课语言",
    "链接",
)


@dataclass(frozen=True, slots=True)
class Course:
    """Plain text in every field, empty where the source says nothing.

    ``about`` is what the source says the course deals with, ``subject`` where the source files it; both are read for
    topics and not written. ``covers`` are an exam's domains with their weights. ``length`` is hours or weeks in words,
    ``price`` carries its date.
    """

    title: str
    provider: str
    link: str
    language: str
    about: str = ""
    subject: str = ""
    covers: str = ""
    level: str = ""
    length: str = ""
    prerequisites: str = ""
    price: str = ""

    def __post_init__(self) -> None:
        if not self.title.strip() or not self.link.startswith("http"):
            raise ValueError(f"a course needs a title and a link: {self.title!r}, {self.link!r}")


@dataclass(frozen=True, slots=True)
class Catalogue:
    """One list of courses with where it is from: what goes into the file and into its sidecar."""

    name: str
    title: str
    publisher: str
    licence: str
    url: str
    date: str
    language: str
    courses: tuple[Course, ...]
