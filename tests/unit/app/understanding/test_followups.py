"""Questions that lean on the turns before them, and those that don't."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain import Aspect, Question, Turn
from app.errors import ModelUnavailable
from app.language.chinese import simplified
from app.understanding import understand
from tests.unit.app.understanding.catalogue import (
    ACCOUNTANTS,
    INDEX,
    NURSES,
    SCIENTISTS,
    TEACHERS,
    after,
    role_titles,
    titles,
)

ASKED = "How much do nurses make?"


@pytest.mark.parametrize(
    ("text", "standalone"),
    [
        ("and what does it pay?", "What does the role Registered Nurses pay?"),
        ("do they work nights?", "Do Registered Nurses work nights?"),
        ("what's their outlook?", "What's Registered Nurses' outlook?"),
        ("What is the job like?", "What is the role Registered Nurses like?"),
        ("how long does that take?", "How long does that take, for the role Registered Nurses?"),
        ("Salary?", "Salary, for the role Registered Nurses?"),
        ("what about the skills?", "What about the skills, for the role Registered Nurses?"),
    ],
)
def test_a_question_that_leans_on_a_role_gets_its_name(text, standalone):
    found = after(ASKED, text)
    assert (found.text, role_titles(found), found.rewritten) == (standalone, [NURSES], True)


@pytest.mark.parametrize(
    ("text", "standalone"),
    [
        ("那前景呢？", "护士的前景呢？"),
        ("它需要什么学历？", "护士需要什么学历？"),
        ("需要哪些技能？", "护士需要哪些技能？"),
        ("会被AI取代吗？", "护士会被AI取代吗？"),
    ],
)
def test_a_chinese_question_that_leans_on_a_role_gets_its_name(text, standalone):
    found = after("护士的工资是多少？", text)
    assert (found.text, role_titles(found), found.language) == (standalone, [NURSES], "zh")


def test_a_new_role_alone_asks_the_last_question_of_it():
    found = after(ASKED, "what about data scientists?")
    assert (found.text, role_titles(found)) == ("How much do data scientists make?", [SCIENTISTS])
    assert found.aspects == (Aspect.PAY,)


def test_a_new_role_takes_the_number_and_article_of_the_former():
    assert after("How do I become a nurse?", "And accountants?").text == "How do I become an accountant?"


def test_a_new_role_in_chinese_asks_the_last_question_of_it():
    found = after("护士的工资是多少？", "那教师呢？")
    assert (found.text, role_titles(found), found.aspects) == ("教师的工资是多少？", [TEACHERS], (Aspect.PAY,))


def test_a_follow_up_of_a_follow_up_leans_on_what_that_was_understood_as():
    found = after(ASKED, "what about data scientists?", "how long does it take to become one?")
    assert role_titles(found) == [SCIENTISTS]


def test_something_added_extends_the_last_question():
    found = after(ASKED, "and in London?")
    assert (found.text, role_titles(found), found.aspects) == (
        "How much do nurses make, in London?",
        [NURSES],
        (Aspect.PAY,),
    )


def test_a_request_for_more_asks_the_last_question_again():
    assert after(ASKED, "Can you explain?").text == ASKED


def test_a_comparison_means_the_roles_of_two_turns():
    assert role_titles(after(ASKED, "what about teachers?", "which one pays more?")) == [NURSES, TEACHERS]


def test_a_follow_up_without_a_role_keeps_the_topic():
    found = after("What courses teach prompt engineering?", "how long do they take?")
    assert "prompt engineering" in found.text
    assert found.roles == ()


@pytest.mark.parametrize(
    "text",
    [
        "What is prompt engineering?",
        "Which jobs pay best?",
        "How do I write a CV that gets noticed?",
        "Will AI replace people in offices?",
        "What do employers look for when they hire?",
        "Is it worth learning Python?",
        "Is it too late to change at 40?",
        "What do teachers earn?",
        "Are accountants happy?",
        "And what do electricians do?",
        "thanks",
        "什么是提示工程？",
        "教师的前景怎么样？",
    ],
)
def test_a_question_that_stands_alone_is_never_touched(text):
    found, alone = after(ASKED, text), understand(Question(text), INDEX)
    assert (found.text, found.roles, found.aspects, found.rewritten) == (text, alone.roles, alone.aspects, False)


def test_a_question_that_named_no_role_parts_the_talk():
    assert role_titles(after(ASKED, "What is prompt engineering?", "is it growing?")) == []


def test_thanks_do_not_part_the_talk():
    assert role_titles(after(ASKED, "thanks!", "and what skills do they need?")) == [NURSES]


def test_the_first_question_leans_on_nothing():
    assert after("and what does it pay?").text == "and what does it pay?"


def test_a_model_s_wording_is_taken_where_it_keeps_to_the_talk():
    found = after(ASKED, "do they work nights?", rewrite=lambda _: "Do registered nurses work nights?")
    assert found.text == "Do registered nurses work nights?"


@pytest.mark.parametrize(
    "wording",
    [
        "Do teachers work nights?",
        "Do nurses and teachers work nights?",
        "Do nurses work?",
        "Do they work nights?",
        "护士上夜班吗？",
        "",
        "Do nurses work nights?\nYes, they do.",
        "Do nurses work nights? " + "Indeed. " * 60,
    ],
)
def test_a_model_s_wording_is_refused_where_it_drops_or_adds_something(wording):
    found = after(ASKED, "do they work nights?", rewrite=lambda _: wording)
    assert found.text == "Do Registered Nurses work nights?"


def test_a_model_that_fails_is_passed_over():
    def broken(_):
        raise ModelUnavailable("It is gone.", "Start it.")

    assert after(ASKED, "do they work nights?", rewrite=broken).text == "Do Registered Nurses work nights?"


def test_a_model_is_not_asked_where_nothing_leans():
    asked = []
    after(ASKED, "Which jobs pay best?", rewrite=lambda question: asked.append(question) or "")
    assert asked == []


_PIECES = st.sampled_from(
    "and what about nurses teachers data scientist it they that the job salary how long does take ? ， 那 护士 呢 工资 "
    "I'm a nurse accountants which one 我 是 . pay RN C++ why".split()
)
_TEXTS = st.one_of(st.text(max_size=60), st.lists(_PIECES, max_size=12).map(" ".join))


@given(_TEXTS, st.lists(st.tuples(_TEXTS, st.text(max_size=20), _TEXTS), max_size=3))
def test_no_text_breaks_it(text, earlier):
    history = tuple(Turn(*turn) for turn in earlier)
    found = understand(Question(text, history), INDEX)
    assert found.question.text == text
    assert found.language in {"en", "zh"}


@given(_TEXTS, st.lists(_TEXTS, max_size=3))
def test_a_question_with_its_own_role_never_inherits_another(text, earlier):
    own = titles(text)
    if own:
        found = understand(Question(text, tuple(Turn(asked, "", asked) for asked in earlier)), INDEX)
        assert role_titles(found) == own


@given(_TEXTS)
def test_without_history_or_background_the_question_stays_as_it_is(text):
    found = understand(Question(text), INDEX)
    if not found.background:
        assert "".join(found.text.split()) == "".join(simplified(text).split())
        assert not found.rewritten


def test_every_role_of_the_fixture_is_known():
    assert titles("accountants") == [ACCOUNTANTS]


def test_a_chinese_question_for_similar_work_leans_on_the_last_role():
    assert role_titles(after("教师的工资是多少？", "可以转行做哪些相近的工作？")) == [TEACHERS]


def test_a_chinese_question_for_any_work_leans_on_none():
    assert role_titles(after("教师的工资是多少？", "哪些工作工资高？")) == []
