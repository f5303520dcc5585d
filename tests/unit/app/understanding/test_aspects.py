"""What a question wants to know of a role."""

from __future__ import annotations

import pytest

from app.domain import Aspect, Question
from app.understanding import understand
from tests.unit.app.understanding.catalogue import INDEX


@pytest.mark.parametrize(
    ("text", "aspect"),
    [
        ("how much do nurses make", Aspect.PAY),
        ("whats a plumber make", Aspect.PAY),
        ("What do bakers make a year?", Aspect.PAY),
        ("What's the salary of an electrician?", Aspect.PAY),
        ("do teachers earn well", Aspect.PAY),
        ("护士的薪水", Aspect.PAY),
        ("教师能赚多少钱", Aspect.PAY),
        ("do I need a degree to be a nurse", Aspect.EDUCATION),
        ("How do I become a nurse?", Aspect.EDUCATION),
        ("what qualifications do accountants need", Aspect.EDUCATION),
        ("怎么成为护士", Aspect.EDUCATION),
        ("is nursing growing", Aspect.OUTLOOK),
        ("job outlook for electricians", Aspect.OUTLOOK),
        ("教师的前景怎么样", Aspect.OUTLOOK),
        ("which skills do data scientists need", Aspect.SKILLS),
        ("护士需要什么技能", Aspect.SKILLS),
        ("what software do accountants use", Aspect.TOOLS),
        ("数据科学家用什么工具", Aspect.TOOLS),
        ("what do nurses do all day", Aspect.TASKS),
        ("a typical day of an electrician", Aspect.TASKS),
        ("护士每天做什么", Aspect.TASKS),
        ("will AI replace accountants", Aspect.AI),
        ("护士会被AI取代吗", Aspect.AI),
        ("jobs similar to nurse", Aspect.RELATED),
        ("护士可以转行做什么", Aspect.RELATED),
        ("courses to learn Python", Aspect.COURSES),
        ("有哪些网课", Aspect.COURSES),
    ],
)
def test_an_aspect_is_recognised_in_either_language(text, aspect):
    assert aspect in understand(Question(text), INDEX).aspects


@pytest.mark.parametrize(
    "text",
    [
        "tell me about nurses",
        "software engineers",
        "Of course",
        "should I pay attention to it",
        "elementary school teachers",
        "软件工程师",
        "介绍一下护士",
        "I repaired the airplane in Spain",
    ],
)
def test_a_question_without_an_aspect_has_none(text):
    assert understand(Question(text), INDEX).aspects == ()


def test_aspects_come_in_the_order_asked():
    found = understand(Question("What skills do nurses need and what do they earn?"), INDEX).aspects
    assert found == (Aspect.SKILLS, Aspect.PAY)
