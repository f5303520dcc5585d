"""Cutting a streamed draft into sentences."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from app.verification.drafts import DraftSentence, SentenceStream, split

WORDS = "Nurses earn pay. ! ? 1 2 [1] [2 ] - * ** : e.g. Dr. U.S. 5% ( ) Sure! .5 $93,600".split()
SIGNS = [*'"“”。，…', "护士", "的薪酬", " ", "\n", "\n\n"]
FRAGMENTS = st.lists(st.sampled_from([*WORDS, *SIGNS]), max_size=40).map("".join)


def texts(draft: str) -> list[str]:
    return [sentence.text for sentence in split(draft)]


@given(draft=FRAGMENTS, cuts=st.lists(st.integers(0, 120), max_size=12))
def test_any_chopping_of_a_draft_gives_the_same_sentences(draft: str, cuts: list[int]) -> None:
    edges = [0, *sorted(min(cut, len(draft)) for cut in cuts), len(draft)]
    pieces = [draft[start:end] for start, end in pairwise(edges)]
    assert split(pieces) == split([draft])


@given(draft=FRAGMENTS)
def test_no_sentence_comes_twice_or_empty(draft: str) -> None:
    found = texts(draft)
    assert len({text.casefold() for text in found}) == len(found)
    assert all(text.strip() for text in found)


def test_a_sentence_comes_as_soon_as_the_next_begins() -> None:
    stream = SentenceStream()
    assert list(stream.feed("Nurses earn $93,600. ")) == []
    assert list(stream.feed("T")) == [DraftSentence("Nurses earn $93,600.")]


def test_a_decimal_point_does_not_end_a_sentence() -> None:
    assert texts("Pay is 93.6 thousand dollars. It grew.") == ["Pay is 93.6 thousand dollars.", "It grew."]


def test_abbreviations_do_not_end_a_sentence() -> None:
    assert texts("Dr. Smith works in the U.S. today.") == ["Dr. Smith works in the U.S. today."]


def test_marks_are_taken_off_and_kept_as_hints() -> None:
    assert split("Nurses earn $93,600 [2]. Tellers earn less. [1, 3]") == [
        DraftSentence("Nurses earn $93,600.", (2,)),
        DraftSentence("Tellers earn less.", (1, 3)),
    ]


def test_list_marks_and_markdown_are_taken_off() -> None:
    assert texts("1. **Nurses** earn well.\n- Tellers use `Excel`.\n") == ["Nurses earn well.", "Tellers use Excel."]


def test_small_talk_about_the_answer_is_dropped() -> None:
    draft = "Sure! Here are the key facts:\nNurses earn well.\nI hope this helps!"
    assert texts(draft) == ["Nurses earn well."]


def test_a_lead_in_is_taken_off_and_the_fact_kept() -> None:
    assert texts("Based on the passages, nurses earn well.") == ["Nurses earn well."]


def test_an_opening_yes_is_taken_off_and_the_fact_kept() -> None:
    assert texts("Yes, employment of nurses is projected to grow.") == ["Employment of nurses is projected to grow."]


def test_a_repeated_sentence_comes_once() -> None:
    assert texts("Nurses earn well. Nurses earn well.\nNurses earn **well**.") == ["Nurses earn well."]


def test_items_are_joined_to_the_heading_above_them() -> None:
    assert texts("Nurses use:\n- Excel\n- Epic\n") == ["Nurses use: Excel", "Nurses use: Epic"]


def test_a_heading_does_not_reach_beyond_its_items() -> None:
    assert texts("Nurses use:\n- Excel\nTellers count money\n") == ["Nurses use: Excel", "Tellers count money"]


def test_a_draft_that_broke_off_says_so() -> None:
    assert split("Nurses earn well. Tellers do not ear")[-1] == DraftSentence("Tellers do not ear", cut=True)


def test_chinese_sentences_need_no_space_between_them() -> None:
    assert texts("护士的薪酬较高。他们需要执照。[1]") == ["护士的薪酬较高。", "他们需要执照。"]
