"""What every usage store does, tried on the file and on the in-memory one."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import count

import pytest

from app.adapters.sqlite_usage import LONGEST, MOST_QUESTIONS, SqliteUsage

NOW = datetime(2025, 5, 31, 12, tzinfo=UTC)


@pytest.fixture(params=["file", "memory"])
def store(request, tmp_path):
    seconds = count()
    path = tmp_path / "home" / "usage.db" if request.param == "file" else None
    opened = SqliteUsage(path, now=lambda: NOW + timedelta(seconds=next(seconds)))
    yield opened
    opened.close()


def _texts(store):
    return [question.text for question in store.unanswered_questions()]


def test_a_new_store_holds_nothing(store):
    assert (store.answers(), dict(store.citations()), store.unanswered_questions()) == (0, {}, [])


def test_an_answer_counts_each_of_its_sources_once(store):
    store.cited(["a", "b", "a"])
    store.cited(["b"])
    assert store.answers() == 2
    assert dict(store.citations()) == {"a": 1, "b": 2}


def test_the_question_asked_last_comes_first(store):
    store.unanswered("What do falconers earn?", "en")
    store.unanswered("驯鹰师挣多少？", "zh")
    assert _texts(store) == ["驯鹰师挣多少？", "What do falconers earn?"]
    assert [question.language for question in store.unanswered_questions()] == ["zh", "en"]


def test_the_same_question_in_other_case_and_spacing_is_counted_once_more(store):
    store.unanswered("What do falconers earn?", "en")
    store.unanswered("Who trains hawks?", "en")
    store.unanswered("  what do\nFALCONERS  earn? ", "en")
    first = store.unanswered_questions()[0]
    assert (first.text, first.times, first.last_asked) == ("What do falconers earn?", 2, NOW + timedelta(seconds=2))


def test_what_could_name_somebody_is_taken_out_before_it_is_kept(store):
    store.unanswered("I am ann.lee@example.org, call +44 20 7946 0958: falconer?", "en")
    assert _texts(store) == ["I am …, call …: falconer?"]


def test_a_question_that_is_nothing_but_an_address_is_not_kept(store):
    store.unanswered("https://example.com/me?id=7", "en")
    assert _texts(store) == []


def test_of_a_long_question_only_the_beginning_is_kept(store):
    store.unanswered("why " * 400, "en")
    (text,) = _texts(store)
    assert len(text) <= LONGEST
    store.forget(text)
    assert _texts(store) == []


def test_no_more_than_a_thousand_are_kept_and_the_oldest_go_first(store):
    for number in range(MOST_QUESTIONS + 3):
        store.unanswered(f"Question number {number}?", "en")
    texts = _texts(store)
    assert len(texts) == MOST_QUESTIONS
    assert texts[0] == f"Question number {MOST_QUESTIONS + 2}?"
    assert "Question number 2?" not in texts


def test_one_question_is_forgotten(store):
    store.unanswered("What do falconers earn?", "en")
    store.unanswered("Who trains hawks?", "en")
    store.forget("What do falconers earn?")
    store.forget("Never asked?")
    assert _texts(store) == ["Who trains hawks?"]


def test_clearing_forgets_everything(store):
    store.cited(["a"])
    store.unanswered("What do falconers earn?", "en")
    store.clear()
    assert (store.answers(), dict(store.citations()), store.unanswered_questions()) == (0, {}, [])


def test_what_was_forgotten_is_no_longer_in_the_file(tmp_path):
    store = SqliteUsage(tmp_path / "usage.db")
    store.unanswered("What do falconers earn?", "en")
    store.forget("What do falconers earn?")
    left = b"".join(file.read_bytes() for file in tmp_path.iterdir())
    store.close()
    assert b"falconers" not in left


def test_what_was_counted_outlives_the_process(tmp_path):
    for _ in range(2):
        store = SqliteUsage(tmp_path / "usage.db")
        store.cited(["a"])
        store.close()
    store = SqliteUsage(tmp_path / "usage.db")
    assert store.answers() == 2
    store.close()
