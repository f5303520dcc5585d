"""The sections of role guides that a question asks for, each with the heading it is shown under.

Of a role that is asked about in general these are its overview and the section of its guide that says most. The order
within a section is for ``ordering``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.citation.figures import Measure
from app.citation.ordering import asked_measures
from app.citation.quotes import Candidate
from app.domain import SECTIONS, Aspect, Understanding
from app.replies import about_aspect, about_role

_OF_AN_OVERVIEW = 2

_Key = tuple[str, str]
"""The id of a source and the heading of a section."""


@dataclass(frozen=True, slots=True)
class Section:
    """What can be quoted of a section, in the source's order, and what to head it by."""

    heading: str
    members: tuple[Candidate, ...]


def sections_asked_for(understanding: Understanding, ranked: Sequence[Candidate]) -> list[Section]:
    """The sections asked for, aspect by aspect and role by role; none where no guide was asked for."""
    by_section: dict[_Key, list[Candidate]] = {}
    for one in sorted(ranked, key=lambda one: (one.passage.number, one.place)):
        if one.in_section:
            by_section.setdefault((one.passage.source.id, one.passage.chunk.heading_path[-1]), []).append(one)
    if not understanding.aspects:
        return _in_general(understanding, ranked, by_section)
    return [Section(_heading(understanding, key, by_section), tuple(found)) for key, found in by_section.items()]


def aspect_of(one: Candidate) -> Aspect | None:
    """The aspect whose section of a guide it stands in."""
    return next((aspect for aspect, name in SECTIONS.items() if name in one.passage.chunk.heading_path), None)


def _heading(understanding: Understanding, key: _Key, sections: Mapping[_Key, Sequence[Candidate]]) -> str:
    """The role where several are told of, the aspect where several are, or both."""
    first = sections[key][0]
    role, aspect = about_role(first.passage.source.title), aspect_of(first)
    asked = about_aspect(aspect, understanding.language) if aspect else key[1]
    if len({source_id for source_id, _ in sections}) == 1:
        return asked
    return f"{role}: {asked}" if len({name for _, name in sections}) > 1 else role


def _in_general(
    understanding: Understanding, ranked: Sequence[Candidate], overviews: Mapping[_Key, Sequence[Candidate]]
) -> list[Section]:
    """The overview of each role; of a single one the section too that says most, before it if it says more."""
    telling = {key: [one for one in found if not one.is_note][:_OF_AN_OVERVIEW] for key, found in overviews.items()}
    if len(telling) != 1:
        return [Section(about_role(found[0].passage.source.title), tuple(found)) for found in telling.values() if found]
    (((source_id, _), first),) = telling.items()
    asked = asked_measures(understanding.text)
    more = _best_passage([one for one in ranked if one.passage.source.id == source_id and not one.in_section], asked)
    overview = Section(about_aspect(None, understanding.language), tuple(first))
    if not more:
        return [overview] if first else []
    section = Section(about_aspect(aspect_of(more[0]), understanding.language), tuple(more))
    says_more = _most(more) > _most(first) or any(figure.measure in asked for one in more for figure in one.figures)
    found = [section, overview] if says_more else [overview, section]
    return [one for one in found if one.members]


def _most(found: Sequence[Candidate]) -> float:
    return max((one.coverage for one in found), default=0.0)


def _best_passage(found: Sequence[Candidate], asked: frozenset[Measure]) -> list[Candidate]:
    """The sentences of the passage that has a figure that is asked for, else of the one with the best sentence."""
    if not found:
        return []
    told = [one for one in found if asked.intersection(figure.measure for figure in one.figures)]
    best = max(told or found, key=lambda one: (one.relevance, -one.passage.number))
    return sorted((one for one in found if one.passage.number == best.passage.number), key=lambda one: one.place)
