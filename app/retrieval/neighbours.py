"""What stands next to a passage, and what merely repeats it: near-duplicates are dropped, broken thoughts completed."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from app.domain import Chunk
from app.language.sentences import is_complete
from app.language.words import index_terms
from app.ports import Library
from app.retrieval.calibration import DUPLICATE_SHARE

Shingles = frozenset[tuple[str, ...]]


def shingles(text: str) -> Shingles:
    """Pairs of neighbouring index terms; the terms themselves for a text of one."""
    terms = index_terms(text)
    return frozenset(pairwise(terms)) if len(terms) > 1 else frozenset((term,) for term in terms)


def repeats(one: str, other: str) -> bool:
    """Whether two texts say the same. Texts with different figures never do, however alike their words."""
    left, right = shingles(one), shingles(other)
    if not left or not right or _figures(one) != _figures(other):
        return False
    return len(left & right) / len(left | right) >= DUPLICATE_SHARE


def distinct(chunks: Iterable[Chunk]) -> list[Chunk]:
    """The chunks in their order, without those that repeat an earlier one."""
    kept: list[Chunk] = []
    for chunk in chunks:
        if not any(repeats(chunk.text, earlier.text) for earlier in kept):
            kept.append(chunk)
    return kept


def ends_mid_thought(chunk: Chunk) -> bool:
    """Whether the chunk stops before its last sentence does, or announces something that follows it."""
    text = chunk.text.rstrip()
    return text.endswith((":", "：")) or not is_complete(text)


def with_neighbours(chunk: Chunk, library: Library) -> list[Chunk]:
    """The chunk and, when it ends mid-thought, the next one under the same heading."""
    if not ends_mid_thought(chunk):
        return [chunk]
    following = (one for one in library.chunks_of(chunk.source_id) if one.ordinal == chunk.ordinal + 1)
    return [chunk, *(one for one in following if one.heading_path == chunk.heading_path)]


def _figures(text: str) -> frozenset[str]:
    return frozenset(term for term in index_terms(text) if any(character.isdigit() for character in term))
