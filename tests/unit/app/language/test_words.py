"""Index terms where two scripts meet, as Chinese questions about tools and exams have it."""

import pytest

from app.language.words import index_terms, tokens


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("KCNA考试", ["kcna", "考试"]),
        ("学Python吗", ["学", "python", "吗"]),
        ("2034年", ["2034", "年"]),
        ("C++和C#", ["c++", "和", "c#"]),
    ],
)
def test_a_name_in_latin_letters_ends_where_chinese_begins(text: str, expected: list[str]) -> None:
    assert tokens(text) == expected


def test_a_name_in_a_chinese_question_is_the_same_term_as_in_an_english_text() -> None:
    assert set(index_terms("What does the CISSP cost?")) & set(index_terms("CISSP考试多少钱")) == {"cissp"}
