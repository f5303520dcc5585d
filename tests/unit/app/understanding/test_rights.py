"""Which questions are of rights and support, and which only have such a word in them."""

from __future__ import annotations

import pytest

from app.understanding.attributes import is_of_rights


@pytest.mark.parametrize(
    "question",
    [
        "I'm deaf. What accommodations can I ask for as an accountant?",
        "Which employers sponsor a work visa?",
        "How is my foreign degree recognised?",
        "What is there for women in tech?",
        "How do I return to work after parental leave?",
        "Which jobs have an age limit?",
        "产假之后怎么重返职场？",
        "残疾人就业有什么政策？",
    ],
)
def test_a_question_of_rights_or_support_is_known(question: str) -> None:
    assert is_of_rights(question)


@pytest.mark.parametrize(
    "question",
    [
        "What do lodging and accommodation managers do?",
        "What do nurses earn?",
        "Is there work in law?",
        "护士的工资是多少？",
    ],
)
def test_a_question_of_an_occupation_is_none(question: str) -> None:
    assert not is_of_rights(question)
