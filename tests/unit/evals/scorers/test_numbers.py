"""Numbers are the same only with the same unit, however they are written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evals.scorers.numbers import missing, numbers


@pytest.mark.parametrize(
    ("sentence", "evidence"),
    [
        ("They earn $98,430.", "a median of $98430 a year"),
        ("工资中位数为9.8万美元。", "a median of $98,000"),
        ("Growth is 5 percent.", "will grow 5%"),
        ("It takes 5 to 10 percent.", "5–10%"),
        ("It takes between 5% and 10%.", "between 5 and 10%"),
        ("From 2024 to 2034.", "over 2024–34"),
        ("In May 2025.", "2025年5月"),
        ("About $98,000.", "$98,430"),
        ("It lasts 3 years.", "3年"),
        ("There are 3.3 million.", "3,300,000 jobs"),
        ("A 12-week course.", "12 weeks"),
    ],
)
def test_the_same_number_is_found(sentence: str, evidence: str) -> None:
    assert missing(sentence, [evidence]) == ()


@pytest.mark.parametrize(
    ("sentence", "evidence", "lacking"),
    [
        ("They earn $98,340.", "$98,430", "$98,340"),
        ("They earn $98,000.", "$98,430", "$98,000"),
        ("About $95,000.", "$98,430", "$95,000"),
        ("Growth is 5%.", "5 percentage points", "5%"),
        ("Growth is 5%.", "5 weeks", "5%"),
        ("It was 2024.", "2025", "2024"),
        ("It takes 3 months.", "3 years", "3 months"),
        ("9.8万美元", "$98", "9.8万美元"),
    ],
)
def test_another_number_or_unit_is_missing(sentence: str, evidence: str, lacking: str) -> None:
    assert [number.text for number in missing(sentence, [evidence])] == [lacking]


def test_each_number_may_stand_in_another_text() -> None:
    assert missing("From $10 to 20 weeks.", ["$10", "20 weeks"]) == ()


@given(st.text())
def test_a_text_has_all_its_own_numbers(text: str) -> None:
    assert missing(text, [text]) == ()


@given(st.integers(0, 10**9), st.sampled_from(["${}", "{}%", "{} weeks", "{} hours"]))
def test_commas_do_not_change_a_number(value: int, form: str) -> None:
    assert missing(form.format(f"{value:,}"), [form.format(value)]) == ()


def test_numbers_are_read_in_order() -> None:
    assert [number.value for number in numbers("$1, 2% and 3 weeks")] == [1, 2, 3]
