"""A question and its earlier turns without what the asker told about who they are and the answer doesn't turn on.

What the turns before told stays where the present question turns on it: somebody who said in passing that they are
deaf, and asks later for accommodations, is heard.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from app.domain import Attribute, Axis, Question, Turn
from app.understanding.attributes.setting_aside import bearing, set_aside


@dataclass(frozen=True, slots=True)
class Impartial:
    """``question`` is what is searched and answered; ``attributes`` are those of the question now, not of its turns."""

    question: Question
    attributes: tuple[Attribute, ...] = ()


def impartial(question: Question) -> Impartial:
    """What is left of a question for the search and the draft. One that nothing was told in comes back as it is."""
    now = set_aside(question.text)
    kept = bearing(question.text)
    history = tuple(_without(turn, kept) for turn in question.history)
    return Impartial(replace(question, text=now.text, history=history), now.attributes)


def _without(turn: Turn, kept: frozenset[Axis]) -> Turn:
    understood = set_aside(turn.understood, kept).text if turn.understood else ""
    return replace(turn, asked=set_aside(turn.asked, kept).text, understood=understood)
