"""What askers tell of who they are is set aside where the answer doesn't turn on it, and stays where it does."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain import Axis
from app.understanding.attributes import set_aside

_ASKED = "I work as a cashier. Which jobs can I move to?"
_TOLD = {
    Axis.GENDER: ("I'm a woman. ", "I'm a man. ", "I'm non-binary. ", "I am a trans man. ", "I'm gay. "),
    Axis.ETHNICITY: ("I'm Black. ", "I'm a white person. ", "I am an Asian American. ", "I'm Jewish. "),
    Axis.AGE: ("I'm 58 years old. ", "I'm 22. ", "I am in my fifties. "),
    Axis.DISABILITY: ("I'm blind. ", "I have epilepsy. ", "I use a wheelchair. ", "I'm a person with a disability. "),
    Axis.RELIGION: ("I'm a practising Hindu. ", "I'm an atheist. ", "I practise Islam. "),
    Axis.NATIONALITY: ("I'm from Pakistan. ", "I was born in Mexico. ", "I'm a refugee from Syria. "),
    Axis.FAMILY: ("I have three young children. ", "I'm a single dad. ", "I'm married without children. "),
    Axis.BACKGROUND: ("I come from a poor family. ", "My parents were cleaners. ", "I grew up in foster care. "),
    Axis.NAME: ("My name is Lakisha Washington. ", "Hi, I'm Emily Walsh. ", "Hello, this is Wei Chen here. "),
}
_CASES = [(axis, told) for axis, sentences in _TOLD.items() for told in sentences]


@pytest.mark.parametrize(("axis", "told"), _CASES)
def test_a_sentence_about_the_asker_goes_and_is_named(axis: Axis, told: str) -> None:
    result = set_aside(told + _ASKED)
    assert result.text == _ASKED
    assert axis in {attribute.axis for attribute in result.attributes}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "I'm a 45-year-old Black woman working as a nurse. What next?",
            "I'm a white man working as a nurse. What next?",
        ),
        ("As a single mother of two, which courses suit me?", "As a young man, which courses suit me?"),
        ("I'm a Nigerian nurse. What will AI change?", "I'm a Polish nurse. What will AI change?"),
        ("Can a Muslim woman become a pilot?", "Can a Christian man become a pilot?"),
        ("I'm Jamal, a truck driver. What next?", "I'm Greg, a truck driver. What next?"),
        ("我是一名女性，想成为会计，应该学什么？", "我是一名男性，想成为会计，应该学什么？"),
        ("我叫王芳，注册护士的工资是多少？", "我叫李强，注册护士的工资是多少？"),
        ("我是45岁的女收银员，可以转什么职业？", "我是25岁的男收银员，可以转什么职业？"),
        ("我坐轮椅，会计前景怎么样？", "我有两个孩子，会计前景怎么样？"),
    ],
)
def test_askers_who_differ_only_in_who_they_are_ask_the_same(one: str, other: str) -> None:
    assert set_aside(one).text == set_aside(other).text
    assert set_aside(one).text not in {one, other}


@pytest.mark.parametrize(
    "question",
    [
        "Am I too old at 55 to become a nurse?",
        "I'm deaf. What accommodations can I ask for as an accountant?",
        "What schemes are there for women in tech?",
        "I'm a nurse from Ghana. How do I get a work permit and have my degree recognised?",
        "I'm a mother returning to work after a career break. Where do I start?",
        "作为女性，有什么面向女性的科技计划？",
        "我今年55岁，年龄太大了吗？",
    ],
)
def test_what_the_question_turns_on_stays(question: str) -> None:
    assert set_aside(question).text == question


@pytest.mark.parametrize(
    "question",
    [
        "What do female nurses earn?",
        "I work with children. What can I do next?",
        "I've been a cashier for 20 years. What next?",
        "Our company has 50 older systems. What do database administrators do?",
        "What does a single machine operator do in a young company?",
        "I need 40 hours of training. Which course has that?",
        "护士的工资是多少？",
    ],
)
def test_what_says_nothing_of_the_asker_is_left_alone(question: str) -> None:
    assert set_aside(question).text == question
    assert set_aside(question).attributes == ()


@settings(deadline=None)
@given(st.text(max_size=120))
def test_something_is_always_left_to_answer(text: str) -> None:
    result = set_aside(text)
    assert result.text == text or result.text.strip()
    assert bool(result.attributes) == (result.text != text) or not result.attributes


@settings(deadline=None)
@given(st.sampled_from([told for _, told in _CASES]), st.sampled_from([told for _, told in _CASES]))
def test_setting_aside_twice_changes_nothing_more(one: str, other: str) -> None:
    once = set_aside(one + other + _ASKED).text
    assert set_aside(once).text == once == _ASKED
