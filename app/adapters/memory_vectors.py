"""Nearest neighbours by brute force in memory: the double of the vector store, and enough for a small library."""

from __future__ import annotations

import threading
from collections.abc import Sequence

import numpy as np

from app.errors import EmbeddingMismatch
from app.ports import Hit, Vector


class MemoryVectors:
    """Implements ``app.ports.VectorIndex`` for vectors of ``dimension`` numbers."""

    def __init__(self, dimension: int) -> None:
        self._dimension = dimension
        self._lock = threading.Lock()
        self._vectors: dict[str, Vector] = {}
        self._stacked: tuple[list[str], Vector] | None = None

    def upsert(self, ids: Sequence[str], source_ids: Sequence[str], vectors: Vector) -> None:
        """Add or replace vectors, shape (len(ids), dimension). ``EmbeddingMismatch`` if they are of another length."""
        check_rows(ids, vectors, self._dimension)
        with self._lock:
            self._stacked = None
            for identifier, _, vector in zip(ids, source_ids, vectors, strict=True):
                self._vectors[identifier] = vector.astype(np.float32)

    def delete(self, ids: Sequence[str]) -> None:
        """Forget these ids; unknown ones are ignored."""
        with self._lock:
            self._stacked = None
            for identifier in ids:
                self._vectors.pop(identifier, None)

    def query(self, vector: Vector, limit: int) -> list[Hit]:
        """The nearest chunks, best first, with their cosine. ``EmbeddingMismatch`` for a vector of another length."""
        check_length(vector, self._dimension)
        ids, rows = self._rows()
        scores = rows @ vector
        wanted = min(max(limit, 0), len(ids))
        if not wanted:
            return []
        least = np.partition(scores, len(ids) - wanted)[len(ids) - wanted]
        best = sorted(np.flatnonzero(scores >= least), key=lambda n: (-float(scores[n]), ids[n]))[:wanted]
        return [Hit(ids[n], float(scores[n])) for n in best]

    def ids(self) -> set[str]:
        """Every id held."""
        with self._lock:
            return set(self._vectors)

    def clear(self) -> None:
        """Forget everything."""
        with self._lock:
            self._stacked = None
            self._vectors.clear()

    def _rows(self) -> tuple[list[str], Vector]:
        """The ids and their vectors in one array, made again after each change."""
        with self._lock:
            if self._stacked is None:
                rows = np.stack(list(self._vectors.values())) if self._vectors else np.empty((0, self._dimension))
                self._stacked = list(self._vectors), rows.astype(np.float32)
            return self._stacked


def check_rows(ids: Sequence[str], vectors: Vector, dimension: int) -> None:
    """``ValueError`` unless there is one vector for each id, and each id once; else as ``check_length``."""
    if vectors.ndim != 2 or len(vectors) != len(ids) or len(set(ids)) != len(ids):
        raise ValueError(f"{len(set(ids))} ids need as many vectors, not an array of shape {vectors.shape}")
    check_length(vectors, dimension)


def check_length(vectors: Vector, dimension: int) -> None:
    """``EmbeddingMismatch`` unless the vector, or each of the vectors, has ``dimension`` numbers."""
    if vectors.shape[-1] != dimension:
        raise EmbeddingMismatch(
            f"The vector index holds vectors of {dimension} numbers, and was given one of {vectors.shape[-1]}.",
            "Set the embedding model that the index was made with, or rebuild with `career-coach ingest --rebuild`.",
        )
