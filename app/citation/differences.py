"""Sources that give different figures for the same thing: the same occupation, measure and unit, another number.

Two years of one series differ too; a median and a mean, or pay by the hour and by the year, do not. Figures are told
apart by ``figures``; an occupation is told by the guide that a sentence stands in, or by the titles that it names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.citation.figures import PAY, Figure, Measure
from app.citation.quotes import Candidate
from app.domain import Aspect, RoleEntry, SourceKind, Understanding
from app.language.words import stem

_OF_ASPECT = {
    Aspect.PAY: frozenset(PAY),
    Aspect.OUTLOOK: frozenset({Measure.GROWTH, Measure.OPENINGS, Measure.EMPLOYMENT, Measure.SELF_EMPLOYED}),
    Aspect.AI: frozenset({Measure.EXPOSURE}),
}
_WORD = re.compile(r"[^\W\d_]+")
_ROUNDED = 0.01
"""Numbers that are no further apart than this share are one number, rounded."""


@dataclass(frozen=True, slots=True)
class Differing:
    """Sentences of two sources that tell different figures of the same thing, the better one for the question first."""

    both: tuple[Candidate, Candidate]


def differing(understanding: Understanding, ranked: Sequence[Candidate]) -> Differing | None:
    """The first pair that differs in something that was asked for; None where all sources agree."""
    measures = frozenset[Measure]().union(*(_OF_ASPECT.get(aspect, frozenset()) for aspect in understanding.aspects))
    told = list(_told(understanding.roles, ranked, measures))
    for index, (one, role, figure) in enumerate(told):
        for other, its_role, its_figure in told[index + 1 :]:
            if one.passage.source.id == other.passage.source.id or role != its_role:
                continue
            if _differ(figure, its_figure) and not (_agrees(figure, other, told) or _agrees(its_figure, one, told)):
                return Differing((one, other))
    return None


def _told(
    roles: Sequence[RoleEntry], ranked: Sequence[Candidate], measures: frozenset[Measure]
) -> Iterator[tuple[Candidate, str, Figure]]:
    for one in ranked:
        wanted = [figure for figure in one.figures if figure.measure in measures]
        role = _role(roles, one) if wanted else None
        if role is not None:
            yield from ((one, role, figure) for figure in wanted)


def _role(roles: Sequence[RoleEntry], one: Candidate) -> str | None:
    """The code of the role that a sentence is about; None where it names none of those asked about, or several."""
    own = [entry.role.code for entry in roles if entry.source_id == one.passage.source.id]
    if own:
        return own[0]
    words = " ".join(_stems(one.quote))
    named = {
        entry.role.code
        for entry in roles
        if any(f" {' '.join(_stems(name))} " in f" {words} " for name in (entry.role.title, *entry.role.names))
    }
    of_one = one.passage.source.kind is not SourceKind.COURSES and len(named) == 1
    return next(iter(named)) if of_one and len(_figures_alike(one)) <= 1 else None


def _figures_alike(one: Candidate) -> list[Figure]:
    """Figures of a measure that the sentence gives more than once: it speaks of more than one thing."""
    measures = [figure.measure for figure in one.figures]
    return [figure for figure in one.figures if measures.count(figure.measure) > 1]


def _differ(one: Figure, other: Figure) -> bool:
    same = one.measure is other.measure and one.of == other.of
    return same and abs(one.value - other.value) > _ROUNDED * max(abs(one.value), abs(other.value))


def _agrees(figure: Figure, other: Candidate, told: Sequence[tuple[Candidate, str, Figure]]) -> bool:
    """Whether the other source gives the first figure too, in some sentence."""
    source_id = other.passage.source.id
    return any(
        its.measure is figure.measure and its.of == figure.of and not _differ(figure, its)
        for one, _, its in told
        if one.passage.source.id == source_id
    )


def _stems(text: str) -> list[str]:
    return [stem(word) for word in _WORD.findall(text.lower())]
