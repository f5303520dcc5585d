"""Which stretches of a sentence are shown as unsupported."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from app.ports import Marked
from app.verification.stretches import stretches

SENTENCE = "Nurses earn twenty dollars, an hour."


def test_words_beside_each_other_are_one_stretch() -> None:
    words = [Marked(0, 6, 0.1), Marked(12, 18, 0.9), Marked(19, 26, 0.8), Marked(28, 30, 0.7)]
    assert [SENTENCE[start:end] for start, end in stretches(SENTENCE, words)] == ["twenty dollars, an"]


def test_words_that_others_keep_apart_are_two_stretches() -> None:
    words = [Marked(0, 6, 0.9), Marked(12, 18, 0.9)]
    assert stretches(SENTENCE, words) == ((0, 6), (12, 18))


def test_what_a_guard_named_is_a_stretch() -> None:
    assert stretches(SENTENCE, [], "dollar") == ((19, 26),)


def test_what_a_guard_named_and_the_sentence_lacks_is_none() -> None:
    assert stretches(SENTENCE, [], "euro") == ()


@given(st.lists(st.tuples(st.integers(0, 35), st.integers(1, 9), st.floats(0, 1)), max_size=12))
def test_stretches_are_in_order_apart_and_within_the_sentence(given_words: list[tuple[int, int, float]]) -> None:
    words = [Marked(start, start + length, chance) for start, length, chance in given_words]
    found = stretches(SENTENCE, words, "hour")
    assert all(0 <= start < end <= len(SENTENCE) for start, end in found)
    assert all(first[1] < second[0] for first, second in pairwise(found))
