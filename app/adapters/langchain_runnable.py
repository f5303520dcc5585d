"""The whole coach as one LangChain ``Runnable``, so that it can stand in any chain.

A question goes in, an ``Answer`` comes out; what the chain does with it is its own affair.
"""

from __future__ import annotations

from collections.abc import Callable

from langchain_core.runnables import Runnable, RunnableLambda  # noqa: TID251

from app.domain import Answer, Question


def as_runnable(answer: Callable[[Question], Answer]) -> Runnable[str | Question, Answer]:
    """A ``Runnable`` over ``answer``; it takes a ``Question``, or its text alone."""

    def _run(asked: str | Question) -> Answer:
        return answer(Question(asked) if isinstance(asked, str) else asked)

    return RunnableLambda(_run, name="career_coach")
