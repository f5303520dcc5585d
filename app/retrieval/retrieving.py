"""The stage itself: sections asked for by name come first, then what the search found, if it is relevant at all.

Passages are numbered as they are handed on. What is said from them is left to the stages after this one.
"""

from __future__ import annotations

from collections.abc import Sequence

from app.domain import Chunk, Passage, Understanding
from app.ports import Library
from app.retrieval.calibration import LEAST_RELEVANCE_OF_PASSAGE
from app.retrieval.guides import Section, asked_sections
from app.retrieval.neighbours import distinct, with_neighbours
from app.retrieval.parts import RetrievalParts
from app.retrieval.preference import favour_for
from app.retrieval.relevance import answers, relevance
from app.retrieval.search import Found, search


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
    return _passages(sections, _readable_first(kept, understanding.language), parts.library, limit)


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
