"""Refusing well: why there is no answer, what the library has nearby, and three questions that it can answer."""

from __future__ import annotations

from collections.abc import Sequence

from app.domain import Gap, GapKind, Refusal, RefusalReason, Source, SourceKind
from app.replies import example_questions, gap_told, nearest, refusal, role_questions

_WITHOUT_SUGGESTIONS = frozenset({RefusalReason.DISTRESS, RefusalReason.EMPTY_LIBRARY})
_NEARBY = 2
_AMERICAN = ("BLS", "O*NET")
"""Publishers' names of whoever has figures of the United States only."""


def refuse(reason: RefusalReason, language: str, nearby: Sequence[Source] = ()) -> Refusal:
    """A refusal in the question's language. ``nearby`` are the closest sources, the closest first.

    Someone in distress is offered help, not questions.
    """
    if reason in _WITHOUT_SUGGESTIONS:
        return Refusal(reason, refusal(reason, language))
    distinct = _distinct(nearby)
    message = refusal(reason, language, [source.title for source in distinct])
    return Refusal(reason, message, _suggestions(distinct, language))


def refuse_gap(gap: Gap, language: str, nearby: Sequence[Source] = ()) -> Refusal:
    """A refusal that names what the library lacks, and what it has near; of private matters it has nothing near."""
    near = [] if gap.kind is GapKind.PRIVATE else _distinct(nearby)
    american = bool(near) and any(name in near[0].publisher for name in _AMERICAN)
    message = gap_told(gap, language, only_united_states=american)
    message += nearest([source.title for source in near], language)
    return Refusal(RefusalReason.NOT_COVERED, message, _suggestions(near, language))


def _distinct(nearby: Sequence[Source]) -> list[Source]:
    return list(dict.fromkeys(nearby))[:_NEARBY]


def _suggestions(nearby: Sequence[Source], language: str) -> tuple[str, ...]:
    roles = [source.title for source in nearby if source.kind is SourceKind.ROLE][:1]
    return tuple(dict.fromkeys((*role_questions(roles, language)[:2], *example_questions(language))))[:3]
