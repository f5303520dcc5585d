"""Puts files into the index, several to a batch of embeddings, each in a transaction of its own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

import numpy as np

from app.domain import Chunk
from app.errors import UnreadableFile
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
from ingest.reading import ReadFile, load, read_file
from ingest.scanning import FoundFile
from ingest.splitting import embedding_text, split

_BATCH_CHUNKS = 64
LOOK_AGAIN = ""
"""In place of a hash: the file was never read, so the next run tries again whatever its size and time."""


@dataclass(frozen=True, slots=True)
class _Ready:
    """A file that has been read and split, and waits for its vectors."""

    record: SourceRecord
    read: ReadFile
    chunks: tuple[Chunk, ...]
    outcome: FileOutcome


@dataclass(frozen=True, slots=True)
class Indexer:
    """Writes single files to the library, and then to the vector index."""

    library: WritableLibrary
    vectors: VectorIndex
    embedder: Embedder

    def index(self, files: Sequence[FoundFile], records: Mapping[str, SourceRecord]) -> Iterator[FileReport]:
        """Read, split, embed and write the files; one report each. ``records`` is the manifest before."""
        waiting: list[_Ready] = []
        for file in files:
            ready = self._prepared(file, records.get(file.path))
            if isinstance(ready, FileReport):
                yield ready
                continue
            waiting.append(ready)
            if sum(len(one.chunks) for one in waiting) >= _BATCH_CHUNKS:
                yield from self._written(waiting)
                waiting = []
        yield from self._written(waiting)

    def refuse(self, path: str, reason: str) -> FileReport:
        """Remember a file that may not be opened."""
        return self._refused(_record(path, LOOK_AGAIN, reason))

    def forget(self, path: str) -> FileReport:
        """Drop a file that is gone."""
        self.vectors.delete(self.library.remove(path))
        return FileReport(path, FileOutcome.REMOVED)

    def _prepared(self, file: FoundFile, before: SourceRecord | None) -> _Ready | FileReport:
        sha256 = LOOK_AGAIN
        try:
            loaded = load(file.location, file.path)
            sha256 = loaded.sha256
            read = read_file(loaded)
        except UnreadableFile as error:
            return self._refused(_placed(_record(file.path, sha256, str(error)), file))
        chunks = split(read.document)
        record = replace(
            _placed(_record(file.path, sha256, ""), file),
            status=SourceStatus.INDEXED,
            pages=len(read.document.pages),
            chunks=len(chunks),
            source=read.document.source,
        )
        known = before is not None and before.status is SourceStatus.INDEXED
        return _Ready(record, read, chunks, FileOutcome.CHANGED if known else FileOutcome.ADDED)

    def _refused(self, record: SourceRecord) -> FileReport:
        self.vectors.delete(self.library.refuse(record))
        return FileReport(record.path, FileOutcome.REFUSED, record.reason)

    def _written(self, ready: Sequence[_Ready]) -> Iterator[FileReport]:
        """Embed what all of them hold, then write one after the other."""
        known = [self._known(one) for one in ready]
        texts = [
            embedding_text(chunk)
            for one, vectors in zip(ready, known, strict=True)
            if vectors is None
            for chunk in one.chunks
        ]
        embedded = self.embedder.embed(texts) if texts else np.zeros((0, self.embedder.dimension), np.float32)
        start = 0
        for one, held in zip(ready, known, strict=True):
            vectors = embedded[start : start + len(one.chunks)] if held is None else held
            start += len(one.chunks) if held is None else 0
            yield self._write(one, vectors)

    def _known(self, ready: _Ready) -> Vector | None:
        """The vectors, if the library has the very same bytes under another path."""
        ids = [chunk.id for chunk in ready.chunks]
        held = self.library.vectors_of(ids) if self.library.source(ready.read.document.source.id) else {}
        return np.stack([held[identifier] for identifier in ids]) if ids and len(held) == len(set(ids)) else None

    def _write(self, ready: _Ready, vectors: Vector) -> FileReport:
        record, document = ready.record, ready.read.document
        gone = self.library.add(record, document, ready.chunks, vectors)
        if gone:
            self.vectors.delete(gone)
        ids = [chunk.id for chunk in ready.chunks]
        self.vectors.upsert(ids, [document.source.id] * len(ids), vectors)
        notes = "; ".join(ready.read.notes)
        return FileReport(record.path, ready.outcome, notes, record.pages, record.chunks)


def _record(path: str, sha256: str, reason: str) -> SourceRecord:
    now = datetime.now(UTC)
    return SourceRecord(path, sha256, 0, 0, SourceStatus.REFUSED, reason, 0, 0, now, None)


def _placed(record: SourceRecord, file: FoundFile) -> SourceRecord:
    return replace(record, size=file.size, modified_ns=file.modified_ns)
