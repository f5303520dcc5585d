"""Asks the index questions whose answers are known, rather than counting what it holds.

A vector index can hold every id and find none of them, after a crash or with files lost from its folder.
"""

from __future__ import annotations

import random

from app.ports import Library, VectorIndex

_ASKED = 24
_LEAST_FOUND = 0.8
"""An approximate index may miss a few of its vectors after many deletions; a broken one misses most."""
_NEAREST = 10
_SAME = 0.999


def answers(library: Library, vectors: VectorIndex) -> bool:
    """Whether vectors that the library holds find their own chunk, or one just like it."""
    ids = sorted(library.chunk_ids())
    asked = random.Random(len(ids)).sample(ids, min(_ASKED, len(ids)))
    found = 0
    for identifier, vector in library.vectors_of(asked).items():
        hits = vectors.query(vector, _NEAREST)
        found += any(hit.chunk_id == identifier for hit in hits) or bool(hits and hits[-1].score > _SAME)
    return found >= _LEAST_FOUND * len(asked)
