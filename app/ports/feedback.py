"""Where readers' thumbs are kept, as a protocol."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Feedback:
    """A reader's thumb: ``answer_json`` is the whole answer with its Trace."""

    conversation_id: str
    helpful: bool
    reason: str
    answer_json: str
    given_at: datetime


class FeedbackStore(Protocol):
    """Where readers' thumbs are kept."""

    def add(self, feedback: Feedback) -> None:
        """Keep one."""

    def all(self) -> list[Feedback]:
        """Every one, oldest first."""

    def clear(self) -> None:
        """Forget them all."""
