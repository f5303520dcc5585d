"""An answer made of quotes: which sentences, grouped by what they are about, in the order in which they are read.

What was asked for comes first: a role's own section, or the run of sentences of the passage that says most about the
question. What only fills a page is left out. How a sentence is worth something is for ``quotes`` and ``context``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from app.citation.beside import Beside, beside, fallback
from app.citation.differences import Differing, differing
from app.citation.ordering import in_asked_order
from app.citation.quotes import Candidate, as_claim, choose
from app.citation.repetition import Said, said_again
from app.citation.runs import LONGEST_RUN, by_passage, leading, run_around, spread
from app.citation.sections import sections_asked_for
from app.domain import (
    Claim,
    Comparison,
    Passage,
    SourceKind,
    Understanding,
)
from app.replies import differ

_FLOOR = 0.55
"""A quote that fills up is at least this share as relevant as the best one."""
_FEWEST = 3
"""An answer of fewer sentences takes what comes less near, if it bears on the question at all."""
_OF_ONE_SECTION = 4
"""The most sentences of a section, where it is the only one asked for."""
_BESIDE_A_TABLE = 2
"""The most sentences under a table."""
_ENOUGH = 2
"""So many sentences of the section asked for need nothing beside them."""


@dataclass(frozen=True, slots=True)
class Group:
    """Candidates that belong together, in reading order."""

    heading: str
    members: tuple[Candidate, ...]


def compose(
    understanding: Understanding,
    passages: Sequence[Passage],
    ranked: Sequence[Candidate],
    *,
    limit: int,
    compared: Comparison | None = None,
) -> Iterator[Claim]:
    """The quotes of an answer in showing order, with headings where there is more than one group.

    At most ``limit``, but both of two sources that differ are shown. ``compared``: the table that stands above.
    """
    numbers = {passage.number for passage in passages}
    known = [one for one in ranked if one.passage.number in numbers]
    opposed = differing(understanding, known)
    room = min(limit, _BESIDE_A_TABLE) if compared is not None else limit
    picked = _Picked(room, _told_by(compared) + [one.said for one in opposed.both] if opposed else _told_by(compared))
    groups = _groups(understanding, known, picked)
    if opposed is not None:
        yield from _opposed(opposed, understanding.language)
    headed = len(groups) > 1 or opposed is not None
    for group in groups:
        for one in group.members:
            yield as_claim(one.citation, group.heading if headed else "")


def complete(ranked: Sequence[Candidate], said: Sequence[str], limit: int) -> Iterator[Claim]:
    """What a draft left open: up to ``limit`` more quotes that repeat nothing ``said`` and come near the best one."""
    telling = [one for one in ranked if not one.is_note]
    best = max((one.relevance for one in telling), default=0.0)
    return choose(telling, said, limit, floor=_FLOOR * best)


class _Picked:
    """What has been picked, so that nothing is said twice and the room is kept to."""

    def __init__(self, room: int, heard: Sequence[Said]) -> None:
        self.room = room
        self._heard = list(heard)

    def take(self, offered: Sequence[Candidate], most: int) -> tuple[Candidate, ...]:
        """The first ``most`` of ``offered``, as far as there is room, that say something new."""
        taken: list[Candidate] = []
        for one in offered:
            if self.room <= 0 or len(taken) >= most:
                break
            if not any(said_again(one.said, other) for other in self._heard):
                taken.append(one)
                self._heard.append(one.said)
                self.room -= 1
        return tuple(taken)


def _groups(understanding: Understanding, ranked: Sequence[Candidate], picked: _Picked) -> list[Group]:
    sections = sections_asked_for(understanding, ranked)
    if not sections:
        return _of_articles(ranked, picked)
    within = {id(one) for section in sections for one in section.members}
    others = [one for one in ranked if id(one) not in within and not one.is_note]
    extra = beside(understanding, others, [one for section in sections for one in section.members])
    found = [_taken(extra, picked)] if extra and extra.leads else []
    spared = 1 if extra and not extra.leads and len(sections) < picked.room else 0
    for section, most in zip(sections, _shares(len(sections), picked.room - spared), strict=True):
        found.append(Group(section.heading, picked.take(in_asked_order(understanding, section.members), most)))
    if extra is None and sum(len(group.members) for group in found) < _ENOUGH:
        extra = fallback(understanding, others)
    if extra and not extra.leads:
        found.append(_taken(extra, picked))
    return [group for group in found if group.members]


def _taken(extra: Beside, picked: _Picked) -> Group:
    return Group(extra.heading, picked.take(extra.members, extra.most))


def _shares(groups: int, room: int) -> list[int]:
    """How many sentences each group may have: the earlier ones the odd ones."""
    if groups == 1:
        return [min(room, _OF_ONE_SECTION)]
    each, odd = divmod(room, groups)
    return [each + (index < odd) for index in range(groups)]


def _of_articles(ranked: Sequence[Candidate], picked: _Picked) -> list[Group]:
    """The best passage's run of neighbours, then the best of what else comes near it, passage by passage."""
    telling = sorted((one for one in ranked if not one.is_note), key=lambda one: -one.relevance)
    if not telling:
        return []
    bearing = [one for one in telling if one.coverage > 0] or telling
    best = leading(bearing)
    if best.passage.source.kind is not SourceKind.COURSES:
        bearing = [one for one in bearing if one.passage.source.kind is not SourceKind.COURSES]
    near = [one for one in bearing if one.relevance >= _FLOOR * bearing[0].relevance]
    members = [*picked.take(run_around(best, telling), LONGEST_RUN)]
    members += picked.take(spread(near, best), picked.room)
    if len(members) < _FEWEST:
        members += picked.take(bearing, _FEWEST - len(members))
    return [Group("", tuple(by_passage(members)))] if members else []


def _told_by(compared: Comparison | None) -> list[Said]:
    return (
        [replace(Said.of(one.quote), passage=one.passage, span=one.span) for one in compared.citations]
        if compared
        else []
    )


def _opposed(opposed: Differing, language: str) -> Iterator[Claim]:
    sources = [(one.passage.source.title, one.passage.source.date) for one in opposed.both]
    heading = differ(list(dict.fromkeys(sources)), language)
    for one in opposed.both:
        yield as_claim(one.citation, heading)
