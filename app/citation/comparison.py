"""Two or three roles side by side: a small table whose every cell repeats a stretch of a guide's own section.

Decides when a question is a comparison, which rows it needs, and fetches sections that retrieval left out. What a
cell says is found by ``stretches``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from app.citation.context import standing
from app.citation.figures import PAY, Measure
from app.citation.ordering import asked_measures
from app.citation.stretches import Quoted, education, exposure, in_short, measured
from app.domain import (
    SECTIONS,
    Aspect,
    Cell,
    Chunk,
    Comparison,
    ComparisonRow,
    Passage,
    RoleEntry,
    Source,
    Understanding,
)
from app.ports import Library
from app.replies import about_aspect, about_role, row_label

_MOST_COLUMNS = 3
_USUAL = (Aspect.PAY, Aspect.OUTLOOK, Aspect.EDUCATION, Aspect.AI)
"""What is compared where nothing is asked for."""
_COMPARES = re.compile(
    r"\b(?:compar\w*|versus|vs?\.?|or|between|than|differ\w*|better|best|more|less|higher|lower|both|each|which|"
    r"who|faster|rather|against)\b|比|还是|区别|不同|哪个|谁|分别|各|相差|更",
    re.IGNORECASE,
)
_CHANGES = re.compile(
    r"\b(?:from\s.+\sto|switch\w*|mov(?:e|ing)\s(?:in)?to|becom\w+|retrain\w*|not\s)\b|转行|转到|转为|改行",
    re.IGNORECASE,
)
_OUTLOOK = (Measure.OPENINGS, Measure.SELF_EMPLOYED, Measure.EMPLOYMENT)


@dataclass(frozen=True, slots=True)
class Compared:
    """A table, and the passages with those that were added for it."""

    table: Comparison
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class _Guide:
    """A role's guide, section by section."""

    title: str
    sections: dict[Aspect, tuple[Quoted, ...]]


def compare(understanding: Understanding, passages: Sequence[Passage], library: Library) -> Compared | None:
    """The roles of a question side by side; None if it compares none or the guides have nothing to put there.

    Raises ``LibraryError`` where the library cannot be read.
    """
    roles = _roles(understanding)
    if len(roles) < 2 or not _is_comparison(understanding):
        return None
    aspects = [one for one in understanding.aspects if one in SECTIONS] or list(_USUAL)
    shelf = _Shelf(passages, library)
    guides = [
        _Guide(about_role(shelf.title(entry)), {one: shelf.section(entry, one) for one in aspects}) for entry in roles
    ]
    rows = [row for aspect in aspects for row in _rows(aspect, guides, understanding)]
    columns = tuple(guide.title for guide in guides)
    if not rows or len(set(columns)) < len(columns):
        return None
    return Compared(Comparison(columns, tuple(rows)), tuple(shelf.passages))


class _Shelf:
    """The passages at hand; a section that is not among them is fetched, and numbered after them."""

    def __init__(self, passages: Sequence[Passage], library: Library) -> None:
        self.passages = list(passages)
        self._library = library
        self._chunks: dict[str, Sequence[Chunk]] = {}

    def title(self, entry: RoleEntry) -> str:
        """The title of a role's guide."""
        source = self._source(entry.source_id)
        return source.title if source else entry.role.title

    def section(self, entry: RoleEntry, aspect: Aspect) -> tuple[Quoted, ...]:
        """What can be quoted of a section, in its order; nothing where the guide has none."""
        heading = SECTIONS[aspect]
        there = [one for one in self.passages if _is_section(one.chunk, entry.source_id, heading)]
        if not there:
            there = self._fetched(entry.source_id, heading)
        ordered = sorted(there, key=lambda one: one.chunk.ordinal)
        return tuple(Quoted(one, span) for one in ordered for span in standing(one.chunk))

    def _fetched(self, source_id: str, heading: str) -> list[Passage]:
        source = self._source(source_id)
        if source is None:
            return []
        if source_id not in self._chunks:
            self._chunks[source_id] = self._library.chunks_of(source_id)
        under = [chunk for chunk in self._chunks[source_id] if _is_section(chunk, source_id, heading)][:1]
        number = max((one.number for one in self.passages), default=0)
        added = [Passage(chunk, source, self._label(chunk), 1.0, number + 1) for chunk in under]
        self.passages.extend(added)
        return added

    def _source(self, source_id: str) -> Source | None:
        at_hand = (one.source for one in self.passages if one.source.id == source_id)
        return next(at_hand, None) or self._library.source(source_id)

    def _label(self, chunk: Chunk) -> str:
        pages = self._library.pages(chunk.source_id)
        return next((page.label for page in pages if page.number == chunk.span.page), "")


def _is_section(chunk: Chunk, source_id: str, heading: str) -> bool:
    path = [part.strip().casefold() for part in chunk.heading_path[1:]]
    return chunk.source_id == source_id and heading.casefold() in path


def _roles(understanding: Understanding) -> list[RoleEntry]:
    by_code: dict[str, RoleEntry] = {}
    for entry in understanding.roles:
        by_code.setdefault(entry.role.code, entry)
    return list(by_code.values())[:_MOST_COLUMNS]


def _is_comparison(understanding: Understanding) -> bool:
    """Whether its words compare, or one thing is asked of several roles; a change from one to another is none."""
    text = understanding.text
    plainly = re.search(r"\bcompar|\bvs\b|\bversus\b|比较|区别", text, re.IGNORECASE)
    if _CHANGES.search(text) and not plainly:
        return False
    return len(understanding.aspects) == 1 or _COMPARES.search(text) is not None


def _rows(aspect: Aspect, guides: Sequence[_Guide], understanding: Understanding) -> list[ComparisonRow]:
    sections = [guide.sections[aspect] for guide in guides]
    language = understanding.language
    asked = asked_measures(understanding.text)
    match aspect:
        case Aspect.PAY:
            rows = _measured_rows([*_usual_pay(sections), *(one for one in PAY if one in asked)], sections, language)
        case Aspect.OUTLOOK:
            rows = _measured_rows([Measure.GROWTH, *(one for one in _OUTLOOK if one in asked)], sections, language)
        case Aspect.EDUCATION:
            rows = _row(row_label("usual education", language), [education(one) for one in sections])
        case Aspect.AI:
            rows = _row(row_label("exposure to AI", language), [exposure(one) for one in sections])
        case _:
            rows = []
    return rows or _row(about_aspect(aspect, language), [in_short(aspect, one) for one in sections])


def _usual_pay(sections: Sequence[Sequence[Quoted]]) -> list[Measure]:
    """The first measure of pay that every guide gives, for a median is no match for a mean."""
    for measure in (Measure.MEDIAN, Measure.MEAN, Measure.HOURLY):
        if all(measured(measure, section) for section in sections):
            return [measure]
    return [one for one in (Measure.MEDIAN, Measure.HOURLY) if any(measured(one, section) for section in sections)]


def _measured_rows(
    measures: Sequence[Measure], sections: Sequence[Sequence[Quoted]], language: str
) -> list[ComparisonRow]:
    return [
        row
        for measure in dict.fromkeys(measures)
        for row in _row(row_label(measure, language), [measured(measure, section) for section in sections])
    ]


def _row(label: str, cells: Sequence[Cell | None]) -> list[ComparisonRow]:
    return [ComparisonRow(label, tuple(cells))] if any(cells) else []
