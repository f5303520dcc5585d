"""Refusing well: why there is no answer, what the library has nearby, and three questions that it can answer."""

from __future__ import annotations

from collections.abc import Sequence

from app.domain import Refusal, RefusalReason, Source, SourceKind
from app.replies import example_questions, refusal, role_questions

_WITHOUT_SUGGESTIONS = frozenset({RefusalReason.DISTRESS, RefusalReason.EMPTY_LIBRARY})
_NEARBY = 2


def refuse(reason: RefusalReason, language: str, nearby: Sequence[Source] = ()) -> Refusal:
    """A refusal in the question's language. ``nearby`` are the closest sources, the closest first.

    Someone in distress is offered help, not questions.
    """
    if reason in _WITHOUT_SUGGESTIONS:
        return Refusal(reason, refusal(reason, language))
    distinct = list(dict.fromkeys(nearby))[:_NEARBY]
    roles = [source.title for source in distinct if source.kind is SourceKind.ROLE][:1]
    suggestions = dict.fromkeys((*role_questions(roles, language)[:2], *example_questions(language)))
    return Refusal(reason, refusal(reason, language, [source.title for source in distinct]), tuple(suggestions)[:3])
