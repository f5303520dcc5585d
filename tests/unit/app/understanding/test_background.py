"""What askers tell about themselves is parted from what they ask."""

from __future__ import annotations

import pytest

from app.domain import Question
from app.understanding import understand
from tests.unit.app.understanding.catalogue import ACCOUNTANTS, INDEX, NURSES, SCIENTISTS, TEACHERS, after, role_titles


@pytest.mark.parametrize(
    ("text", "background"),
    [
        ("I'm a nurse, 20 years, two kids. Which jobs could I move into?", "I'm a nurse, 20 years, two kids."),
        ("I am a nurse with 10 years of experience, what else could I do?", "I am a nurse with 10 years of experience"),
        ("As a nurse, how can I use AI in my work?", "As a nurse"),
        ("我是护士，做了20年，还能做什么？", "我是护士，做了20年"),
        ("我是护士。我适合转行做什么？", "我是护士。"),
    ],
)
def test_a_question_about_the_asker_turns_on_the_role_they_have(text, background):
    found = understand(Question(text), INDEX)
    assert (found.background, role_titles(found)) == (background, [NURSES])


def test_what_was_told_is_no_part_of_the_question():
    found = understand(Question("I'm a nurse and have two kids. Which jobs could I move into?"), INDEX)
    assert found.text == "Which jobs could I move into, for the role Registered Nurses?"


def test_background_of_an_earlier_turn_counts():
    found = after("I'm a nurse. How much do teachers earn?", "What else could I do with my experience?")
    assert found.background == "I'm a nurse."
    assert role_titles(found) == [NURSES]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("I'm a nurse. How do I become a data scientist?", SCIENTISTS),
        ("I'm a nurse and I want to know how much teachers earn", TEACHERS),
        ("我是护士，怎么成为数据科学家？", SCIENTISTS),
    ],
)
def test_a_role_asked_about_comes_before_the_asker_s_own(text, title):
    found = understand(Question(text), INDEX)
    assert role_titles(found) == [title]
    assert found.background


def test_a_question_that_is_not_about_the_asker_is_not_turned_on_them():
    found = understand(Question("I'm a nurse. What is prompt engineering?"), INDEX)
    assert (found.text, found.roles) == ("What is prompt engineering?", ())


@pytest.mark.parametrize(
    "text",
    [
        "I want to become a teacher. Do I need a degree?",
        "I'm thinking of becoming a teacher. Do I need a degree?",
        "我想成为护士，需要什么学历？",
        "Do I need a degree to be a nurse?",
        "What should I learn to be an accountant?",
        "Is my job as an accountant safe?",
    ],
)
def test_a_goal_or_a_question_is_no_background(text):
    found = understand(Question(text), INDEX)
    assert (found.background, found.text) == ("", text)


def test_who_only_tells_is_understood_as_they_told():
    found = understand(Question("I'm an accountant."), INDEX)
    assert (found.text, found.background, role_titles(found)) == (
        "I'm an accountant.",
        "I'm an accountant.",
        [ACCOUNTANTS],
    )
