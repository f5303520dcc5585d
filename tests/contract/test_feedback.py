"""What every feedback store does, tried on the file and on the in-memory one."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from app.adapters.sqlite_feedback import SqliteFeedback
from app.ports import Feedback

NOW = datetime(2025, 5, 31, 12, 0, 0, 123456, tzinfo=UTC)


@pytest.fixture(params=["file", "memory"])
def store(request, tmp_path):
    opened = SqliteFeedback(tmp_path / "state" / "feedback.sqlite3" if request.param == "file" else None)
    yield opened
    opened.close()


def _feedback(number=0, *, helpful=True, reason=""):
    return Feedback(f"talk-{number}", helpful, reason, '{"text": "你好 [1]"}', NOW + timedelta(seconds=number))


def test_a_new_store_holds_nothing(store):
    assert store.all() == []


def test_a_thumb_comes_back_as_it_was_given(store):
    given = _feedback(helpful=False, reason="It's about “nurses”, 不是教师; DROP TABLE feedback")
    store.add(given)
    assert store.all() == [given]


def test_thumbs_are_kept_oldest_first_and_never_merged(store):
    given = [_feedback(1), _feedback(2), _feedback(2)]
    for feedback in given:
        store.add(feedback)
    assert store.all() == given


def test_clearing_forgets_them_all(store):
    store.add(_feedback())
    store.clear()
    assert store.all() == []
    store.add(_feedback(5))
    assert store.all() == [_feedback(5)]
