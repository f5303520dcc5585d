"""The two sides of the search, each on its own: text by BM25 and vectors by cosine, and the shelf of what they name.

A side only speaks of passages that it can judge: the vectors of a model that reads English say nothing of a Chinese
passage, nor does a Chinese question's vector. Putting the sides together is left to ``search``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from app.domain import Chunk, Source
from app.language.words import index_terms
from app.ports import Library, Vector
from app.retrieval.calibration import COSINE_CEILING, COSINE_FLOOR, POOL
from app.retrieval.parts import RetrievalParts
from app.retrieval.queries import Held, Query, Weights


@dataclass(frozen=True, slots=True)
class TextSide:
    """One query's hits in the text index, best first, each as a share of the best one's BM25."""

    query: Query
    shares: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class VectorSide:
    """The question's vector, None where the model can read no wording of it, and the chunks nearest to it.

    Cosines count for as much as the wording kept of the question's meaning (``share``).
    """

    vector: Vector | None
    cosines: Mapping[str, float]
    share: float = 1.0


@dataclass(frozen=True, slots=True)
class Shelf:
    """The chunks that either side named, their sources, and their index terms as far as anyone asked."""

    chunks: Mapping[str, Chunk]
    sources: Mapping[str, Source]
    cut: dict[str, Held] = field(default_factory=dict)

    @classmethod
    def fetch(cls, ids: Sequence[str], library: Library) -> Shelf:
        """Chunks that have gone since they were found are left out."""
        chunks = library.chunks(ids)
        sources = {source_id: library.source(source_id) for source_id in {chunk.source_id for chunk in chunks}}
        there = {source_id: source for source_id, source in sources.items() if source is not None}
        return cls({chunk.id: chunk for chunk in chunks if chunk.source_id in there}, there)

    def source(self, chunk_id: str) -> Source:
        """The source of a chunk on this shelf."""
        return self.sources[self.chunks[chunk_id].source_id]

    def held(self, chunk_id: str) -> Held:
        """The index terms of a chunk and its headings, cut once."""
        if chunk_id not in self.cut:
            chunk = self.chunks[chunk_id]
            headings = frozenset(term for heading in chunk.heading_path for term in index_terms(heading))
            self.cut[chunk_id] = Held(frozenset(index_terms(chunk.text)), headings)
        return self.cut[chunk_id]


def text_side(query: Query, weights: Weights, library: Library) -> TextSide:
    """Search the text index for the terms that the library knows at all."""
    known = [term for term in query.terms if weights.counts.containing.get(term, 0)]
    hits = library.search(known, POOL) if known else []
    best = hits[0].score if hits else 0.0
    return TextSide(query, {hit.chunk_id: max(0.0, hit.score / best) for hit in hits} if best > 0 else {})


def vector_side(asked: Sequence[Query], parts: RetrievalParts, pool: int) -> VectorSide:
    """Search the vectors, ``pool`` deep, with the first wording of the question that the embedding model reads."""
    readable = next((query for query in asked if query.language in parts.embedder.languages), None)
    if readable is None:
        return VectorSide(None, {})
    vector = parts.embedder.embed_question(readable.text)
    hits = parts.vectors.query(vector, pool)
    return VectorSide(vector, {hit.chunk_id: readable.share * hit.score for hit in hits}, readable.share)


def cosines(near: VectorSide, shelf: Shelf, parts: RetrievalParts) -> dict[str, float]:
    """Cosines of every chunk on the shelf that the model can read, whichever side named it."""
    if near.vector is None:
        return {}
    readable = [one for one in shelf.chunks if shelf.source(one).language in parts.embedder.languages]
    known = {one: near.cosines[one] for one in readable if one in near.cosines}
    missing = [one for one in readable if one not in known]
    vectors = parts.library.vectors_of(missing) if missing else {}
    return known | {one: near.share * float(near.vector @ vector) for one, vector in vectors.items()}


def meaning(cosine: float | None) -> float | None:
    """A cosine as evidence from 0 to 1."""
    if cosine is None:
        return None
    return min(1.0, max(0.0, (cosine - COSINE_FLOOR) / (COSINE_CEILING - COSINE_FLOOR)))
