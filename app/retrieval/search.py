"""The search: both sides, for each language that the question can be put in, fused into one list.

First by what the indexes say, then, for the best of these, also by how much of the question each covers. Whether what
is found is relevant at all is left to ``relevance``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from app.domain import Chunk, Source, SourceKind, Understanding
from app.retrieval.calibration import (
    BACKGROUND_WEIGHT,
    COVERED,
    CROWDING_FACTOR,
    FOREIGN_FAVOUR,
    MEANING_WEIGHT,
    POOL,
    WIDE_POOL,
)
from app.retrieval.fusion import Evidence, fuse, fused
from app.retrieval.parts import RetrievalParts
from app.retrieval.queries import Query, Weights, background_query, coverage, narrowed, queries
from app.retrieval.sides import Shelf, TextSide, cosines, meaning, text_side, vector_side

Favour = Callable[[Source], float]


@dataclass(frozen=True, slots=True)
class Found:
    """A chunk that the search came upon. ``score`` orders; ``coverage`` and ``cosine`` say how well it fits.

    ``cosine`` is None where the vector side is blind to the chunk. ``favour`` says how well its source suits the
    question; ``foreign`` whether it is in another language.
    """

    chunk: Chunk
    source: Source
    score: float
    coverage: float
    cosine: float | None
    favour: float
    foreign: bool = False


@dataclass(frozen=True, slots=True)
class _Asked:
    """The question as it is searched, and what weighs it."""

    queries: tuple[Query, ...]
    background: Query
    weights: Weights

    def coverage(self, chunk_id: str, shelf: Shelf) -> float:
        """How much of the question a chunk covers, in the language where that is most."""
        held = shelf.held(chunk_id)
        return max(coverage(query, held, self.weights) for query in self.queries)


def search(understanding: Understanding, parts: RetrievalParts, favour: Favour) -> list[Found]:
    """What the library holds nearest to the question, best first; at most ``COVERED`` chunks.

    ``favour`` scales the scores of a source's chunks, from 0 (leave them out) to 1.
    """
    asked = _asked(understanding, parts)
    sides = [text_side(narrowed(query, asked.weights), asked.weights, parts.library) for query in asked.queries]
    near = vector_side(asked.queries, parts, POOL if understanding.roles else WIDE_POOL)
    named = [chunk_id for side in sides for chunk_id in side.shares]
    shelf = Shelf.fetch(list(dict.fromkeys([*named, *near.cosines])), parts.library)
    close = cosines(near, shelf, parts)
    text = _text_evidence(sides, shelf, asked.weights)
    evidence = {one: Evidence(text.get(one, 0.0), meaning(close.get(one))) for one in shelf.chunks}
    there = {one: each for one, each in evidence.items() if each.text or each.meaning}
    ranked = _readable(favour, understanding.language)
    order = _favoured(fuse(there, MEANING_WEIGHT), shelf, ranked)[:COVERED]
    found = [_found(chunk_id, evidence[chunk_id], shelf, asked, close.get(chunk_id)) for chunk_id in order]
    suited = [
        replace(one, favour=favour(one.source), foreign=one.source.language != understanding.language) for one in found
    ]
    return _uncrowded(suited, ranked)


def _readable(favour: Favour, language: str) -> Favour:
    """The same, less for a source in another language: it ranks lower, but is no less to the point."""

    def ranked(source: Source) -> float:
        return favour(source) * (1.0 if source.language == language else FOREIGN_FAVOUR)

    return ranked


def _asked(understanding: Understanding, parts: RetrievalParts) -> _Asked:
    in_words = queries(understanding, parts.terms)
    background = background_query(understanding, parts.terms)
    terms = dict.fromkeys(term for query in (*in_words, background) for term in query.weighed)
    return _Asked(in_words, background, Weights(parts.library.counts(list(terms))))


def _text_evidence(sides: Sequence[TextSide], shelf: Shelf, weights: Weights) -> Mapping[str, float]:
    """BM25 shares are scaled by how much of the query its best hits cover, so that languages can be compared."""
    text: dict[str, float] = {}
    for side in sides:
        there = [one for one in side.shares if one in shelf.chunks]
        ceiling = max((coverage(side.query, shelf.held(one), weights) for one in there[:3]), default=0.0)
        for one in there:
            text[one] = max(text.get(one, 0.0), ceiling * side.shares[one])
    return text


def _favoured(order: Sequence[tuple[str, float]], shelf: Shelf, favour: Favour) -> list[str]:
    crowd = _Crowd()
    scored: list[tuple[float, str]] = []
    for chunk_id, score in order:
        source = shelf.source(chunk_id)
        if suits := favour(source):
            scored.append((score * suits * crowd.factor(shelf.chunks[chunk_id], source), chunk_id))
    return [chunk_id for _, chunk_id in sorted(scored, key=lambda pair: -pair[0])]


def _found(chunk_id: str, evidence: Evidence, shelf: Shelf, asked: _Asked, cosine: float | None) -> Found:
    covered = asked.coverage(chunk_id, shelf)
    score = fused(Evidence((evidence.text + covered) / 2, evidence.meaning), MEANING_WEIGHT)
    agreeing = coverage(asked.background, shelf.held(chunk_id), asked.weights)
    score = min(1.0, score + BACKGROUND_WEIGHT * agreeing)
    return Found(shelf.chunks[chunk_id], shelf.source(chunk_id), score, covered, cosine, 1.0)


def _uncrowded(found: Sequence[Found], favour: Favour) -> list[Found]:
    crowd = _Crowd()
    scored: list[Found] = []
    for one in sorted(found, key=lambda one: -one.score):
        suits = favour(one.source)
        scored.append(replace(one, score=one.score * suits * crowd.factor(one.chunk, one.source)))
    return sorted(scored, key=lambda one: -one.score)


class _Crowd:
    """The more like chunks come before, the less the next one adds: of one section, or of one heading in any guide.

    Rows of a catalogue stand alone.
    """

    def __init__(self) -> None:
        self._before: Counter[tuple[str, ...]] = Counter()

    def factor(self, chunk: Chunk, source: Source) -> float:
        """What the chunk's score is multiplied by; called in order, best first."""
        if source.kind is SourceKind.COURSES:
            return 1.0
        like = chunk.heading_path[1:] if source.kind is SourceKind.ROLE else (source.id, *chunk.heading_path)
        self._before[like] += 1
        return CROWDING_FACTOR ** (self._before[like] - 1)
