"""What stands beside the section of a guide that was asked for: another source that says something of the same matter.

Little is let in, for the section answers: what names the role itself, what has clearly more of the question's words,
and what a reader of another language than the guide's can read.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.citation.naming import names_a_role, names_in_chinese
from app.citation.quotes import Candidate
from app.citation.runs import LONGEST_RUN, leading, run_around
from app.citation.sections import aspect_of
from app.domain import OVERVIEW, SourceKind, Understanding
from app.language.words import index_terms
from app.replies import about_aspect, also_in, source_named

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


def beside(understanding: Understanding, others: Sequence[Candidate], section: Sequence[Candidate]) -> Beside | None:
    """The best of ``others`` if any belongs beside what is quoted of ``section``."""
    readable = _readable(understanding, others)
    if readable:
        return _run(understanding, readable, readable, leads=True)
    names = _names_of_roles(understanding)
    best = max((_matter(one, names) for one in section), default=0.0)
    unnamed = [one for one in others if understanding.language != "zh" or one.passage.source.language != "zh"]
    telling = [one for one in unnamed if _belongs(understanding, one, best)]
    if not telling:
        return None
    articles = (one for one in telling if one.passage.source.kind is SourceKind.ARTICLE)
    naming = [one for one in articles if names_a_role(understanding, one.quote)]
    if naming:
        return _run(understanding, naming, naming, leads=False)
    elsewhere = max(
        (_matter(one, names) for one in telling if one.passage.source.kind is SourceKind.ARTICLE), default=0.0
    )
    return _run(understanding, telling, telling, leads=elsewhere >= max(_HALF, _FAR_MORE * best))


def fallback(understanding: Understanding, others: Sequence[Candidate]) -> Beside | None:
    """The best of ``others`` where a section has too little to quote."""
    bearing = [one for one in others if one.coverage >= _BEARS and one.passage.source.language != "zh"]
    return _run(understanding, bearing, bearing, leads=False) if bearing else None


def _run(
    understanding: Understanding, telling: Sequence[Candidate], among: Sequence[Candidate], *, leads: bool
) -> Beside:
    best = leading(telling)
    source, section, language = best.passage.source, aspect_of(best), understanding.language
    is_section = source.kind is SourceKind.ROLE and section is not None
    named = source_named if leads else also_in
    heading = about_aspect(section, language) if is_section else named(source.title, language)
    return Beside(heading, tuple(run_around(best, among)), leads, LONGEST_RUN if leads else _SHORT_RUN)


def _belongs(understanding: Understanding, one: Candidate, best: float) -> bool:
    matter = _matter(one, _names_of_roles(understanding))
    if one.passage.source.kind is SourceKind.COURSES or one.coverage < _BEARS or not matter:
        return False
    if one.passage.source.id in {entry.source_id for entry in understanding.roles}:
        return matter >= max(_BEARS, _CLEARLY_MORE * best) and OVERVIEW not in one.passage.chunk.heading_path
    if one.passage.source.kind is not SourceKind.ARTICLE:
        return False
    return matter >= _CLEARLY_MORE * best or (
        matter >= _NEARLY_AS_MUCH * best and names_a_role(understanding, one.quote)
    )


def _matter(one: Candidate, names: frozenset[str]) -> float:
    """How much of the question it has beside the role's own names, which a section about that role has anyway."""
    return sum(share for term, share in one.met if term not in names)


def _names_of_roles(understanding: Understanding) -> frozenset[str]:
    named = (name for entry in understanding.roles for name in (entry.role.title, *entry.role.names))
    return frozenset(term for name in named for term in index_terms(name))


def _readable(understanding: Understanding, others: Sequence[Candidate]) -> list[Candidate]:
    """What articles say of the role in the language of a question that the guides are not in.

    All of a passage whose heading names the role, else the sentences that do.
    """
    language = understanding.language
    if language != "zh":
        return []
    return [
        one
        for one in others
        if one.passage.source.language == language
        and one.passage.source.kind is SourceKind.ARTICLE
        and (
            names_in_chinese(understanding, one.passage.chunk.heading_path[-1])
            or names_in_chinese(understanding, one.quote)
        )
    ]
