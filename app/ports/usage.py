"""What is remembered of readers' questions, as a protocol: which sources answers cite, and what found nothing.

Nothing says who asked, or in which conversation.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Unanswered:
    """A question to which the library had nothing: its text without addresses and numbers of people, its language
    (ISO 639-1), how often it was asked, and when last."""

    text: str
    language: str
    times: int
    last_asked: datetime


class UsageStore(Protocol):
    """Counts of citations, and the questions that found nothing. Safe to use from several threads."""

    def cited(self, source_ids: Sequence[str]) -> None:
        """Count one answer, and one citation of each of these sources however often it cites them."""

    def unanswered(self, question: str, language: str) -> None:
        """Remember a question that found nothing; asked before, in whatever case and spacing, it is counted once more.

        E-mail addresses, web addresses and numbers that could be somebody's are taken out first
        (``app.language.masking``). The store keeps a limited number, and lets those asked longest ago go.
        """

    def answers(self) -> int:
        """How many answers were counted."""

    def citations(self) -> Mapping[str, int]:
        """How many answers cited each source, by source id; sources never cited are left out."""

    def unanswered_questions(self) -> list[Unanswered]:
        """The questions that found nothing, the one asked last first."""

    def forget(self, text: str) -> None:
        """Forget the question with this text, as ``unanswered_questions`` tells it; an unknown one is ignored."""

    def clear(self) -> None:
        """Forget everything."""
