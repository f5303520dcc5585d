from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.cleaning import clean_line, clean_lines, join_words


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("  two\t words \n", "two words"),
        ("zero\u200bwidth\ufeff", "zerowidth"),
        ("e\u0301cole", "école"),
        ("\ufb01nance and \ufb02ow", "finance and flow"),
        ("soft\u00adhyphen", "softhyphen"),
        ("hard\u00a0space", "hard space"),
        ("bell\x07", "bell"),
    ],
)
def test_one_form_of_each_character_is_left(raw: str, clean: str) -> None:
    assert clean_line(raw) == clean


@given(st.text())
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    assert clean_line(clean_line(text)) == clean_line(text)


@given(st.text())
def test_cleaned_text_holds_nothing_invisible(text: str) -> None:
    clean = clean_line(text)
    assert unicodedata.is_normalized("NFC", clean)
    assert not {unicodedata.category(character) for character in clean} & {"Cc", "Cf", "Cs"}
    assert "  " not in clean
    clean.encode("utf-8")


def test_lines_that_mean_something_are_kept() -> None:
    assert clean_lines("a | b \n\n c |  d\n") == "a | b\nc | d"


def test_chinese_is_joined_without_a_space_and_english_with_one() -> None:
    assert join_words("护士的", "工作") == "护士的工作"
    assert join_words("the work of", "nurses") == "the work of nurses"
    assert join_words("使用", "Excel") == "使用 Excel"
