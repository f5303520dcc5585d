"""What is asked: the question with its turns, and what is understood of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from app.domain.library import RoleEntry


class Aspect(StrEnum):
    """What a question wants to know of a role; role guides have a section for each but COURSES."""

    TASKS = "tasks"
    SKILLS = "skills"
    TOOLS = "tools"
    EDUCATION = "education"
    PAY = "pay"
    OUTLOOK = "outlook"
    AI = "ai"
    RELATED = "related"
    COURSES = "courses"


SECTIONS: Mapping[Aspect, str] = MappingProxyType(
    {
        Aspect.TASKS: "What the work involves",
        Aspect.SKILLS: "Skills that matter most",
        Aspect.TOOLS: "Tools and technologies",
        Aspect.EDUCATION: "How people get in",
        Aspect.PAY: "Pay",
        Aspect.OUTLOOK: "Outlook",
        Aspect.AI: "What AI changes",
        Aspect.RELATED: "Where people go next",
    }
)
"""The heading under which a role guide answers each aspect."""
OVERVIEW = "At a glance"
"""The heading under which a role guide sums up."""


class Axis(StrEnum):
    """What people differ in and what advice must not differ by, unless the question turns on it."""

    GENDER = "gender"
    ETHNICITY = "ethnicity"
    AGE = "age"
    DISABILITY = "disability"
    RELIGION = "religion"
    NATIONALITY = "nationality"
    FAMILY = "family"
    BACKGROUND = "social background"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class Attribute:
    """What an asker told of themselves in passing, in their words, and what it is about."""

    axis: Axis
    words: str


@dataclass(frozen=True, slots=True)
class Turn:
    """An earlier question of the conversation, as asked and as understood, with the answer's text."""

    asked: str
    answered: str = ""
    understood: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """What was asked now, and the turns before it, oldest first."""

    text: str
    history: tuple[Turn, ...] = ()


@dataclass(frozen=True, slots=True)
class Understanding:
    """A question as it is searched and answered.

    ``text`` stands alone (a follow-up has been rewritten if ``rewritten``); ``language`` is that of the question as
    asked; ``roles`` are the occupations it turns on, the most certain first; ``aspects`` what it wants to know of them;
    ``background`` what the asker told about themselves, which shapes the search and is no source of facts.
    """

    question: Question
    text: str
    language: str
    roles: tuple[RoleEntry, ...] = ()
    aspects: tuple[Aspect, ...] = ()
    background: str = ""
    rewritten: bool = False
