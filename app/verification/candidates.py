"""Where a sentence could be borne out: the passages that speak of it most, and in each the sentences that could do it.

Also tells sentences that cannot be followed among these passages. Whether anything bears a sentence out is for
``trained``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

from app.domain import Citation, Passage, SourceKind, Span
from app.verification.evidence import Evidence, evidence_of, leans
from app.verification.overlap import content, coverage

FLOOR = 0.34
"""The least share of a sentence's words that evidence must cover to be looked at."""
SINGLES = 5
"""Pieces that are looked at, and joined two by two."""
CONSIDERED = 8
_MORE = 0.05
"""What a second piece must add to what the better one covers."""
_CACHED = 4096


@dataclass(frozen=True, slots=True)
class Candidate:
    """One piece of evidence or two, in the order of the passages, and the share of the sentence that they cover."""

    parts: tuple[Evidence, ...]
    covered: float

    @property
    def text(self) -> str:
        """What is said, without titles and headings."""
        return " ".join(part.text for part in self.parts)

    @property
    def context(self) -> str:
        """The titles and headings above it."""
        return ". ".join(dict.fromkeys(part.context for part in self.parts))

    @property
    def cited(self) -> str:
        """What is said under its titles and headings, as the network reads it."""
        return "\n".join(f"{_head(part.passage)}\n{part.text}" for part in self.parts)

    @property
    def passages(self) -> str:
        """The passages that it is of, under their titles and headings."""
        held = dict.fromkeys(part.passage for part in self.parts)
        return "\n\n".join(headed(passage) for passage in held)

    @property
    def citations(self) -> tuple[Citation, ...]:
        """A citation for each part."""
        return tuple(part.citation for part in self.parts)


class Finder:
    """Finds candidates. Remembers what it read of recent passages; safe to use from threads."""

    def __init__(self) -> None:
        self._content = lru_cache(maxsize=_CACHED)(content)
        self._pieces = lru_cache(maxsize=_CACHED)(lambda passage: tuple(evidence_of([passage])))

    def pieces(self, passages: Sequence[Passage]) -> list[Evidence]:
        """Every piece of the passages that can be quoted."""
        return [piece for passage in passages for piece in self._pieces(passage)]

    def candidates(self, sentence: str, passages: Sequence[Passage]) -> list[Candidate]:
        """What covers the most of the sentence, best first, one piece before two; nothing that covers too little."""
        terms = self._content(sentence)
        singles = [self._candidate(terms, (piece,)) for piece in self.pieces(passages)]
        best = sorted(singles, key=lambda each: -each.covered)[:SINGLES]
        both = [self._both(terms, one, other) for one, other in combinations(best, 2)]
        found = sorted([*best, *(each for each in both if each)], key=lambda each: (-each.covered, len(each.parts)))
        return [each for each in found if each.covered >= FLOOR][:CONSIDERED]

    def _both(self, terms: frozenset[str], one: Candidate, other: Candidate) -> Candidate | None:
        parts = one.parts[0], other.parts[0]
        if not _of_one_role(*parts) or (
            parts[0].passage is parts[1].passage and not _apart(parts[0].span, parts[1].span)
        ):
            return None
        ordered = sorted(parts, key=lambda part: (part.passage.number, part.span.page, part.span.start))
        found = self._candidate(terms, tuple(ordered))
        return found if found.covered >= max(one.covered, other.covered) + _MORE else None

    def _candidate(self, terms: frozenset[str], parts: tuple[Evidence, ...]) -> Candidate:
        held = [self._content(text) for part in parts for text in (part.text, part.context)]
        return Candidate(parts, coverage(terms, frozenset().union(*held)))


def dangling(sentence: str, passages: Sequence[Passage]) -> str:
    """Why a sentence cannot be followed: it opens with *they* or *it* where not all passages speak of one role."""
    sources = {passage.source.id for passage in passages}
    one_role = len(sources) == 1 and all(passage.source.kind is SourceKind.ROLE for passage in passages)
    return "It does not say whom or what it speaks of." if leans(sentence) and not one_role else ""


def ambiguous(passage: Passage, passages: Sequence[Passage]) -> bool:
    """Whether a sentence that names no role could be about another role than the passage's."""
    roles = {other.source.id for other in passages if other.source.kind is SourceKind.ROLE}
    return passage.source.kind is SourceKind.ROLE and len(roles) > 1


def headed(passage: Passage) -> str:
    """A passage as the network reads it: its text under its titles and headings."""
    return f"{_head(passage)}\n{passage.chunk.text}"


def _head(passage: Passage) -> str:
    return " › ".join(dict.fromkeys((passage.source.title, *passage.chunk.heading_path)))


def _of_one_role(one: Evidence, other: Evidence) -> bool:
    """Whether both speak of the same thing, as far as can be told: sentences of a role's guide do; elsewhere a sentence
    could be given what the next one says of something else."""
    source = one.passage.source
    return source.kind is SourceKind.ROLE and source.id == other.passage.source.id


def _apart(one: Span, other: Span) -> bool:
    return one.page != other.page or one.end <= other.start or other.end <= one.start
