"""Near-duplicates go, broken thoughts are completed."""

from app.retrieval.neighbours import Gist, ends_mid_thought
from tests.unit.app.retrieval.shelf import chunk

NURSES = (
    "Registered nurses earned a median of $97,550 in May 2025 (BLS). Half of them earned less and half earned more."
)


def repeats(one, other):
    return Gist.of(one).repeats(Gist.of(other))


def test_a_text_repeats_itself():
    assert repeats(NURSES, NURSES)


def test_a_text_with_a_word_changed_is_a_repeat():
    assert repeats(NURSES, NURSES.replace("Half of them", "Half of those"))


def test_the_same_sentence_with_another_figure_is_no_repeat():
    assert not repeats(NURSES, NURSES.replace("97,550", "97,650"))


def test_different_texts_are_no_repeats():
    assert not repeats(NURSES, "Welders join metal parts with heat and pressure.")


def test_chinese_texts_repeat_by_their_characters():
    assert repeats("先学与自己现有工作最接近的一项技能", "先学与自己现有工作最接近的一项技能。")


def test_texts_without_terms_are_no_repeats():
    assert not repeats("…", "…")


def test_a_whole_sentence_ends_a_thought():
    assert not ends_mid_thought(chunk("Nurses care for people."))


def test_an_announcement_does_not_end_a_thought():
    assert ends_mid_thought(chunk("Nurses use these tools:"))


def test_half_a_sentence_does_not_end_a_thought():
    assert ends_mid_thought(chunk("Nurses care for people and"))
