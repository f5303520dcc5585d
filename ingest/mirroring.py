"""Bringing the vector index in step with the library, which holds every vector: nothing is embedded again.

After a crash between the two, or with a vector index begun anew. Only the ingest may write either.
"""

from __future__ import annotations

from app.ports import Library, VectorIndex


def mirror(library: Library, vectors: VectorIndex) -> int:
    """Add what the vector index lacks and delete what the library no longer holds; returns how many ids that were.

    An id names its chunk's text, so a vector under a known id is the right one.
    """
    held = vectors.ids()
    wanted: set[str] = set()
    changed = 0
    for ids, source_ids, rows in library.vectors():
        wanted.update(ids)
        missing = [n for n, identifier in enumerate(ids) if identifier not in held]
        if missing:
            vectors.upsert([ids[n] for n in missing], [source_ids[n] for n in missing], rows[missing])
            changed += len(missing)
    stray = sorted(held - wanted)
    if stray:
        vectors.delete(stray)
    return changed + len(stray)
