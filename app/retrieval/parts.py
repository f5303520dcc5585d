"""What retrieval is done with; built by ``compose`` alone."""

from __future__ import annotations

from dataclasses import dataclass

from app.ports import Embedder, Library, VectorIndex
from app.retrieval.terms import TermList


@dataclass(frozen=True, slots=True)
class RetrievalParts:
    """The library with its two sides, text and vectors, the model the vectors are of, and the bilingual term list."""

    library: Library
    vectors: VectorIndex
    embedder: Embedder
    terms: TermList
