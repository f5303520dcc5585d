"""Sentences that need the one before them: told by their words, quoted together, or not at all."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.citation.context import leans, standing, stands_alone
from tests.passages import passage

FIRST = "Registered Nurses earned a median of $98,000 a year in May 2025."


def stretches(text: str) -> list[str]:
    chunk = passage(text).chunk
    return [chunk.quote(span) for span in standing(chunk)]


@pytest.mark.parametrize(
    "sentence",
    [
        "This was more than in the year before it.",
        "If they move to a hospital, nurses earn more.",
        "Most of them work in hospitals and clinics.",
        "The authors expect more change in office work.",
        "The study rated the tasks of 923 occupations.",
        "The median pay of teachers rose by 2% in the same year.",
        "However, hospitals pay nurses more than clinics.",
        "其中，医院的护士收入更高一些。",
        "不过，护士的就业人数仍将增长。",
        "该职业的就业人数预计增长4.9%。",
    ],
)
def test_words_that_point_back_are_noticed(sentence: str) -> None:
    assert leans(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "There are two ways into nursing in most states.",
        "It is worth asking two people in the target job.",
        "Both hospitals and clinics employ registered nurses.",
        "The study of Eloundou and colleagues rated 923 occupations.",
        "When you compare two jobs, look at the openings.",
        "其他国家的读者应当再查本国的统计。",
        "护士的就业人数预计增长4.9%，其中多数在医院。",
    ],
)
def test_words_that_only_look_like_pointers_are_not(sentence: str) -> None:
    assert stands_alone(sentence)


def test_a_leaning_sentence_is_quoted_with_the_one_before_as_one_stretch() -> None:
    both = f"{FIRST} This was more than in the year before."
    assert stretches(both) == [FIRST, both]


def test_a_leaning_sentence_after_one_that_leans_too_is_not_quoted() -> None:
    text = "They earned much more in May 2025. This was more than in the year before."
    assert stretches(text) == []


def test_a_blank_line_parts_a_sentence_from_what_it_would_lean_on() -> None:
    assert stretches(f"{FIRST}\n\nThis was more than in the year before.") == [FIRST]


def test_a_table_is_led_in_together_with_its_first_row() -> None:
    row = "Wind turbine technicians — Change: +49.9%; Jobs gained: 6,800."
    text = f"The table lists the occupations with the highest projected growth.\n\n{row}"
    assert stretches(text) == [text, row]


def test_a_lead_in_without_a_table_is_not_quoted() -> None:
    assert stretches("The table lists the occupations with the highest growth. Nurses are well paid in May 2025.") == [
        "Nurses are well paid in May 2025."
    ]


def test_a_list_of_questions_within_a_statement_is_no_question() -> None:
    text = "Sort each task by three questions: could a model do it, and what does an error cost?"
    assert stretches(text) == [text]


def test_halves_that_a_chinese_semicolon_parts_are_one_stretch() -> None:
    text = "2025年5月，人力资源专员的年薪中位数是75,940美元；就业人数预计增长6.2%。"
    assert stretches(text) == [text]


@given(st.text(alphabet="Theyaitsmo ,.;?!\n这其不过。；—$1", max_size=120))
def test_whatever_the_text_stretches_are_in_order_and_of_its_page(text: str) -> None:
    chunk = passage(text or " ").chunk
    found = standing(chunk)
    assert [span.end for span in found] == sorted(span.end for span in found)
    assert all(chunk.quote(span).strip() for span in found)
