"""The best sentences of the passages, quoted to the letter: what fills an answer that the draft leaves open.

A sentence qualifies if it can stand alone: complete, no question, no "this" or "they" that points at the sentence
before. Qualified sentences are ranked by what they say about the question and chosen one by one, skipping those
that repeat what is already said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import zip_longest

from app.domain import (
    OVERVIEW,
    SECTIONS,
    Citation,
    Claim,
    ClaimKind,
    Passage,
    SourceKind,
    Understanding,
    Verdict,
    VerdictLabel,
)
from app.language.sentences import is_complete
from app.language.words import index_terms

_DANGLING = re.compile(
    r"""^["'“‘(]*(this|that|these|those|they|them|their|it|its|he|she|such|both|either|neither|the\s+(former|latter|same)|
    here|there|so|thus|hence|therefore|however|but|and|or|also|then|instead|otherwise|moreover|furthermore|meanwhile|
    again|similarly|likewise|conversely|nevertheless|still|yet|for\s+(example|instance)|in\s+(contrast|addition|turn)|
    on\s+the\s+other\s+hand|as\s+a\s+result|another|others?|one\s+(more|other)|above|below|first|second|third|finally|
    next)\b | ^(这|那|它|他|她|其|此|因此|所以|但|而|并且|同时|另外|此外|然而|不过|例如|比如|首先|其次|最后)""",
    re.IGNORECASE | re.VERBOSE,
)
RECORD_NAME_END = " — "
_REPEATS = 0.6
_VERBATIM = Verdict(VerdictLabel.SUPPORTED, 1.0, "Repeats a sentence of the source to the letter.")


@dataclass(frozen=True)
class Candidate:
    """A sentence that could be quoted. ``in_section``: its section is the one that the question asks about."""

    citation: Citation
    in_section: bool
    relevance: float

    @property
    def place(self) -> tuple[int, int, int]:
        """Where it stands in its source: comparable among sentences of one source."""
        return self.citation.passage.chunk.ordinal, self.citation.span.page, self.citation.span.start

    @cached_property
    def terms(self) -> frozenset[str]:
        """Its distinct index terms; of a catalogue's row its name as a whole, for rows are all worded alike."""
        if self.citation.passage.source.kind is SourceKind.COURSES:
            return frozenset({self.citation.quote.partition(RECORD_NAME_END)[0].casefold()})
        return frozenset(index_terms(self.citation.quote))


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


def candidates(understanding: Understanding, passages: Sequence[Passage]) -> list[Candidate]:
    """Every sentence of the passages that can stand alone, the most relevant first."""
    wanted = frozenset(index_terms(understanding.text))
    sections = _Sections.of(understanding)
    found = [
        _candidate(passage, position, wanted, passage in sections)
        for passage in passages
        for position in range(len(passage.chunk.sentences))
        if stands_alone(passage.chunk.quote(passage.chunk.sentences[position]))
    ]
    asked_for = [one for one in found if one.in_section]
    others = _in_language(understanding.language, [one for one in found if not one.in_section])
    return _alternating(asked_for) + sorted(others, key=lambda one: (-one.relevance, one.citation.passage.number))


def choose(ranked: Sequence[Candidate], said: Sequence[str], limit: int, *, floor: float = 0.0) -> Iterator[Claim]:
    """Up to ``limit`` quotes that repeat neither ``said`` nor one another; none under ``floor`` relevance."""
    heard = [frozenset(index_terms(text)) for text in said]
    taken = 0
    for candidate in ranked:
        if taken == limit:
            return
        if candidate.relevance < floor or any(_alike(candidate.terms, terms) for terms in heard):
            continue
        heard.append(candidate.terms)
        taken += 1
        yield as_claim(candidate.citation)


def as_claim(citation: Citation) -> Claim:
    """A sentence of a source as a claim of its own."""
    return Claim(citation.quote, ClaimKind.QUOTE, _VERBATIM, (citation,))


def repeats(text: str, said: Sequence[str]) -> bool:
    """Whether ``text`` says again what one of ``said`` says."""
    terms = frozenset(index_terms(text))
    return any(_alike(terms, frozenset(index_terms(other))) for other in said)


def _candidate(passage: Passage, position: int, wanted: frozenset[str], in_section: bool) -> Candidate:
    span = passage.chunk.sentences[position]
    quote = passage.chunk.quote(span)
    headings = "" if _is_table_row(passage, quote) else " ".join(passage.chunk.heading_path)
    terms = frozenset(index_terms(f"{quote} {headings}"))
    coverage = len(wanted & terms) / len(wanted) if wanted else 0.0
    relevance = 0.5 * passage.score + 0.5 * coverage - 0.01 * position
    return Candidate(Citation(passage, span, quote), in_section, relevance)


def _in_language(language: str, found: Sequence[Candidate]) -> Sequence[Candidate]:
    """Those in the question's language; all of them if there is none."""
    return [one for one in found if one.citation.passage.source.language == language] or found


def _alternating(found: Sequence[Candidate]) -> list[Candidate]:
    """Each section that was asked for in its own order; several sections, and those of several roles, take turns."""
    by_section: dict[tuple[str, str], list[Candidate]] = {}
    for one in sorted(found, key=lambda one: one.citation.passage.number):
        passage = one.citation.passage
        by_section.setdefault((passage.source.id, passage.chunk.heading_path[-1]), []).append(one)
    in_order = [sorted(group, key=lambda one: one.place) for group in by_section.values()]
    return [one for turn in zip_longest(*in_order) for one in turn if one is not None]


def _is_table_row(passage: Passage, quote: str) -> bool:
    """A row of a table within a text answers only a question that names the row, whatever stands over the table."""
    return RECORD_NAME_END in quote and passage.source.kind is not SourceKind.COURSES


def stands_alone(sentence: str) -> bool:
    """Whether it can be read without the sentence before it: complete, no question, nothing that points back."""
    enough = len(index_terms(sentence)) >= 3
    ends_well = is_complete(sentence) and not sentence.rstrip("\"'”’)").endswith(("?", "？", ":", "："))
    return enough and ends_well and not _DANGLING.match(sentence)


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    less, more = sorted((one, other), key=len)
    figures = {term for term in less if term[0].isdigit()}
    return bool(less) and figures <= more and len(less & more) / len(less) >= _REPEATS
