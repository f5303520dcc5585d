"""Answers kept whole, one JSON line each, so that they can be scored again without asking again.

What a reader is given as JSON is for ``app.records``; this form can be read back.
"""

from __future__ import annotations

from pydantic import TypeAdapter

from app.domain import Answer

_ANSWER = TypeAdapter(Answer)


def to_line(answer: Answer) -> str:
    """The answer as JSON on one line."""
    return _ANSWER.dump_json(answer).decode()


def from_line(line: str) -> Answer:
    """The answer again. Raises ``ValidationError`` where the line is none, or breaks a rule of its nouns."""
    return _ANSWER.validate_json(line)
