from __future__ import annotations

import pytest

from app.domain import SourceKind
from app.errors import UnreadableFile
from ingest.front_matter import FrontMatter, parse, split_front_matter


def test_keys_and_text_are_told_apart() -> None:
    stated, body = split_front_matter("---\ntitle: Pay\nsources: [BLS]\n---\n# Heading\n")
    assert (stated.title, stated.sources, body) == ("Pay", ("BLS",), "# Heading\n")


def test_text_without_front_matter_is_left_alone() -> None:
    assert split_front_matter("# Heading\n\n---\n\nMore.") == (FrontMatter(), "# Heading\n\n---\n\nMore.")


def test_a_line_across_the_page_at_the_top_is_no_front_matter() -> None:
    assert split_front_matter("---\n\nOnly a rule above.")[1] == "---\n\nOnly a rule above."


@pytest.mark.parametrize("date", ["2025", "2025-05", "2025-05-31"])
def test_dates_are_kept_as_written(date: str) -> None:
    assert parse(f"date: {date}", "front matter").date == date


def test_a_role_is_read() -> None:
    role = parse("kind: role\nrole: {code: 29-1141.00, title: Nurses, names: [RN]}", "front matter").role
    assert role is not None
    assert role.names == ("RN",)


def test_missing_keys_mean_nothing_stated() -> None:
    assert parse("", "front matter").kind is SourceKind.ARTICLE


@pytest.mark.parametrize(
    ("yaml", "named"),
    [
        ("titel: Pay", "'titel'"),
        ("date: last year", "'date'"),
        ("kind: poem", "'kind'"),
        ("language: English", "'language'"),
        ("url: example.org", "'url'"),
        ("kind: role", "'role'"),
        ("kind: role\nrole: {code: nurse, title: Nurses}", "'role.code'"),
        ("title: 'open", "line"),
        ("title: [a", "line"),
        ("- a list", "front matter"),
    ],
)
def test_a_mistake_is_named(yaml: str, named: str) -> None:
    with pytest.raises(UnreadableFile) as refusal:
        parse(yaml, "front matter")
    assert named in refusal.value.message
    assert refusal.value.hint


def test_front_matter_that_does_not_end_is_refused() -> None:
    with pytest.raises(UnreadableFile, match="does not end"):
        split_front_matter("---\ntitle: Pay\n\n# Heading")
