"""Chinese as the library writes it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.language.chinese import simplified


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("護理師的薪水是多少？", "护士的薪水是多少？"),
        ("軟體開發人員", "软件开发人员"),
        ("獸醫需要什麼學歷", "兽医需要什么学历"),
        ("护 士 的 工 资", "护士的工资"),
        ("Python 課程 多少錢", "Python 课程多少钱"),
        ("What do nurses earn?", "What do nurses earn?"),
    ],
)
def test_traditional_and_spaced_out_chinese_becomes_plain(text: str, plain: str) -> None:
    assert simplified(text) == plain


@given(st.text())
def test_what_is_plain_stays_as_it_is(text: str) -> None:
    assert simplified(simplified(text)) == simplified(text)
