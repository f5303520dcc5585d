"""The two sides of the search, text and vectors, for each language that a question can be put in, fused into one list.

A side only speaks of passages that it can judge: the vectors of a model that reads English say nothing of a Chinese
passage, nor does a Chinese question's vector. Whether what is found is relevant is left to ``relevance``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from app.domain import Chunk, Source, Understanding
from app.language.words import index_terms
from app.ports import Library, Vector
from app.retrieval.calibration import BACKGROUND_WEIGHT, COSINE_CEILING, COSINE_FLOOR, MEANING_WEIGHT, POOL
from app.retrieval.fusion import Evidence, fuse
from app.retrieval.parts import RetrievalParts
from app.retrieval.queries import Query, Weights, background_query, coverage, narrowed, queries

_COVERED = 12
"""Coverage is worked out for this many of the best: it costs the cutting of a passage into terms."""


@dataclass(frozen=True, slots=True)
class Found:
    """A chunk that the search came upon. ``score`` orders; ``coverage`` and ``cosine`` say how well it fits.

    ``cosine`` is None where the vector side is blind to the chunk.
    """

    chunk: Chunk
    source: Source
    score: float
    coverage: float
    cosine: float | None


@dataclass(frozen=True, slots=True)
class _TextSide:
    """One query's hits in the text index, each as a share of the best one's BM25."""

    query: Query
    shares: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class _VectorSide:
    """The question's vector, None where the model can read no wording of it, and the chunks nearest to it."""

    vector: Vector | None
    cosines: Mapping[str, float]


def search(understanding: Understanding, parts: RetrievalParts) -> list[Found]:
    """What the library holds nearest to the question, best first; no more than coverage is worked out for."""
    asked = queries(understanding, parts.terms)
    background = background_query(understanding)
    terms = [term for query in (*asked, background) for term in query.terms]
    weights = Weights(parts.library.counts(terms))
    sides = [_text_side(narrowed(query, weights), weights, parts.library) for query in asked]
    near = _vector_side(asked, parts)
    shelf = _Shelf.fetch(
        list(dict.fromkeys([*(i for side in sides for i in side.shares), *near.cosines])), parts.library
    )
    cosines = _cosines(near, shelf, parts)
    order = fuse(_evidence(sides, shelf, cosines, weights), MEANING_WEIGHT)[:_COVERED]
    found = [
        Found(
            shelf.chunks[chunk_id],
            shelf.source(chunk_id),
            min(1.0, score + BACKGROUND_WEIGHT * coverage(background, shelf.terms(chunk_id), weights)),
            max(coverage(query, shelf.terms(chunk_id), weights) for query in asked),
            cosines.get(chunk_id),
        )
        for chunk_id, score in order
    ]
    return sorted(found, key=lambda one: -one.score)


@dataclass(frozen=True, slots=True)
class _Shelf:
    """The chunks that either side named, their sources, and their index terms as far as anyone asked."""

    chunks: Mapping[str, Chunk]
    sources: Mapping[str, Source]
    cut: dict[str, frozenset[str]] = field(default_factory=dict)

    @classmethod
    def fetch(cls, ids: Sequence[str], library: Library) -> _Shelf:
        """Chunks that have gone since they were found are left out."""
        chunks = library.chunks(ids)
        sources = {source_id: library.source(source_id) for source_id in {chunk.source_id for chunk in chunks}}
        there = {source_id: source for source_id, source in sources.items() if source is not None}
        return cls({chunk.id: chunk for chunk in chunks if chunk.source_id in there}, there)

    def source(self, chunk_id: str) -> Source:
        """The source of a chunk on this shelf."""
        return self.sources[self.chunks[chunk_id].source_id]

    def terms(self, chunk_id: str) -> frozenset[str]:
        """The index terms of a chunk and its headings, cut once."""
        if chunk_id not in self.cut:
            chunk = self.chunks[chunk_id]
            self.cut[chunk_id] = frozenset(index_terms(" \n ".join((*chunk.heading_path, chunk.text))))
        return self.cut[chunk_id]


def _text_side(query: Query, weights: Weights, library: Library) -> _TextSide:
    known = [term for term in query.terms if weights.counts.containing.get(term, 0)]
    hits = library.search(known, POOL) if known else []
    best = hits[0].score if hits else 0.0
    return _TextSide(query, {hit.chunk_id: max(0.0, hit.score / best) for hit in hits} if best > 0 else {})


def _vector_side(asked: Sequence[Query], parts: RetrievalParts) -> _VectorSide:
    readable = next((query for query in asked if query.language in parts.embedder.languages), None)
    if readable is None:
        return _VectorSide(None, {})
    vector = parts.embedder.embed_question(readable.text)
    return _VectorSide(vector, {hit.chunk_id: hit.score for hit in parts.vectors.query(vector, POOL)})


def _cosines(near: _VectorSide, shelf: _Shelf, parts: RetrievalParts) -> dict[str, float]:
    """Cosines of every chunk on the shelf that the model can read, whichever side found it."""
    if near.vector is None:
        return {}
    readable = [one for one in shelf.chunks if shelf.source(one).language in parts.embedder.languages]
    known = {one: near.cosines[one] for one in readable if one in near.cosines}
    missing = [one for one in readable if one not in known]
    vectors = parts.library.vectors_of(missing) if missing else {}
    return known | {one: float(near.vector @ vector) for one, vector in vectors.items()}


def _evidence(
    sides: Sequence[_TextSide], shelf: _Shelf, cosines: Mapping[str, float], weights: Weights
) -> dict[str, Evidence]:
    """BM25 shares are scaled by how much of the query its best hits cover, so that languages can be compared."""
    text: dict[str, float] = {}
    for side in sides:
        there = [one for one in side.shares if one in shelf.chunks]
        ceiling = max((coverage(side.query, shelf.terms(one), weights) for one in there[:3]), default=0.0)
        for one in there:
            text[one] = max(text.get(one, 0.0), ceiling * side.shares[one])
    found = [one for one in shelf.chunks if one in text or one in cosines]
    return {one: Evidence(text.get(one, 0.0), _scaled(cosines.get(one))) for one in found}


def _scaled(cosine: float | None) -> float | None:
    if cosine is None:
        return None
    return min(1.0, max(0.0, (cosine - COSINE_FLOOR) / (COSINE_CEILING - COSINE_FLOOR)))
