from __future__ import annotations

import random
import subprocess
import sys

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.near_duplicates import SKETCH_SIZE, NearDuplicate, similar, sketch


def _words(count: int, seed: int) -> list[str]:
    chosen = random.Random(seed)
    return ["".join(chosen.choices("abcdefghijklmnop", k=6)) for _ in range(count)]


def _edited(words: list[str], share: float, seed: int) -> str:
    """The text with one run of words, of that share of its length, replaced."""
    size = round(len(words) * share)
    return " ".join(words[:100] + _words(size, seed) + words[100 + size :])


def test_a_long_text_has_a_full_sketch_of_ascending_distinct_values():
    values = sketch(" ".join(_words(2000, 1)))
    assert values.dtype == np.uint64
    assert len(values) == SKETCH_SIZE
    assert (np.diff(values) > 0).all()


def test_a_text_without_words_has_no_sketch():
    assert [len(sketch(text)) for text in ("", " \n", "… — !")] == [0, 0, 0]


def test_a_text_shorter_than_a_shingle_is_one_value():
    assert len(sketch("Two words")) == 1


def test_a_short_text_has_as_many_values_as_shingles():
    assert len(sketch("one two three four five six seven")) == 3


def test_case_punctuation_spaces_and_full_width_letters_do_not_count():
    plain = sketch("Plan the next step of your career with care")
    assert (sketch("PLAN the next step — of your career,\nwith ｃａｒｅ!") == plain).all()


def test_the_order_of_words_counts():
    assert not np.intersect1d(sketch("one two three four five six"), sketch("six five four three two one")).size


def test_where_words_end_counts():
    assert not np.intersect1d(sketch("ab cd ef gh ij kl"), sketch("abc def gh ij kl mn")).size


def test_chinese_is_compared_by_characters():
    one, other = sketch("学习新的技能需要时间和耐心"), sketch("学习新的技能需要时间和耐性")
    assert len(one) == len(other) == 9
    assert len(np.intersect1d(one, other)) == 8


def test_a_sketch_is_the_same_in_another_process_and_version():
    code = "from ingest.near_duplicates import sketch; print(sketch('Künstliche Intelligenz 和工作').tolist())"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert out.strip() == "[5781338968092799633]"
    assert sketch("Künstliche Intelligenz 和工作").tolist() == [5781338968092799633]


@pytest.mark.parametrize("joint", [" ", "\n"])
def test_a_text_longer_than_a_block_holds_every_shingle_once(joint):
    words = _words(40_000, 2)
    whole = sketch(joint.join(words))
    parts = [sketch(joint.join(words[start : start + 1004])) for start in range(0, len(words), 1000)]
    assert (whole == np.unique(np.concatenate(parts))[:SKETCH_SIZE]).all()


@given(st.text(max_size=200))
def test_any_text_can_be_sketched_twice_alike(text):
    assert sketch(text).tolist() == sketch(text).tolist()


def test_the_same_text_is_found_with_similarity_one():
    text = " ".join(_words(500, 3))
    found = similar({"b": sketch(text), "a": sketch(text), "c": sketch(" ".join(_words(500, 4)))})
    assert found == (NearDuplicate("a", "b", 1.0),)


@pytest.mark.parametrize("share", [0.01, 0.05, 0.1, 0.2])
def test_the_estimate_is_near_the_true_similarity(share):
    words = _words(3000, 5)
    (pair,) = similar({"a": sketch(" ".join(words)), "b": sketch(_edited(words, share, 6))})
    assert pair.similarity == pytest.approx((1 - share) / (1 + share), abs=0.12)


def test_half_of_a_text_changed_is_no_near_duplicate():
    words = _words(3000, 7)
    assert similar({"a": sketch(" ".join(words)), "b": sketch(_edited(words, 0.5, 8))}) == ()


def test_the_least_similarity_can_be_chosen():
    words = _words(3000, 7)
    sketches = {"a": sketch(" ".join(words)), "b": sketch(_edited(words, 0.5, 8))}
    assert len(similar(sketches, 0.2)) == 1


def test_the_most_similar_come_first():
    words = _words(3000, 9)
    sketches = {"a": sketch(" ".join(words)), "b": sketch(_edited(words, 0.02, 1)), "c": sketch(_edited(words, 0.2, 2))}
    found = similar(sketches)
    assert (found[0].first, found[0].second) == ("a", "b")
    assert [pair.similarity for pair in found] == sorted((pair.similarity for pair in found), reverse=True)


def test_short_texts_are_compared_whole():
    one, other = sketch("a b c d e f g h i j k l"), sketch("a b c d e f g h i j k l m")
    assert similar({"one": one, "other": other}) == (NearDuplicate("one", "other", 8 / 9),)


def test_sources_without_words_are_near_to_nothing():
    assert similar({}) == ()
    assert similar({"a": sketch("")}) == ()
    assert similar({"a": sketch(""), "b": sketch("")}) == ()


def _shared(own: int) -> dict[str, np.ndarray]:
    """Three hundred sources from one template, with so many words of their own."""
    template = _words(600, 10)
    return {str(n): sketch(" ".join(template + _words(own, 100 + n))) for n in range(300)}


def test_sources_from_one_template_are_not_near_duplicates():
    assert similar(_shared(600)) == ()


def test_a_near_duplicate_is_found_among_hundreds_from_one_template():
    sketches = _shared(600)
    sketches["copy"] = sketch(" ".join(_words(600, 10) + _words(590, 107)))
    assert [(pair.first, pair.second) for pair in similar(sketches)] == [("7", "copy")]


def test_of_a_text_in_very_many_copies_every_copy_is_told_but_not_every_pair():
    values = sketch(" ".join(_words(500, 11)))
    found = similar({f"{n:03}": values for n in range(300)})
    assert {name for pair in found for name in (pair.first, pair.second)} == {f"{n:03}" for n in range(300)}
    assert len(found) < 300 * 10


@given(st.lists(st.lists(st.integers(0, 30), min_size=1, max_size=6, unique=True), max_size=8))
def test_few_short_sketches_are_compared_exactly(sets):
    sketches = {str(n): np.sort(np.array(values, np.uint64)) for n, values in enumerate(sets)}
    true = {
        (str(a), str(b)): len(set(sets[a]) & set(sets[b])) / len(set(sets[a]) | set(sets[b]))
        for a in range(len(sets))
        for b in range(len(sets))
        if str(a) < str(b)
    }
    found = {(pair.first, pair.second): pair.similarity for pair in similar(sketches)}
    missed = {pair for pair, value in true.items() if value >= 0.6} - found.keys()
    assert found == {pair: true[pair] for pair in found}
    assert not missed
