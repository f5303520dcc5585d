"""How the library is: which files do not answer, what was lost of others, what is double, old or never used.

Only looks; what to do about it is the adviser's decision, in the Library tab.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from app.domain import Source, SourceKind
from app.ports import Library, NearDuplicate, Sketch, SourceRecord, SourceStatus, Unanswered, UsageStore

ANSWERS_NEEDED = 50
"""After fewer answers than this a source that was never cited says nothing."""
Similar = Callable[[Mapping[str, Sketch]], Sequence[NearDuplicate]]


@dataclass(frozen=True, slots=True)
class Ages:
    """How many years old a source may be, by the date that it states."""

    years: int = 3
    years_of_courses: int = 2

    def stale(self, source: Source, today: date) -> bool:
        """Whether a source is past its date. A year counts to its end, a month likewise; no date is never past."""
        years = self.years_of_courses if source.kind is SourceKind.COURSES else self.years
        limit = f"{today.year - years:04}{today.isoformat()[4:]}"
        return bool(source.date) and source.date < limit[: len(source.date)]


@dataclass(frozen=True, slots=True)
class NearPair:
    """Two indexed files with nearly the same text, the older first as far as their dates tell."""

    older: SourceRecord
    newer: SourceRecord
    similarity: float


@dataclass(frozen=True, slots=True)
class CorpusHealth:
    """The findings; every list is in the order of the paths unless it says otherwise.

    ``records`` are all files. ``notes`` are those of which something was left out; ``exact`` are groups of files with
    the same bytes, which are one source. ``stale`` are past their date by ``ages``; ``undated`` counts the sources that
    state none. ``never_cited`` leaves role guides out, which ``guides_never_cited`` counts; both are empty until
    ``answers`` is large enough to tell (``usage_tells``). ``unanswered`` is newest first.
    """

    records: tuple[SourceRecord, ...]
    refused: tuple[SourceRecord, ...]
    quarantined: tuple[SourceRecord, ...]
    retired: tuple[SourceRecord, ...]
    notes: tuple[SourceRecord, ...]
    exact: tuple[tuple[SourceRecord, ...], ...]
    near: tuple[NearPair, ...]
    stale: tuple[SourceRecord, ...]
    undated: int
    answers: int
    never_cited: tuple[SourceRecord, ...]
    guides_never_cited: int
    unanswered: tuple[Unanswered, ...]
    ages: Ages

    @property
    def sources(self) -> int:
        """How many sources answer questions."""
        return len(self._chunks())

    @property
    def chunks(self) -> int:
        """Of how many chunks they are."""
        return sum(self._chunks().values())

    @property
    def usage_tells(self) -> bool:
        """Whether enough answers were counted to say that a source is never cited."""
        return self.answers >= ANSWERS_NEEDED

    def copies(self, record: SourceRecord) -> tuple[str, ...]:
        """The paths of the other files with the same bytes."""
        group = next((group for group in self.exact if record in group), ())
        return tuple(other.path for other in group if other.path != record.path)

    def _chunks(self) -> dict[str, int]:
        """By source, for files with the same bytes are one."""
        return {one.source.id: one.chunks for one in self.records if one.source and one.status is SourceStatus.INDEXED}


class NearDuplicates:
    """The pairs of sources with nearly the same text, compared anew only when the sources have changed."""

    def __init__(self, library: Library, similar: Similar) -> None:
        self._library = library
        self._similar = similar
        self._compared: tuple[frozenset[str], Sequence[NearDuplicate]] = (frozenset(), ())

    def __call__(self) -> Sequence[NearDuplicate]:
        """The pairs, the most similar first."""
        sketches = self._library.sketches()
        ids = frozenset(sketches)
        if ids != self._compared[0]:
            self._compared = (ids, self._similar(sketches))
        return self._compared[1]


def health(
    library: Library, usage: UsageStore, near_duplicates: Sequence[NearDuplicate], today: date, ages: Ages
) -> CorpusHealth:
    """Look at the whole library. Raises what the library and the usage store raise."""
    records = library.records()
    by_status = {status: tuple(one for one in records if one.status is status) for status in SourceStatus}
    indexed = by_status[SourceStatus.INDEXED]
    answers = usage.answers()
    sources = _one_each(indexed)
    citations = usage.citations() if answers >= ANSWERS_NEEDED else sources
    uncited = [record for source_id, record in sources.items() if source_id not in citations]
    return CorpusHealth(
        records=tuple(records),
        refused=by_status[SourceStatus.REFUSED],
        quarantined=by_status[SourceStatus.QUARANTINED],
        retired=by_status[SourceStatus.RETIRED],
        notes=tuple(record for record in records if record.notes),
        exact=_same(indexed),
        near=_pairs(sources, near_duplicates),
        stale=tuple(one for one in sources.values() if one.source and ages.stale(one.source, today)),
        undated=sum(bool(one.source and not one.source.date) for one in sources.values()),
        answers=answers,
        never_cited=tuple(one for one in uncited if not _is_guide(one)),
        guides_never_cited=sum(map(_is_guide, uncited)),
        unanswered=tuple(usage.unanswered_questions()),
        ages=ages,
    )


def _is_guide(record: SourceRecord) -> bool:
    return record.source is not None and record.source.kind is SourceKind.ROLE


def _one_each(indexed: Sequence[SourceRecord]) -> dict[str, SourceRecord]:
    """The sources by their ids, in the order of paths; of files with the same bytes the first stands for all."""
    by_id: dict[str, SourceRecord] = {}
    for record in indexed:
        if record.source:
            by_id.setdefault(record.source.id, record)
    return by_id


def _same(indexed: Sequence[SourceRecord]) -> tuple[tuple[SourceRecord, ...], ...]:
    """Files with the same bytes, in groups of two or more."""
    by_bytes = sorted(indexed, key=lambda record: (record.sha256, record.path))
    groups = (tuple(group) for _, group in groupby(by_bytes, key=lambda record: record.sha256))
    return tuple(sorted((group for group in groups if len(group) > 1), key=lambda group: group[0].path))


def _pairs(by_id: Mapping[str, SourceRecord], found: Sequence[NearDuplicate]) -> tuple[NearPair, ...]:
    """The pairs of which both sources answer still."""
    pairs = []
    for pair in found:
        first, second = by_id.get(pair.first), by_id.get(pair.second)
        if first is not None and second is not None:
            older, newer = (second, first) if _older(second, first) else (first, second)
            pairs.append(NearPair(older, newer, pair.similarity))
    return tuple(pairs)


def _older(one: SourceRecord, other: SourceRecord) -> bool:
    """By the stated dates; where either states none, or both the same, by when the files were written."""
    dates = [record.source.date for record in (one, other) if record.source and record.source.date]
    if len(dates) == 2 and dates[0] != dates[1]:
        return dates[0] < dates[1]
    return one.modified_ns < other.modified_ns
