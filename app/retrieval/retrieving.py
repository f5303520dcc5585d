"""The stage itself: sections asked for by name come first, then what the search found, if it is relevant at all.

Passages are numbered as they are handed on. What is said from them is left to the stages after this one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from app.domain import Aspect, Chunk, Passage, SourceKind, Understanding
from app.ports import Library
from app.retrieval.calibration import LEAST_RELEVANCE_OF_PASSAGE
from app.retrieval.guides import Section, asked_sections, sections_of
from app.retrieval.neighbours import distinct, with_neighbours
from app.retrieval.parts import RetrievalParts
from app.retrieval.preference import favour_for
from app.retrieval.relevance import answers, relevance
from app.retrieval.search import Found, search

_MOST_ASPECTS = 2
"""Of a role that no name led to, more sections than these would crowd out what else was found."""


def retrieve(understanding: Understanding, parts: RetrievalParts, *, limit: int) -> tuple[Passage, ...]:
    """At most ``limit`` passages, best first; none when the library holds nothing relevant.

    Raises what the ports raise: ``ModelUnavailable`` and ``LibraryError``.
    """
    sections = asked_sections(understanding, parts.library, limit)
    found = search(understanding, parts, favour_for(understanding, parts.library))
    sure = bool(sections) and bool(understanding.aspects)
    if not sure and not answers(found, linked=bool(sections)):
        return ()
    kept = [one for one in found if relevance(one) >= LEAST_RELEVANCE_OF_PASSAGE]
    ordered = _readable_first(kept, understanding.language)
    if not sections and Aspect.COURSES not in understanding.aspects:
        ordered = _with_asked_sections(ordered, understanding.aspects, parts.library)
    return _passages(sections, ordered, parts.library, limit)


def _with_asked_sections(found: Sequence[Found], aspects: Sequence[Aspect], library: Library) -> Sequence[Found]:
    """When a role's guide comes first though no name led to it, its sections for what is asked follow at once."""
    if not found or found[0].source.kind is not SourceKind.ROLE or len(aspects) > _MOST_ASPECTS:
        return found
    best = found[0]
    there = {one.chunk.id: one for one in found}
    asked = [section.chunk for section in sections_of(best.source, aspects, library)]
    first = [best, *(there.get(chunk.id, replace(best, chunk=chunk)) for chunk in asked if chunk.id != best.chunk.id)]
    ids = {one.chunk.id for one in first}
    return [*first, *(one for one in found if one.chunk.id not in ids)]


def _readable_first(found: Sequence[Found], language: str) -> Sequence[Found]:
    """Passages in the question's language before the others, if they answer it by themselves."""
    own = [one for one in found if one.source.language == language]
    if not answers(own, linked=False):
        return found
    return [*own, *(one for one in found if one.source.language != language)]


def _passages(sections: Sequence[Section], found: Sequence[Found], library: Library, limit: int) -> tuple[Passage, ...]:
    """Sections score 1: they were chosen by name, not by likeness. A neighbour has the score of what it completes."""
    scores = {one.chunk.id: one.score for one in found} | {one.chunk.id: 1.0 for one in sections}
    sources = {one.source.id: one.source for one in found} | {one.source.id: one.source for one in sections}
    chosen = [one.chunk for one in sections] + [one.chunk for one in found]
    if chosen:
        best = with_neighbours(chosen[0], library)
        scores.setdefault(best[-1].id, scores[best[0].id])
        chosen = [*best, *chosen[1:]]
    return tuple(
        Passage(chunk, sources[chunk.source_id], _label(chunk, library), scores[chunk.id], number)
        for number, chunk in enumerate(distinct(dict.fromkeys(chosen), limit), start=1)
    )


def _label(chunk: Chunk, library: Library) -> str:
    return next((page.label for page in library.pages(chunk.source_id) if page.number == chunk.span.page), "")
