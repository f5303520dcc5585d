"""The list of English words, and the names that are on none."""

from __future__ import annotations

from app.language.dictionary import Dictionary
from app.language.proper_names import proper_words


def test_english_words_are_known_and_misspelt_ones_are_not():
    dictionary = Dictionary()
    assert dictionary.knows("salary")
    assert not dictionary.knows("salery")


def test_a_swap_of_neighbours_is_one_mistake():
    assert ("guard", 1) in [(near.word, near.distance) for near in Dictionary().near("gaurd", 2)]


def test_no_word_is_farther_than_asked_for():
    assert all(near.distance <= 1 for near in Dictionary().near("degre", 1))


def test_own_words_are_known_and_proposed_however_rare():
    dictionary = Dictionary(frozenset({"kubernetes"}))
    assert dictionary.knows("kubernetes")
    assert [near.word for near in dictionary.near("kubernets", 1)] == ["kubernetes"]


def test_places_and_employers_are_proper_names():
    assert {"nairobi", "texas", "uber", "york"} <= proper_words()
