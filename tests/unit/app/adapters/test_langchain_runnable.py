"""The coach inside a LangChain chain."""

from __future__ import annotations

from langchain_core.runnables import RunnableLambda  # noqa: TID251

from app.adapters.langchain_runnable import as_runnable
from app.citation.refusals import refuse
from app.domain import Answer, Question, RefusalReason, Trace


def refusing(question: Question) -> Answer:
    trace = Trace(question.text, question.text, "en", "m", "d", "e", (), "s", "i")
    return Answer(question, "", (), refuse(RefusalReason.EMPTY_LIBRARY, "en"), (), trace)


def test_the_coach_takes_a_text_or_a_question_and_returns_its_answer() -> None:
    coach = as_runnable(refusing)
    assert coach.invoke("What do nurses earn?").question == Question("What do nurses earn?")
    assert coach.invoke(Question("And welders?")).question == Question("And welders?")


def test_the_coach_can_be_chained() -> None:
    chain = as_runnable(refusing) | RunnableLambda(lambda answer: answer.text)
    assert "empty" in chain.invoke("What do nurses earn?")
