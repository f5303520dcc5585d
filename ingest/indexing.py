"""Puts files into the index, several to a batch of embeddings, each in a transaction of its own.

While one batch is embedded, on a thread of its own, the one before is written and the next is read. What is suspicious
waits in quarantine, what was retired stays out. Reading is left to the preparer.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import UTC, datetime

import numpy as np

from app.domain import Chunk
from app.ports import (
    Embedder,
    FileOutcome,
    FileReport,
    SourceRecord,
    SourceStatus,
    Vector,
    VectorIndex,
    WritableLibrary,
)
from ingest.decisions import Decisions
from ingest.preparing import LOOK_AGAIN, Prepared, Preparer, Unread
from ingest.reading import ReadFile
from ingest.scanning import FoundFile
from ingest.splitting import embedding_text

_BATCH_CHUNKS = 64
"""Few enough that embedding begins soon and little is left to write at the end."""
_PIECE = 256
"""Texts that are embedded in one go."""
_OUTCOMES = {
    SourceStatus.REFUSED: FileOutcome.REFUSED,
    SourceStatus.QUARANTINED: FileOutcome.QUARANTINED,
    SourceStatus.RETIRED: FileOutcome.RETIRED,
    SourceStatus.INDEXED: FileOutcome.UNCHANGED,
}
_RETIRED = "It was retired by the adviser."
_SUSPICIOUS = "It may not answer before somebody has looked at what was found in it: {}. Approve it, or remove it."


@dataclass(frozen=True, slots=True)
class Detail:
    """How far a batch is that takes long, in words."""

    text: str


@dataclass(frozen=True, slots=True)
class _Ready:
    """A file that has been read and split, and waits for its vectors."""

    record: SourceRecord
    read: ReadFile
    chunks: tuple[Chunk, ...]
    outcome: FileOutcome


@dataclass(frozen=True, slots=True)
class _Batch:
    """Files whose vectors are being made: those ``known`` before, or else rows of ``parts``, ``texts`` in all."""

    ready: Sequence[_Ready]
    known: Sequence[Vector | None]
    texts: int
    parts: Sequence[Future[Vector]]


@dataclass(frozen=True, slots=True)
class Indexer:
    """Writes single files to the library, and then to the vector index."""

    library: WritableLibrary
    vectors: VectorIndex
    embedder: Embedder
    preparer: Preparer
    decisions: Decisions

    def index(self, files: Iterable[FoundFile], records: Mapping[str, SourceRecord]) -> Iterator[FileReport | Detail]:
        """Read, split, embed and write the files; one report each. ``records`` is the manifest before."""
        yield from self.index_prepared(self.preparer.prepare(files), records)

    def index_prepared(
        self, files: Iterable[tuple[FoundFile, Prepared | Unread]], records: Mapping[str, SourceRecord]
    ) -> Iterator[FileReport | Detail]:
        """The same for files that have been read."""
        with ThreadPoolExecutor(1, thread_name_prefix="vectors") as thread:
            try:
                yield from self._indexed(files, records, thread)
            finally:
                thread.shutdown(cancel_futures=True)

    def _indexed(
        self,
        files: Iterable[tuple[FoundFile, Prepared | Unread]],
        records: Mapping[str, SourceRecord],
        thread: ThreadPoolExecutor,
    ) -> Iterator[FileReport | Detail]:
        waiting: list[_Ready] = []
        begun: _Batch | None = None
        for file, prepared in files:
            ready = self._sorted(file, prepared, records.get(file.path))
            if isinstance(ready, SourceRecord):
                yield self.put_aside(ready)
                continue
            waiting.append(ready)
            if sum(len(one.chunks) for one in waiting) >= _BATCH_CHUNKS:
                before, begun, waiting = begun, self._begun(waiting, thread), []
                yield from self._written(before)
        last = self._begun(waiting, thread)
        yield from self._written(begun)
        yield from self._written(last)

    def refuse(self, path: str, reason: str) -> FileReport:
        """Remember a file that may not be opened."""
        return self.put_aside(_record(path, LOOK_AGAIN, SourceStatus.REFUSED, reason))

    def retire(self, record: SourceRecord, reason: str) -> FileReport:
        """Let a file answer no longer."""
        return self.put_aside(replace(record, status=SourceStatus.RETIRED, reason=reason, chunks=0, source=None))

    def forget(self, path: str) -> FileReport:
        """Drop a file that is gone."""
        self.vectors.delete(self.library.remove(path))
        return FileReport(path, FileOutcome.REMOVED)

    def put_aside(self, record: SourceRecord) -> FileReport:
        """Remember a file that does not answer, and why."""
        self.vectors.delete(self.library.refuse(record))
        return replace(as_before(record), news=True)

    def _sorted(
        self, file: FoundFile, prepared: Prepared | Unread, before: SourceRecord | None
    ) -> _Ready | SourceRecord:
        """What is to be indexed; or the record of what is not."""
        if isinstance(prepared, Unread):
            return _placed(_record(file.path, prepared.sha256, SourceStatus.REFUSED, prepared.reason), file)
        read = prepared.read
        source = read.document.source
        record = replace(
            _placed(_record(file.path, source.sha256, SourceStatus.INDEXED, ""), file),
            pages=len(read.document.pages),
            notes=read.notes,
            suspicions=read.suspicions,
            supersedes=read.supersedes,
        )
        if source.sha256 in self.decisions.retired:
            return replace(record, status=SourceStatus.RETIRED, reason=_RETIRED)
        if read.suspicions and source.sha256 not in self.decisions.approved:
            kinds = ", ".join(dict.fromkeys(one.kind.value for one in read.suspicions))
            return replace(record, status=SourceStatus.QUARANTINED, reason=_SUSPICIOUS.format(kinds))
        ready = replace(record, chunks=len(prepared.chunks), source=source)
        return _Ready(ready, read, prepared.chunks, _outcome(before, source.sha256))

    def _begun(self, ready: Sequence[_Ready], thread: ThreadPoolExecutor) -> _Batch:
        """Have all that they hold embedded, as far as it is not known."""
        known = [self._known(one) for one in ready]
        texts = [
            embedding_text(chunk)
            for one, vectors in zip(ready, known, strict=True)
            if vectors is None
            for chunk in one.chunks
        ]
        pieces = (texts[start : start + _PIECE] for start in range(0, len(texts), _PIECE))
        return _Batch(ready, known, len(texts), [thread.submit(self.embedder.embed, piece) for piece in pieces])

    def _written(self, batch: _Batch | None) -> Iterator[FileReport | Detail]:
        """Write one file after the other once all are embedded, and all of their vectors together."""
        if batch is None:
            return
        parts = [np.zeros((0, self.embedder.dimension), np.float32)]
        for number, part in enumerate(batch.parts):
            if number:
                yield Detail(f"{batch.ready[-1].record.path}: {number * _PIECE:,} of {batch.texts:,} passages")
            parts.append(part.result())
        yield from self._write(batch.ready, batch.known, np.concatenate(parts))

    def _known(self, ready: _Ready) -> Vector | None:
        """The vectors, if the library has the very same bytes already."""
        ids = [chunk.id for chunk in ready.chunks]
        held = self.library.vectors_of(ids) if self.library.source(ready.read.document.source.id) else {}
        return np.stack([held[identifier] for identifier in ids]) if ids and len(held) == len(set(ids)) else None

    def _write(self, ready: Sequence[_Ready], known: Sequence[Vector | None], embedded: Vector) -> Iterator[FileReport]:
        gone: set[str] = set()
        rows: dict[str, tuple[str, Vector]] = {}
        start = 0
        for one, held in zip(ready, known, strict=True):
            vectors = embedded[start : start + len(one.chunks)] if held is None else held
            start += len(one.chunks) if held is None else 0
            gone.update(self.library.add(one.record, one.read.document, one.chunks, vectors))
            added = {chunk.id: (chunk.source_id, row) for chunk, row in zip(one.chunks, vectors, strict=True)}
            gone -= added.keys()
            rows.update(added)
        if gone:
            self.vectors.delete(sorted(gone))
        if rows:
            sources = [source_id for source_id, _ in rows.values()]
            self.vectors.upsert(list(rows), sources, np.stack([row for _, row in rows.values()]))
        for one in ready:
            notes = "; ".join(one.read.notes)
            report = FileReport(one.record.path, one.outcome, notes, one.record.pages, one.record.chunks)
            yield replace(report, news=one.outcome is not FileOutcome.UNCHANGED)


def as_before(record: SourceRecord) -> FileReport:
    """What is known of a file that was not read this time."""
    outcome = _OUTCOMES[record.status]
    return FileReport(record.path, outcome, record.reason, record.pages, record.chunks, news=False)


def _outcome(before: SourceRecord | None, sha256: str) -> FileOutcome:
    if before is None or before.status is not SourceStatus.INDEXED:
        return FileOutcome.ADDED
    return FileOutcome.UNCHANGED if before.sha256 == sha256 else FileOutcome.CHANGED


def _record(path: str, sha256: str, status: SourceStatus, reason: str) -> SourceRecord:
    return SourceRecord(path, sha256, 0, 0, status, reason, 0, 0, datetime.now(UTC), None)


def _placed(record: SourceRecord, file: FoundFile) -> SourceRecord:
    return replace(record, size=file.size, modified_ns=file.modified_ns)
