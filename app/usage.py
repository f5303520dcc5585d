"""What an answer says about the library, remembered as it passes: the sources it cites, or that nothing was found.

Only the page remembers; the command line and the evals ask without leaving a trace. What is kept of a question is the
store's matter.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator

from app.domain import Answer, Event, RefusalReason
from app.errors import CoachError
from app.ports import UsageStore

_log = logging.getLogger(__name__)


def remembered(events: Iterable[Event], usage: UsageStore, *, questions: bool) -> Iterator[Event]:
    """The same events; their answer is counted, and its question kept if it found nothing and ``questions`` is set.

    A store that fails costs a line in the log, never the answer.
    """
    for event in events:
        if isinstance(event, Answer):
            try:
                _remember(event, usage, questions=questions)
            except CoachError as error:
                _log.warning("What this answer says about the library was not remembered. %s", error)
        yield event


def _remember(answer: Answer, usage: UsageStore, *, questions: bool) -> None:
    if answer.refusal is None:
        usage.cited([citation.passage.source.id for claim in answer.claims for citation in claim.citations])
    elif answer.refusal.reason is RefusalReason.NOTHING_RELEVANT and questions:
        usage.unanswered(_whole(answer), answer.trace.language)


def _whole(answer: Answer) -> str:
    """The question as it can be read alone: a follow-up as it was understood."""
    return answer.trace.understood if answer.question.history else answer.question.text
