"""JSON and JSON Lines catalogues."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import UnreadableFile
from ingest.content import Content
from ingest.json_reader import read_json, read_json_lines
from tests.unit.ingest.containers import read_or_refused
from tests.unit.ingest.documents import document, texts

COURSES = [{"course": "SQL", "weeks": 3, "pay": {"median": 5.50, "unit": "USD"}, "tags": ["data", "tools"]}]


def test_each_object_is_a_record() -> None:
    made = document(json.dumps(COURSES), "courses.json")
    assert texts(made) == ["SQL — weeks: 3; pay.median: 5.5; pay.unit: USD; tags: data, tools."]


def test_a_list_within_an_object_is_found() -> None:
    made = document(json.dumps({"title": "Courses", "data": [*COURSES, {"course": "R"}]}), "x.json")
    assert (made.source.title, len(texts(made))) == ("Courses", 2)


def test_the_name_of_an_entry_comes_first() -> None:
    assert texts(document('[{"id": 7, "name": "SQL"}]', "x.json")) == ["SQL — id: 7."]


def test_objects_in_lists_say_what_belongs_together() -> None:
    entry = {"name": "A", "skills": [{"skill": "SQL", "level": 2}, {"skill": "R", "level": 3}]}
    assert texts(document(json.dumps([entry]), "x.json")) == ["A — skills: SQL (level 2), R (level 3)."]


def test_numbers_stay_as_they_are_written() -> None:
    assert texts(document('[{"name": "A", "pay": 93600.50, "open": true, "end": null}]', "x.json")) == [
        "A — pay: 93600.50; open: yes."
    ]


def test_json_is_told_by_its_content() -> None:
    assert document(json.dumps(COURSES), "courses.txt").source.media_type == "application/json"


def test_json_lines_are_told_by_their_content() -> None:
    made = document('{"name": "A", "x": 1}\n\n{"name": "B", "x": 2}\n', "courses.txt")
    assert (made.source.media_type, texts(made)) == ("application/jsonl", ["A — x: 1.", "B — x: 2."])


@pytest.mark.parametrize(
    "text", ['{"theme": "dark", "size": 3}', "[1, 2, 3]", '[["a", "b"]]', '"text"', "5", '{"a": [{"b": 1}]}', "[]"]
)
def test_json_that_is_no_catalogue_is_refused(text: str) -> None:
    with pytest.raises(UnreadableFile, match="JSON that"):
        document(text, "settings.json")


def test_json_with_two_lists_is_refused() -> None:
    with pytest.raises(UnreadableFile, match="several lists"):
        read_json(json.dumps({"a": [{"x": 1}, {"x": 2}], "b": [{"y": 1}, {"y": 2}]}))


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ('{"name": "A"}\n{"name": \n{"name": "C"}', "Line 2 is not JSON"),
        ('{"name": "A"}\n[1]', "Line 2 is JSON, but no object"),
        ('{"name": "A"}\n{"name": "B", "name": "C"}', "twice"),
    ],
)
def test_a_broken_line_is_named(text: str, named: str) -> None:
    with pytest.raises(UnreadableFile) as refusal:
        document(text, "courses.jsonl")
    assert named in refusal.value.message


def test_broken_json_is_named_with_its_line() -> None:
    with pytest.raises(UnreadableFile, match="line 2"):
        document('[{"name": "A"},\n{"name": }]', "courses.json")


@pytest.mark.parametrize("text", ["[" * 100_000, "[" * 100_000 + "]" * 100_000, '{"a":' * 100_000])
def test_json_nested_without_end_is_refused(text: str) -> None:
    with pytest.raises(UnreadableFile):
        document(text, "deep.json")


def test_empty_objects_are_counted() -> None:
    assert read_json('[{"name": "A"}, {}, {"name": null}]').notes == ("2 empty objects left out",)


def test_a_tabbed_table_may_hold_commas() -> None:
    made = document("Course\tAbout\nSQL\ta, b, c\nR\td, e, f\n", "courses.tsv")
    assert (made.source.media_type, texts(made)) == (
        "text/tab-separated-values",
        ["SQL — About: a, b, c.", "R — About: d, e, f."],
    )


_LEAF = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8)
_VALUE = st.recursive(_LEAF, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner))


@given(_VALUE)
def test_any_json_is_a_catalogue_or_refused(value: object) -> None:
    assert isinstance(read_or_refused(lambda: read_json(json.dumps(value))), Content | UnreadableFile)


@given(st.text(max_size=60))
def test_any_text_is_json_lines_or_refused(text: str) -> None:
    assert isinstance(read_or_refused(lambda: read_json_lines(text)), Content | UnreadableFile)


_NAME = st.text("abcdefgh", min_size=1, max_size=6)


@given(st.lists(st.dictionaries(_NAME, _NAME, min_size=1, max_size=4), min_size=1, max_size=5))
def test_no_value_of_a_catalogue_is_lost(entries: list[dict[str, str]]) -> None:
    records = texts(document(json.dumps(entries), "x.json"))
    assert len(records) == len(entries)
    for entry, record in zip(entries, records, strict=True):
        assert all(value in record for value in entry.values())
