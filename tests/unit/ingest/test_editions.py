"""Which files have been replaced."""

from __future__ import annotations

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from app.ports import SourceRecord, SourceStatus
from ingest.editions import replaced

NOW = datetime(2026, 1, 1, tzinfo=UTC)
NAMES = ["a.md", "b.md", "c.md", "d.md"]


def record(path: str, *supersedes: str, status: SourceStatus = SourceStatus.INDEXED) -> SourceRecord:
    return SourceRecord(path, "0" * 64, 1, 1, status, "", 1, 1, NOW, None, supersedes=supersedes)


def test_a_file_is_replaced_by_the_one_that_names_its_path_or_its_name() -> None:
    old = record("guides/old.pdf")
    assert replaced([old, record("new.pdf", "guides/old.pdf")]) == {"guides/old.pdf": "new.pdf"}
    assert replaced([old, record("new.pdf", "old.pdf")]) == {"guides/old.pdf": "new.pdf"}
    assert replaced([old, record("new.pdf", "other.pdf")]) == {}


def test_a_file_that_was_replaced_itself_still_replaces_older_ones() -> None:
    middle = record("b.md", "a.md", status=SourceStatus.RETIRED)
    assert replaced([record("a.md"), middle, record("c.md", "b.md")]) == {"a.md": "b.md", "b.md": "c.md"}


def test_a_file_in_quarantine_replaces_nothing() -> None:
    assert replaced([record("a.md"), record("b.md", "a.md", status=SourceStatus.QUARANTINED)]) == {}


def test_files_that_replace_each_other_or_themselves_stay() -> None:
    assert replaced([record("a.md", "b.md"), record("b.md", "a.md"), record("c.md", "c.md")]) == {}


@given(st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES)), max_size=10))
def test_something_always_stays(edges: list[tuple[str, str]]) -> None:
    records = [record(name, *(old for new, old in edges if new == name)) for name in NAMES]
    assert replaced(records).keys() < set(NAMES)
