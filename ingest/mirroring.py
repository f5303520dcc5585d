"""Bringing the vector index in step with the library, which holds every vector: nothing is embedded again.

After a crash between the two, or with a vector index begun anew. Only the ingest may write either.
"""

from __future__ import annotations

import numpy as np

from app.errors import LibraryDamaged
from app.ports import Library, VectorIndex
from ingest.self_test import answers


def mirror(library: Library, vectors: VectorIndex) -> int:
    """Add what the vector index lacks and delete what the library no longer holds; returns how many ids that were.

    An id names its chunk's text, so a vector under a known id is the right one. An index that does not find what it
    holds is filled anew; ``LibraryDamaged`` if it does not find it then either.
    """
    changed = _in_step(library, vectors)
    if answers(library, vectors):
        return changed
    vectors.clear()
    changed = _in_step(library, vectors)
    if not answers(library, vectors):
        message = "The vector index does not find what it holds, though it was filled anew."
        raise LibraryDamaged(message, "Run 'career-coach doctor'; delete the folder of vectors that it names.")
    return changed


def _in_step(library: Library, vectors: VectorIndex) -> int:
    held, wanted = vectors.ids(), library.chunk_ids()
    stray, missing = sorted(held - wanted), wanted - held
    if stray:
        vectors.delete(stray)
    if missing:
        _add(missing, library, vectors)
    return len(stray) + len(missing)


def _add(missing: set[str], library: Library, vectors: VectorIndex) -> None:
    for ids, source_ids, rows in library.vectors():
        places = np.flatnonzero([identifier in missing for identifier in ids])
        if len(places):
            vectors.upsert([ids[n] for n in places], [source_ids[n] for n in places], rows[places])
