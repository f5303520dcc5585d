"""An embedder without a model, for tests and for trying things out: stems hashed into signed buckets.

Texts that share words lie close, in English and in Chinese (character pairs); it knows nothing of meaning.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

import numpy as np

from app.language.words import index_terms
from app.ports import Vector


class HashingEmbedder:
    """The hashing trick over index terms; the same text has the same vector on every machine."""

    def __init__(self, dimension: int = 128, *, languages: frozenset[str] = frozenset({"en"})) -> None:
        if dimension < 2:
            raise ValueError("a vector needs at least two numbers")
        self._dimension = dimension
        self._languages = languages

    @property
    def name(self) -> str:
        """Says the dimension too, so that an index notices another one."""
        return f"hashing/{self._dimension}"

    @property
    def dimension(self) -> int:
        """As given."""
        return self._dimension

    @property
    def languages(self) -> frozenset[str]:
        """As given: tests choose what the embedder claims to see."""
        return self._languages

    def embed(self, texts: Sequence[str]) -> Vector:
        """Unit vectors, shape (len(texts), dimension)."""
        if not texts:
            return np.empty((0, self._dimension), dtype=np.float32)
        return np.stack([self.embed_question(text) for text in texts])

    def embed_question(self, text: str) -> Vector:
        """The unit vector of one text; one without any term gets a fixed direction."""
        vector = np.zeros(self._dimension, dtype=np.float32)
        for term in index_terms(text):
            bucket, sign = self._place(term)
            vector[bucket] += sign
        length = float(np.linalg.norm(vector))
        if length == 0:
            vector[0] = length = 1.0
        return np.asarray(vector / length, dtype=np.float32)

    def _place(self, term: str) -> tuple[int, int]:
        number = int.from_bytes(hashlib.blake2b(term.encode(), digest_size=8).digest())
        return (number >> 1) % self._dimension, 1 if number & 1 else -1
