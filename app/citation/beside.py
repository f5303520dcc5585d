"""What stands beside the section of a guide that was asked for: another source that says something of the same matter.

Little is let in, for the section answers: what names the role itself, what has clearly more of the question's words,
and what a reader of another language than the guide's can read.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.citation.quotes import Candidate
from app.citation.runs import LONGEST_RUN, coverage_of, leading, run_around
from app.citation.sections import aspect_of
from app.domain import OVERVIEW, SourceKind, Understanding
from app.language.words import index_terms
from app.replies import about_aspect, about_role, also_in

_BEARS = 0.3
"""The least share of the question's words, rare ones counting for more, of what stands beside a section."""
_CLEARLY_MORE = 1.25
"""So many times as much of the question must a sentence elsewhere have, to stand beside the section asked for."""
_FAR_MORE = 2.0
"""The same of one that comes before that section; it has half of the question too."""
_HALF = 0.5
_NEARLY_AS_MUCH = 0.6
"""The same of a sentence elsewhere that names the role."""
_SHORT_RUN = 2


@dataclass(frozen=True, slots=True)
class Beside:
    """A run of sentences, what to head it by, and whether it comes before the section that was asked for."""

    heading: str
    members: tuple[Candidate, ...]
    leads: bool
    most: int


def beside(understanding: Understanding, others: Sequence[Candidate], best: float) -> Beside | None:
    """The best of ``others`` if any belongs beside a section.

    ``best`` is the most of the question that a sentence of that section has.
    """
    readable = _readable(understanding, others)
    if readable:
        return _run(understanding, readable, others, leads=True)
    telling = [one for one in others if _belongs(understanding, one, best)]
    if not telling:
        return None
    articles = (one for one in telling if one.passage.source.kind is SourceKind.ARTICLE)
    naming = [one for one in articles if _names_a_role(understanding, one.quote)]
    if naming:
        return _run(understanding, naming, naming, leads=False)
    most = max(one.coverage for one in telling)
    return _run(understanding, telling, telling, leads=most >= max(_HALF, _FAR_MORE * best))


def fallback(understanding: Understanding, others: Sequence[Candidate]) -> Beside | None:
    """The best of ``others`` where a section has too little to quote."""
    bearing = [one for one in others if one.coverage >= _BEARS]
    return _run(understanding, bearing, bearing, leads=False) if bearing else None


def _run(
    understanding: Understanding, telling: Sequence[Candidate], among: Sequence[Candidate], *, leads: bool
) -> Beside:
    best = leading(telling)
    source, section, language = best.passage.source, aspect_of(best), understanding.language
    is_section = source.kind is SourceKind.ROLE and section is not None
    heading = about_aspect(section, language) if is_section else also_in(source.title, language)
    return Beside(heading, tuple(run_around(best, among)), leads, LONGEST_RUN if leads else _SHORT_RUN)


def _belongs(understanding: Understanding, one: Candidate, best: float) -> bool:
    if one.passage.source.kind is SourceKind.COURSES or one.coverage < _BEARS:
        return False
    if one.passage.source.id in {entry.source_id for entry in understanding.roles}:
        return one.coverage >= _CLEARLY_MORE * best and OVERVIEW not in one.passage.chunk.heading_path
    if one.passage.source.kind is not SourceKind.ARTICLE:
        return False
    return one.coverage >= _CLEARLY_MORE * best or (
        one.coverage >= _NEARLY_AS_MUCH * best and _names_a_role(understanding, one.quote)
    )


def _names_a_role(understanding: Understanding, text: str) -> bool:
    names = (name for entry in understanding.roles for name in (about_role(entry.role.title), *entry.role.names))
    return any(_stems(name) in _stems(text) for name in names)


def _readable(understanding: Understanding, others: Sequence[Candidate]) -> list[Candidate]:
    """Passages of articles in the language of a question that the guides are not in, if they say enough about it."""
    language = understanding.language
    by_passage: dict[int, list[Candidate]] = {}
    for one in others:
        if (
            language != "en"
            and one.passage.source.language == language
            and one.passage.source.kind is SourceKind.ARTICLE
        ):
            by_passage.setdefault(one.passage.number, []).append(one)
    return [one for members in by_passage.values() if coverage_of(members) >= _BEARS for one in members]


def _stems(text: str) -> str:
    return f" {' '.join(index_terms(text))} "
