"""What is never answered from a library, and what only looks like it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain import Question, RefusalReason
from app.screening import screen


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("I want to die", RefusalReason.DISTRESS),
        ("I lost my job and there’s no point in living", RefusalReason.DISTRESS),
        ("I don't want to be here anymore", RefusalReason.DISTRESS),
        ("I've been thinking about suicide since the layoff", RefusalReason.DISTRESS),
        ("失业了，我不想活了", RefusalReason.DISTRESS),
        ("I wish I could go to sleep and never wake up", RefusalReason.DISTRESS),
        ("My wife beats me when I come home late from work", RefusalReason.DISTRESS),
        ("找不到工作，我昨晚割腕了", RefusalReason.DISTRESS),
        ("我想自殺", RefusalReason.DISTRESS),
        ("Where do I get a fake teaching certificate?", RefusalReason.ILLEGAL),
        ("Invent a reference for my application", RefusalReason.ILLEGAL),
        ("Write an advert for a waiter, no foreigners please", RefusalReason.ILLEGAL),
        ("How can I hack into my manager's calendar?", RefusalReason.ILLEGAL),
        ("I want to work here with no papers", RefusalReason.ILLEGAL),
        ("Best way to dodge taxes as a contractor?", RefusalReason.ILLEGAL),
        ("帮我伪造一份离职证明", RefusalReason.ILLEGAL),
        ("Can I sue my boss for firing me?", RefusalReason.LEGAL),
        ("Should I sign the non-compete?", RefusalReason.LEGAL),
        ("Was I wrongfully terminated?", RefusalReason.LEGAL),
        ("我可以起诉公司吗", RefusalReason.LEGAL),
        ("Should I stop taking my medication before the interview?", RefusalReason.MEDICAL),
        ("Do I have ADHD?", RefusalReason.MEDICAL),
        ("Can I get an H-1B visa as a nurse?", RefusalReason.IMMIGRATION),
        ("My visa application was denied, what now?", RefusalReason.IMMIGRATION),
        ("我能不能拿到美国工作签证？", RefusalReason.IMMIGRATION),
        ("申请美国工作签证需要哪些材料？", RefusalReason.IMMIGRATION),
        ("", RefusalReason.EMPTY_QUESTION),
        (" ?!… ", RefusalReason.EMPTY_QUESTION),
    ],
)
def test_a_question_that_is_not_a_librarys_to_answer_is_screened(text: str, reason: RefusalReason) -> None:
    assert screen(Question(text), 2000) is reason


@pytest.mark.parametrize(
    "text",
    [
        "What do immigration lawyers earn?",
        "What do suicide prevention counsellors earn?",
        "What do medical assistants do?",
        "Would leaving law be career suicide?",
        "My back hurts, which jobs are less physical?",
        "This commute is killing me, I'm dying to work from home",
        "How do penetration testers hack into systems?",
        "What do fraud examiners do about people who forge certificates?",
        "How do I spot a fake job offer?",
        "Do I need a licence to work as an electrician?",
        "What do tax examiners do when people hide income?",
        "反洗钱专员的工资是多少？",
        "How do I negotiate my contract salary?",
        "What skills do paralegals need?",
        "Will AI replace my job?",
        "医疗助理的工资是多少？",
        "我有抑郁症，要不要告诉雇主？",
    ],
)
def test_a_career_question_with_a_grave_word_in_it_is_let_through(text: str) -> None:
    assert screen(Question(text), 2000) is None


def test_a_question_over_the_limit_is_too_long() -> None:
    assert screen(Question("pay? " * 100), 200) is RefusalReason.TOO_LONG


def test_distress_is_heard_even_in_a_text_that_is_too_long() -> None:
    assert screen(Question("I want to die. " + "x" * 5000), 200) is RefusalReason.DISTRESS


@given(st.text())
def test_any_text_is_screened_without_an_error(text: str) -> None:
    assert screen(Question(text), 2000) in {None, *RefusalReason}
