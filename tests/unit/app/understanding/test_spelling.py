"""Misspelt questions, and all that must be left as it is written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain import Aspect, Question
from app.understanding import Speller, understand
from tests.unit.app.understanding.catalogue import INDEX, NURSES, role_titles

LIBRARY = frozenset("kubernetes pytorch scikit langchain".split())
NAMES = """security guard guards lawyer lawyers high school teacher teachers receptionist receptionists hairdresser
    hairdressers engineer engineers engine pharmacist electrician""".split()
SPELLER = Speller([*INDEX.vocabulary, *NAMES], LIBRARY.__contains__)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("whats the salery of a securty gaurd", "whats the salary of a security guard"),
        ("wat degre do lawers need", "what degree do lawyers need"),
        ("importnat skils for a highschool teacher", "important skills for a high school teacher"),
        ("will there still be receptionst jobs in 2034", "will there still be receptionist jobs in 2034"),
        ("how mcuh do hairdresers make", "how much do hairdressers make"),
        ("Salery of nurses?", "Salary of nurses?"),
        ("an enginer's pay", "an engineer's pay"),
        ("c++ skils", "c++ skills"),
    ],
)
def test_a_misspelt_question_is_put_right(written, meant):
    assert SPELLER.correct(written) == meant


@pytest.mark.parametrize(
    "text",
    [
        "salary in Nairobi",
        "salary in nairobi",
        "teacher pay in leeds",
        "what do uber drivers earn in texas",
        "pay at Fooboro",
        "nurses at Securty Ltd.",
        "what does kubernetes cost",
        "is pytorch better than langchain",
        "ask me at nurs@securty.org or www.degre.com",
        "c++, c#, node.js, ci/cd and 401k",
        "dont they need degrees, im asking",
        "nrs py",
        "护士的工资是多少？",
        "护士 salery",
        "cuanto gana una enfermera en madrid",
        "was verdient ein krankenpfleger heute",
    ],
)
def test_names_signs_and_other_languages_are_left_as_they_are(text):
    expected = text.replace("护士 salery", "护士 salary")
    assert SPELLER.correct(text) == expected


def test_what_was_corrected_is_understood_and_said_to_be_rewritten():
    found = understand(Question("salery of a registred nurse"), INDEX, speller=SPELLER)
    assert (found.text, found.rewritten) == ("salary of a registered nurse", True)
    assert (role_titles(found), found.aspects) == ([NURSES], (Aspect.PAY,))
    assert found.question.text == "salery of a registred nurse"


def test_a_question_without_a_mistake_is_not_said_to_be_rewritten():
    assert not understand(Question("salary of a nurse"), INDEX, speller=SPELLER).rewritten


_KNOWN = st.sampled_from(
    "what is the salary of a nurse lawyers need degree in texas nairobi kubernetes Nurses 2034 c++ dont ? , .".split()
)
_MISSPELT = st.sampled_from("salery degre gaurd wat teh highschool enginer Lawers skils qwrtzx".split())


@given(st.lists(_KNOWN, max_size=12).map(" ".join))
def test_known_words_are_never_changed(text):
    assert SPELLER.correct(text) == text


@given(st.one_of(st.text(max_size=60), st.lists(st.one_of(_KNOWN, _MISSPELT), max_size=12).map(" ".join)))
def test_correcting_twice_changes_nothing_more(text):
    once = SPELLER.correct(text)
    assert SPELLER.correct(once) == once
