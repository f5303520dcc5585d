"""What courses teach, by phrases; and the names that topics have in role guides."""

from __future__ import annotations

import csv
from importlib.resources import files

import pytest

from ingest.courses.course import Course
from ingest.courses.topics import read_topics, taught


def topics_of(title: str, *, about: str = "", subject: str = "") -> list[str]:
    course = Course(
        title=title, provider="", link="https://example.org", language="English", about=about, subject=subject
    )
    return [topic.name for topic in taught(course, read_topics()).topics]


@pytest.mark.parametrize(
    ("title", "topic"),
    [
        ("Databases: Relational Databases and SQL", "databases and SQL"),
        ("Learn Go in a Weekend", "Go"),
        ("CompTIA Linux+", "Linux"),
        ("动手学深度学习", "deep learning"),
        ("C++ for Beginners", "C++"),
    ],
)
def test_a_phrase_in_the_title_names_a_topic(title: str, topic: str) -> None:
    assert topic in topics_of(title)


@pytest.mark.parametrize(
    ("title", "topic"),
    [
        ("How to go places", "Go"),
        ("C++ for Beginners", "C"),
        ("Convolutional Neural Networks", "computer networking"),
        ("Advanced Learning Algorithms", "algorithms and data structures"),
        ("Kotlin for Java Developers", "Java"),
        ("IT Specialist - Cybersecurity (ITS-C)", "C"),
    ],
)
def test_a_phrase_that_only_looks_alike_names_no_topic(title: str, topic: str) -> None:
    assert topic not in topics_of(title)


def test_the_shelf_is_read_where_the_title_tells_nothing() -> None:
    assert topics_of("Complete Course 2024", subject="Rust") == ["Rust"]


def test_the_shelf_is_not_read_where_the_title_tells_something() -> None:
    assert topics_of("Introduction to Git", subject="Rust") == ["Git and version control"]


def test_a_course_without_a_phrase_has_no_topic() -> None:
    assert topics_of("Everything Else") == []


def test_skills_of_several_topics_are_named_once() -> None:
    course = Course(title="Python and Java", provider="", link="https://example.org", language="English")

    assert taught(course, read_topics()).skills.count("Programming") == 1


def test_every_topic_has_a_name_in_both_languages_and_no_name_twice() -> None:
    text = files("ingest.courses").joinpath("topics.csv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(text.splitlines()))

    assert all(row["topic"] and row["in chinese"] and row["phrases"] and row["skills"] for row in rows)
    assert len({row["topic"] for row in rows}) == len(rows)
