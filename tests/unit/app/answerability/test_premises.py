"""What a question takes for granted, told by its form."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.answerability.premises import premises_of
from app.language.detection import language_of

_WORDS = st.sampled_from(
    "since as if why how come nurses need a degree , . ? so the guide says that earn $90,000 grow by 4% I read my aunt "
    "既然 护士 只要 小学 毕业 ， 吗 ？ 听说 为什么 的 岗位 减少 。 in u.s. when because — ; is 40 % of".split(" ")
)


def premises(question: str) -> list[str]:
    return [premise.text for premise in premises_of(question, language_of(question))]


@pytest.mark.parametrize(
    ("question", "premise"),
    [
        ("Since the guide says nurses need a law degree, which law school?", "nurses need a law degree"),
        ("You said lawyers only need an associate's degree. Which one?", "lawyers only need an associate's degree"),
        ("Why do nurses need a doctorate?", "nurses need a doctorate"),
        ("How come pilots earn $15,080 a year?", "pilots earn $15,080 a year"),
        ("my aunt says bakers earn $200k. is that so?", "bakers earn $200k"),
        ("Which course is best, as photographers mainly need Kubernetes?", "photographers mainly need Kubernetes"),
        ("Great that teller jobs will grow by 15%! Should I stay?", "teller jobs will grow by 15%"),
        ("welders earn $10 an hour. what is it at the top", "welders earn $10 an hour"),
        ("How do I live with the $200k median pay of nurses?", "the $200k median pay of nurses"),
        ("既然护士只要小学毕业，那我明天就能上岗吗？", "护士只要小学毕业"),
        ("听说做律师不需要任何学历，那我怎么报名？", "做律师不需要任何学历"),
        ("为什么数据科学家的岗位在减少？", "数据科学家的岗位在减少"),
    ],
)
def test_what_a_question_takes_for_granted_is_found(question: str, premise: str) -> None:
    assert premises(question) == [premise]


@pytest.mark.parametrize(
    "question",
    [
        "What do nurses earn?",
        "paramedic annual pay",
        "growth of solar panel installers in the list of fastest growers?",
        "I'm a nurse with zero coding experience. How long does the course take?",
        "People tell me not to become a programmer. What do the projections say?",
        "护士的工资是多少？",
        "我做了八年出纳，想转行做心理咨询师，需要什么学历？",
    ],
)
def test_a_question_that_only_asks_or_tells_of_the_asker_takes_nothing_for_granted(question: str) -> None:
    assert premises(question) == []


@given(st.lists(_WORDS, max_size=25).map(" ".join) | st.lists(_WORDS, max_size=25).map("".join) | st.text())
def test_a_premise_is_a_stretch_of_the_question(question: str) -> None:
    assert all(premise in question and premise.strip() for premise in premises(question))
