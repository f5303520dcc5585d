"""What the turns before told is set aside too, unless the question now turns on it."""

from __future__ import annotations

from app.domain import Axis, Question, Turn
from app.understanding.attributes import impartial


def test_a_question_that_tells_nothing_comes_back_as_it_is() -> None:
    question = Question("What do nurses earn?", (Turn("Which jobs grow?", "Nurses.", "Which jobs grow?"),))
    assert impartial(question).question == question


def test_an_earlier_turn_loses_what_neither_question_turns_on() -> None:
    question = Question("What do they earn?", (Turn("I'm deaf. What do nurses do?", "They care.", ""),))
    assert impartial(question).question.history[0].asked == "What do nurses do?"


def test_an_earlier_turn_keeps_what_the_question_now_turns_on() -> None:
    question = Question("What accommodations can I ask for?", (Turn("I'm deaf. What do nurses do?", "They care.", ""),))
    assert impartial(question).question.history[0].asked == "I'm deaf. What do nurses do?"


def test_only_what_this_question_told_is_named() -> None:
    question = Question("I'm 58 years old. What do they earn?", (Turn("I'm deaf. What do nurses do?", "", ""),))
    assert {attribute.axis for attribute in impartial(question).attributes} == {Axis.AGE}
