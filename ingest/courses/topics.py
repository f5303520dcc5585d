"""What a course teaches, found by exact phrases in its title, or else in the subject its source files it under.

The phrases, and the names of skills and technologies of the role guides that each topic stands for, are a table that
people can read and correct: ``topics.csv``. A phrase matches whole words, case aside; ``=`` before it keeps the case,
for names that are also plain words (Go, Swift, R); ``!`` before it takes it out of the text first, for phrases that
only look like the topic. Nothing is guessed: a course with no phrase has no topic.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.resources import files

from ingest.courses.course import Course

_HAN = re.compile(r"[\u4e00-\u9fff]")


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic as catalogues print it, the pattern of its phrases, and the names it has in role guides."""

    name: str
    in_chinese: str
    pattern: re.Pattern[str]
    misleading: re.Pattern[str] | None
    skills: tuple[str, ...]

    def is_in(self, text: str) -> bool:
        """Whether one of the topic's phrases occurs in the text."""
        plain = self.misleading.sub(" ", text) if self.misleading else text
        return self.pattern.search(plain) is not None


@dataclass(frozen=True, slots=True)
class Taught:
    """What one course teaches: topics, and the names of skills and technologies that they stand for."""

    topics: tuple[Topic, ...]
    skills: tuple[str, ...]


def read_topics() -> tuple[Topic, ...]:
    """The table of topics, in its order."""
    text = files("ingest.courses").joinpath("topics.csv").read_text(encoding="utf-8")
    return tuple(_topic(row) for row in csv.DictReader(text.splitlines()))


def taught(course: Course, topics: Iterable[Topic]) -> Taught:
    """The topics of the course's title and of what it is about; of its subject only where these name none."""
    known = tuple(topics)
    own = f"{course.title} · {course.about} · {course.covers}"
    found = [topic for topic in known if topic.is_in(own)] or [topic for topic in known if topic.is_in(course.subject)]
    skills = dict.fromkeys(skill for topic in found for skill in topic.skills)
    return Taught(tuple(found), tuple(skills))


def _topic(row: dict[str, str]) -> Topic:
    phrases = [phrase.strip() for phrase in row["phrases"].split("|")]
    misleading = [phrase.removeprefix("!") for phrase in phrases if phrase.startswith("!")]
    return Topic(
        name=row["topic"],
        in_chinese=row["in chinese"],
        pattern=_pattern([phrase for phrase in phrases if not phrase.startswith("!")]),
        misleading=_pattern(misleading) if misleading else None,
        skills=tuple(filter(None, row["skills"].split("|"))),
    )


def _pattern(phrases: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(_phrase(phrase) for phrase in phrases))


def _phrase(phrase: str) -> str:
    exact = phrase.startswith("=")
    body = re.escape(phrase.removeprefix("="))
    edge = "(?<!-)" if len(body) == 1 else ""  # the C of "ITS-C" is no language
    whole = body if _HAN.search(phrase) else rf"(?<![\w+#]){edge}{body}(?![\w#]|\+\+)"
    return whole if exact else f"(?i:{whole})"
