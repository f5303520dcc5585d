"""Keeps the index in step with the corpus: what is new is read, what changed is replaced, what is gone is forgotten.

SQLite is written first, in one transaction for each file, the vectors after it; whatever a crash leaves between the
two is mended at the start of the next run. Reading and splitting are left to the preparer, single files to the indexer.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from filelock import FileLock, Timeout

from app.errors import EmbeddingMismatch, LibraryBusy, LibraryError
from app.ports import (
    Decision,
    Embedder,
    FileOutcome,
    FileReport,
    IngestProgress,
    SourceRecord,
    SourceStatus,
    VectorIndex,
    WritableLibrary,
)
from ingest.changes import Changes, changes_of
from ingest.decisions import load_decisions, save_decisions
from ingest.editions import replaced
from ingest.incoming import delete, own_name, put, same_bytes, staged, sweep
from ingest.indexing import Detail, Indexer, as_before
from ingest.loading import LARGEST_BYTES
from ingest.mirroring import mirror
from ingest.near_duplicates import sketch
from ingest.preparing import Preparer, Unread
from ingest.reading import reader_version
from ingest.scanning import FoundFile, Scan, find, scan

_PATIENCE_SECONDS = 20.0
_FITTING = {
    Decision.APPROVE: frozenset({SourceStatus.QUARANTINED}),
    Decision.RETIRE: frozenset({SourceStatus.INDEXED, SourceStatus.QUARANTINED}),
    Decision.REINSTATE: frozenset({SourceStatus.RETIRED, SourceStatus.INDEXED}),
}


@dataclass(frozen=True, slots=True)
class CorpusIngest:
    """Implements ``app.ports.Ingest``. ``lock_path`` is a file that whoever writes the index holds locked.

    Every method raises ``LibraryBusy`` while another process (or thread) writes, and ``EmbeddingMismatch`` if the
    index was made with another embedding model; all but ``sync`` wait a while for their turn first.
    """

    corpus: Path
    library: WritableLibrary
    vectors: VectorIndex
    embedder: Embedder
    lock_path: Path
    preparer: Preparer

    def sync(self, *, rebuild: bool = False) -> Iterator[IngestProgress]:
        """Bring the index in step with the corpus, file by file; unreadable files are reported and passed over.

        ``rebuild`` forgets everything first, but for what was decided. What was indexed stays so if the caller stops
        half way.
        """
        with self._writing(patience=0):
            found = scan(self.corpus)
            if rebuild:
                self.library.clear()
                self.vectors.clear()
            self._begin()
            sweep(self.corpus)
            mirror(self.library, self.vectors)
            indexer = self._indexer()
            version = reader_version()
            outdated = self.library.reader() != version
            changes = changes_of(found, self._records(), indexer.decisions, outdated=outdated)
            yield from _counted(self._carried_out(found, changes, indexer), changes.total)
            if not changes.waiting:
                self.library.read_with(version)
            self._keep_sketches()

    def add(self, name: str, content: bytes) -> Iterator[IngestProgress]:
        """Put a file into the corpus' folder ``added`` and index it, if it can be read.

        Bytes that the corpus holds already are reported as unchanged, under the path that they have there.
        """
        with self._writing(patience=_PATIENCE_SECONDS):
            self._begin()
            yield from _counted(self._added(own_name(name), content), 1)
            self._keep_sketches()

    def remove(self, path: str) -> Iterator[IngestProgress]:
        """Delete a file and what lies beside it from the corpus, and all that the index has of it.

        Raises ``LibraryError`` if the library has no such file, or it cannot be deleted.
        """
        with self._writing(patience=_PATIENCE_SECONDS):
            yield IngestProgress(0, 1)
            delete(self.corpus, path, known=path in self._records())
            indexer = self._indexer()
            yield IngestProgress(1, 1, indexer.forget(path))
            yield from _counted(self._editions(indexer), 1)

    def decide(self, path: str, decision: Decision) -> Iterator[IngestProgress]:
        """Remember a decision about a file of the corpus, and act on it at once.

        Raises ``LibraryError`` if the library has no such file, or the decision does not fit how the file stands.
        """
        with self._writing(patience=_PATIENCE_SECONDS):
            self._begin()
            records = self._records()
            record = self._fitting(records.get(path), path, decision)
            decisions = load_decisions(self.corpus).after(decision, record.sha256, path)
            save_decisions(self.corpus, decisions)
            yield from _counted(self._read_again(path, records), 1)
            self._keep_sketches()

    @contextmanager
    def _writing(self, *, patience: float) -> Iterator[None]:
        self.lock_path.parent.mkdir(parents=True, exist_ok=True)
        # A page steps through a run from whichever thread is free, and the last one must be able to let go.
        lock = FileLock(self.lock_path, timeout=patience, thread_local=False)
        try:
            lock.acquire()
        except Timeout as error:
            message = "The library is being indexed already, in another window or by another process."
            raise LibraryBusy(message, "Wait until that is done, then try again.") from error
        try:
            yield
        finally:
            lock.release()

    def _begin(self) -> None:
        stored = self.library.embedding()
        if stored is not None and stored != (self.embedder.name, self.embedder.dimension):
            message = f"The index was made with the embedding model '{stored[0]}', but '{self.embedder.name}' is set."
            hint = f"Set '{stored[0]}' again, or run 'career-coach ingest --rebuild'."
            raise EmbeddingMismatch(message, hint)
        self.library.begin(self.embedder.name, self.embedder.dimension)

    def _indexer(self) -> Indexer:
        return Indexer(self.library, self.vectors, self.embedder, self.preparer, load_decisions(self.corpus))

    def _records(self) -> dict[str, SourceRecord]:
        return {record.path: record for record in self.library.records()}

    def _carried_out(self, found: Scan, changes: Changes, indexer: Indexer) -> Iterator[FileReport | Detail]:
        records = self._records()
        yield from (indexer.refuse(path, reason) for path, reason in found.refused)
        yield from (as_before(record) for record in changes.unchanged)
        for record in changes.touched:
            self.library.touch(record)
            yield as_before(record)
        for old, record in changes.renamed.items():
            if record.path in records:
                self.vectors.delete(self.library.remove(record.path))
            self.library.rename(old, record)
            yield FileReport(record.path, FileOutcome.RENAMED, f"was {old}", record.pages, record.chunks)
        yield from (indexer.forget(path) for path in changes.gone)
        reason = "It is still being written, and will be read once that is done."
        yield from (FileReport(path, FileOutcome.WAITING, reason) for path in changes.waiting)
        yield from indexer.index(changes.to_read, records)
        yield from self._editions(indexer)

    def _editions(self, indexer: Indexer) -> Iterator[FileReport | Detail]:
        """Retire what a newer edition has replaced since, and bring back what no longer is."""
        records = self._records()
        by = replaced(records.values())
        for path in sorted(by):
            if records[path].status is SourceStatus.INDEXED:
                yield indexer.retire(records[path], f"'{by[path]}' replaces it.")
        back = [
            found
            for path, record in records.items()
            if record.status is SourceStatus.RETIRED
            and path not in by
            and record.sha256 not in indexer.decisions.retired
            and (found := find(self.corpus, path)) is not None
        ]
        yield from indexer.index(back, records)

    def _read_again(self, path: str, records: Mapping[str, SourceRecord]) -> Iterator[FileReport | Detail]:
        indexer = self._indexer()
        file = find(self.corpus, path)
        yield from indexer.index([file] if file is not None else [], records)
        yield from self._editions(indexer)

    def _fitting(self, record: SourceRecord | None, path: str, decision: Decision) -> SourceRecord:
        if record is None:
            raise LibraryError(f"The library has no '{path}'.", "The list of sources names every file that it has.")
        if record.status not in _FITTING[decision]:
            message = f"'{path}' is {record.status.value}: there is nothing to {decision.value}."
            raise LibraryError(message, "Look at the list of sources again.")
        by = replaced(self.library.records()).get(path)
        if decision is Decision.REINSTATE and by is not None:
            message = f"'{path}' stays retired, because '{by}' says that it replaces it."
            raise LibraryError(message, "Take it out of that file's 'supersedes', or remove that file.")
        return record

    def _added(self, name: str, content: bytes) -> Iterator[FileReport | Detail]:
        if len(content) > LARGEST_BYTES:
            reason = f"It has {len(content) >> 20} MB; files of up to {LARGEST_BYTES >> 20} MB are read. Split it."
            yield FileReport(name, FileOutcome.REFUSED, reason)
            return
        records = self._records()
        twin = next((path for path in same_bytes(self.corpus, content) if path in records), None)
        if twin is not None and records[twin].status is not SourceStatus.REFUSED:
            yield replace(as_before(records[twin]), reason=f"The library has this file already, as '{twin}'.")
            return
        with staged(self.corpus, content) as half:
            offered = FoundFile(name, half, len(content), half.stat().st_mtime_ns)
            ((_, prepared),) = self.preparer.prepare([offered])
            if isinstance(prepared, Unread):
                yield FileReport(name, FileOutcome.REFUSED, prepared.reason)
                return
            path = put(self.corpus, half, name)
        file = find(self.corpus, path)
        if file is not None:
            indexer = self._indexer()
            yield from indexer.index_prepared([(file, prepared.under(path))], records)
            yield from self._editions(indexer)

    def _keep_sketches(self) -> None:
        """Sketch the sources that have none yet, by which near-duplicates are told."""
        known = self.library.sketches()
        ids = {record.source.id for record in self.library.records() if record.source is not None}
        made = {one: sketch("\n".join(page.text for page in self.library.pages(one))) for one in ids - known.keys()}
        if made:
            self.library.keep_sketches(made)


def _counted(steps: Iterator[FileReport | Detail], total: int) -> Iterator[IngestProgress]:
    """The steps with how far they are; what comes on top of the ``total`` that was foreseen makes it grow."""
    done = 0
    yield IngestProgress(0, total)
    for step in steps:
        if isinstance(step, Detail):
            yield IngestProgress(done, max(total, done + 1), detail=step.text)
        else:
            done += 1
            yield IngestProgress(done, max(total, done), step)
