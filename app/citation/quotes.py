"""The sentences of the passages that can be quoted to the letter, and what each is worth for a question.

A sentence qualifies if it can stand alone (``context``). Which of them make an answer, in which order, is for
``composition``; choosing one after the other, as ``choose`` does, fills an answer that a draft leaves open.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import zip_longest

from app.citation.context import RECORD_NAME_END, standing, stands_alone
from app.citation.figures import Figure, figures
from app.citation.repetition import Said, said_again
from app.domain import (
    OVERVIEW,
    SECTIONS,
    Citation,
    Claim,
    ClaimKind,
    Passage,
    SourceKind,
    Span,
    Understanding,
    Verdict,
    VerdictLabel,
)
from app.language.words import index_terms

__all__ = ["Candidate", "as_claim", "candidates", "choose", "repeats", "stands_alone"]

_VERBATIM = Verdict(VerdictLabel.SUPPORTED, 1.0, "Repeats a sentence of the source to the letter.")
_OF_HEADINGS = 0.6
"""What a term of the question counts that only the headings over a sentence hold."""
_OF_OTHER_LANGUAGE = 0.7
"""What a quote is worth in a language that is not the question's, beside others that are in it."""
_NOTE = re.compile(
    r"official profiles? of|published data used here|^The full title of"
    r"|^The BLS (?:pay )?figures|cover all of SOC code",
)
"""What a guide says of itself and of its data, not of the work."""


@dataclass(frozen=True)
class Candidate:
    """A stretch that could be quoted. ``in_section``: its section is the one that the question asks about.

    ``coverage`` (0 to 1) is how much of the question it has the words of, rare words counting for more;
    ``relevance`` (about 0 to 1) weighs in the passage it stands in. ``met`` are the question's words that it or its
    headings have, each with its share of the question.
    """

    citation: Citation
    in_section: bool
    relevance: float
    coverage: float = 0.0
    met: tuple[tuple[str, float], ...] = ()

    @property
    def place(self) -> tuple[int, int, int]:
        """Where it stands in its source: comparable among sentences of one source."""
        return self.citation.passage.chunk.ordinal, self.citation.span.page, self.citation.span.start

    @property
    def passage(self) -> Passage:
        """The passage that it stands in."""
        return self.citation.passage

    @property
    def quote(self) -> str:
        """Its text."""
        return self.citation.quote

    @cached_property
    def terms(self) -> frozenset[str]:
        """Its distinct index terms; of a catalogue's row its name as a whole, for rows are all worded alike."""
        if self.passage.source.kind is SourceKind.COURSES:
            return frozenset({self.quote.partition(RECORD_NAME_END)[0].casefold()})
        return frozenset(index_terms(self.quote))

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """The figures whose measure it tells."""
        return figures(self.quote)

    @cached_property
    def said(self) -> Said:
        """What it says, to find out whether another says it again."""
        return Said(self.quote, self.terms, self.figures, self.passage, self.citation.span)

    @property
    def is_note(self) -> bool:
        """Whether it only tells of the guide and its data."""
        return self.passage.source.kind is SourceKind.ROLE and _NOTE.search(self.quote) is not None


@dataclass(frozen=True, slots=True)
class _Sections:
    """Which passages are of a section that was asked for: of a role that is named, under one of these headings."""

    source_ids: frozenset[str]
    headings: frozenset[str]

    @classmethod
    def of(cls, understanding: Understanding) -> _Sections:
        """The sections of the aspects named; of a role asked about in general the overview."""
        headings = [SECTIONS[aspect] for aspect in understanding.aspects if aspect in SECTIONS]
        general = [] if understanding.aspects else [OVERVIEW]
        linked = frozenset(entry.source_id for entry in understanding.roles)
        return cls(linked, frozenset(headings or general))

    def __contains__(self, passage: Passage) -> bool:
        return passage.source.id in self.source_ids and not self.headings.isdisjoint(passage.chunk.heading_path)


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A stretch of a passage that can be quoted, with its terms and those of the headings over it."""

    passage: Passage
    span: Span
    position: int
    own: frozenset[str]
    over: frozenset[str]

    @classmethod
    def of(cls, passage: Passage, span: Span, position: int) -> _Stretch:
        """A row of a table within a text answers only a question that names it, whatever stands over the table."""
        quote = passage.chunk.quote(span)
        is_row = RECORD_NAME_END in quote and stands_alone(quote) and passage.source.kind is not SourceKind.COURSES
        headings = "" if is_row else " ".join(passage.chunk.heading_path)
        return cls(passage, span, position, frozenset(index_terms(quote)), frozenset(index_terms(headings)))


def candidates(understanding: Understanding, passages: Sequence[Passage]) -> list[Candidate]:
    """Every stretch of the passages that can stand alone: of the sections asked for in turn, then the most relevant."""
    stretches = [
        _Stretch.of(passage, span, position)
        for passage in passages
        for position, span in enumerate(standing(passage.chunk))
    ]
    weights = _weights(frozenset(index_terms(understanding.text)), stretches)
    sections = _Sections.of(understanding)
    found = [_candidate(stretch, weights, stretch.passage in sections) for stretch in stretches]
    asked_for = [one for one in found if one.in_section]
    others = _in_language(understanding.language, [one for one in found if not one.in_section])
    return _alternating(asked_for) + sorted(others, key=lambda one: (-one.relevance, one.passage.number, one.place))


def choose(ranked: Sequence[Candidate], said: Sequence[str], limit: int, *, floor: float = 0.0) -> Iterator[Claim]:
    """Up to ``limit`` quotes that repeat neither ``said`` nor one another; none under ``floor`` relevance."""
    heard = [Said.of(text) for text in said]
    taken = 0
    for candidate in ranked:
        if taken >= limit:
            return
        if candidate.relevance < floor or any(said_again(candidate.said, other) for other in heard):
            continue
        heard.append(candidate.said)
        taken += 1
        yield as_claim(candidate.citation)


def as_claim(citation: Citation, heading: str = "") -> Claim:
    """A sentence of a source as a claim of its own."""
    return Claim(citation.quote, ClaimKind.QUOTE, _VERBATIM, (citation,), heading)


def repeats(text: str, said: Sequence[str]) -> bool:
    """Whether ``text`` says again what one of ``said`` says."""
    new = Said.of(text)
    return any(said_again(new, Said.of(other)) for other in said)


def _weights(wanted: frozenset[str], stretches: Sequence[_Stretch]) -> Mapping[str, float]:
    """What each term of the question counts: the more, the fewer stretches have it; nothing if none has."""
    having = Counter(term for one in stretches for term in wanted & (one.own | one.over))
    return {term: math.log(1 + len(stretches) / count) for term, count in having.items()}


def _candidate(stretch: _Stretch, weights: Mapping[str, float], in_section: bool) -> Candidate:
    whole = sum(weights.values())
    met = tuple(
        (term, (weight if term in stretch.own else _OF_HEADINGS * weight) / whole)
        for term, weight in weights.items()
        if term in stretch.own or term in stretch.over
    )
    coverage = sum(share for _, share in met)
    relevance = 0.5 * stretch.passage.score + 0.5 * coverage - 0.01 * stretch.position
    citation = Citation(stretch.passage, stretch.span, stretch.passage.chunk.quote(stretch.span))
    return Candidate(citation, in_section, relevance, coverage, met)


def _in_language(language: str, found: Sequence[Candidate]) -> Sequence[Candidate]:
    """Those in the question's language, all of them if there is none; whoever asks in Chinese reads English too."""
    own = [one for one in found if one.passage.source.language == language]
    if not own or language == "en":
        return own or found
    others = (one for one in found if one.passage.source.language != language)
    return [*own, *(replace(one, relevance=_OF_OTHER_LANGUAGE * one.relevance) for one in others)]


def _alternating(found: Sequence[Candidate]) -> list[Candidate]:
    """Each section that was asked for in its own order; several sections, and those of several roles, take turns."""
    by_section: dict[tuple[str, str], list[Candidate]] = {}
    for one in sorted(found, key=lambda one: one.passage.number):
        by_section.setdefault((one.passage.source.id, one.passage.chunk.heading_path[-1]), []).append(one)
    in_order = [sorted(group, key=lambda one: one.place) for group in by_section.values()]
    return [one for turn in zip_longest(*in_order) for one in turn if one is not None]
