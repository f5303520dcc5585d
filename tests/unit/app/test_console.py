"""An answer in the terminal: its table, headings, suggestions, and what was left out."""

from __future__ import annotations

from io import StringIO

import pytest
from rich.console import Console

from app.console import show_answer
from app.domain import Question
from tests.functional.page_library import Answerer, shelf


@pytest.fixture(scope="module")
def printed() -> str:
    to = StringIO()
    console = Console(file=to, width=120, color_system=None)
    show_answer(Answerer(shelf(), pause=0)(Question("Compare the nurses.")), console)
    return to.getvalue()


def test_a_comparison_is_a_table_with_marks(printed: str) -> None:
    assert "Vocational Nurses, compared" in printed
    (row,) = [line for line in printed.splitlines() if "Median pay" in line]
    assert "$98,430 a year [1]" in row
    assert "less than $68,940 a year [1]" in row


def test_a_source_cited_in_the_table_alone_is_listed(printed: str) -> None:
    assert "[4] A strange text" in printed


def test_a_heading_stands_above_its_claims(printed: str) -> None:
    lines = printed.splitlines()
    assert lines[lines.index("Pay") + 1].startswith("• Registered Nurses earned a median")


def test_advice_is_labelled(printed: str) -> None:
    assert "• Suggestion: You could start with <b>hospitals</b>. (follows from [1][2])" in printed
    assert "• 建议: 建议先了解人工智能。 (依据 [3])" in printed


def test_what_was_left_out_is_counted_with_reasons_but_not_repeated(printed: str) -> None:
    assert "Left out: 3 sentences that no passage supports." in printed
    assert "· It says more than the passage." in printed
    assert "million" not in printed.replace("not 'a million'", "")


def test_a_refusal_is_told_with_its_suggestions() -> None:
    to = StringIO()
    show_answer(Answerer(shelf(), pause=0)(Question("football")), Console(file=to, width=120))
    assert "The library holds nothing about that." in to.getvalue()
    assert "· How is nursing changing?" in to.getvalue()
