"""What stands next to a passage, and what merely repeats it: near-duplicates are dropped, broken thoughts completed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from app.domain import Chunk
from app.language.sentences import is_complete
from app.language.words import index_terms
from app.ports import Library
from app.retrieval.calibration import DUPLICATE_SHARE


@dataclass(frozen=True, slots=True)
class Gist:
    """What two texts are compared by: pairs of neighbouring index terms, and the figures among the terms."""

    shingles: frozenset[tuple[str, ...]]
    figures: frozenset[str]

    @classmethod
    def of(cls, text: str) -> Gist:
        """The terms themselves stand for a text of one term."""
        terms = index_terms(text)
        shingles = frozenset(pairwise(terms)) if len(terms) > 1 else frozenset((term,) for term in terms)
        return cls(shingles, frozenset(term for term in terms if any(character.isdigit() for character in term)))

    def repeats(self, other: Gist) -> bool:
        """Whether two texts say the same. Texts with different figures never do, however alike their words."""
        if not self.shingles or not other.shingles or self.figures != other.figures:
            return False
        both = len(self.shingles & other.shingles)
        return both >= DUPLICATE_SHARE * (len(self.shingles) + len(other.shingles) - both)


def distinct(chunks: Iterable[Chunk], limit: int) -> list[Chunk]:
    """The first ``limit`` chunks that don't repeat an earlier one."""
    kept: list[Chunk] = []
    gists: list[Gist] = []
    for chunk in chunks:
        if len(kept) == limit:
            break
        gist = Gist.of(chunk.text)
        if not any(gist.repeats(earlier) for earlier in gists):
            kept.append(chunk)
            gists.append(gist)
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
