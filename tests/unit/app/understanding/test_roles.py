"""Which roles a question is linked to."""

from __future__ import annotations

import pytest

from app.domain import Role, RoleEntry
from app.understanding import RoleIndex
from tests.unit.app.understanding.catalogue import ACCOUNTANTS, INDEX, NURSES, SCIENTISTS, TEACHERS, titles


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("How much do registered nurses make?", NURSES),
        ("tell me about nurses", NURSES),
        ("what's a nurse's day like", NURSES),
        ("RN wages", NURSES),
        ("what does an rn do", NURSES),
        ("pediatric nurse pay", NURSES),
        ("Nurse practitioner salary", "Nurse Practitioners"),
        ("what do NURSING ASSISTANTS do", "Nursing Assistants"),
        ("software engineer skills", "Software Developers"),
        ("Is data scientist a good job?", SCIENTISTS),
        ("HR manager pay", "Human Resources Managers"),
        ("human-resources manager", "Human Resources Managers"),
        ("primary school teachers", TEACHERS),
        ("elementary school teacher outlook", TEACHERS),
        ("How do I become an auditor?", ACCOUNTANTS),
        ("How do I become a wireman?", "Electricians"),
        ("护士的工资是多少？", NURSES),
        ("ＲＮ 的工资", NURSES),
        ("我想成为数据科学家需要什么学历？", SCIENTISTS),
    ],
)
def test_a_role_is_found_by_any_of_its_names(text, title):
    assert titles(text) == [title]


@pytest.mark.parametrize(
    "text",
    [
        "I want to be a manager",
        "How do I find work?",
        "which language model is best",
        "What is a data model?",
        "nurse manager salary",
        "solution architect skills",
        "customer service skills",
        "wireman",
        "经理的工资",
        "大模型是什么",
        "",
        "???",
    ],
)
def test_weak_evidence_links_nothing(text):
    assert titles(text) == []


def test_several_roles_come_in_the_order_named():
    assert titles("Who earns more, teachers or nurses?") == [TEACHERS, NURSES]


def test_a_role_named_twice_is_one_role():
    assert titles("Is a nurse, an RN, paid well?") == [NURSES]


def test_a_head_word_goes_to_the_role_with_the_shorter_title():
    index = RoleIndex(
        [
            RoleEntry(Role("1", "Heavy and Tractor-Trailer Welders"), "a"),
            RoleEntry(Role("2", "Pipe Welders"), "b"),
        ]
    )
    assert [mention.entry.source_id for mention in index.mentions("what do welders earn")] == ["b"]


def test_a_title_beats_another_role_s_other_name():
    index = RoleIndex([RoleEntry(Role("1", "Nurses", ("Midwife",)), "a"), RoleEntry(Role("2", "Midwives"), "b")])
    assert [mention.entry.source_id for mention in index.mentions("a midwife's pay")] == ["b"]


def test_a_mention_says_where_the_name_stands():
    text = "Do Registered Nurses earn well?"
    (mention,) = INDEX.mentions(text)
    assert text[mention.start : mention.end] == "Registered Nurses"


def test_an_empty_catalogue_links_nothing():
    assert RoleIndex(()).mentions("nurses 护士") == []


def test_a_chinese_name_of_a_guide_is_a_name():
    index = RoleIndex([RoleEntry(Role("1", "Actuaries", ("精算师",)), "a")])
    assert [mention.entry.source_id for mention in index.mentions("精算师做什么？")] == ["a"]
