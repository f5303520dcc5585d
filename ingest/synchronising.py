"""Keeps the index in step with the corpus: what is new is read, what changed is replaced, what is gone is forgotten.

SQLite is written first, in one transaction for each file, the vectors after it; whatever a crash leaves between the
two is mended at the start of the next run. Reading and splitting are left to their modules.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from filelock import FileLock, Timeout

from app.errors import EmbeddingMismatch, LibraryBusy, UnreadableFile
from app.ports import (
    Embedder,
    FileOutcome,
    FileReport,
    IngestProgress,
    SourceRecord,
    SourceStatus,
    VectorIndex,
    WritableLibrary,
)
from ingest.incoming import delete, own_name, put, same_bytes
from ingest.indexing import Indexer
from ingest.mirroring import mirror
from ingest.reading import LARGEST_BYTES, CorpusFile, load, read_file, title_from_name
from ingest.scanning import FoundFile, Scan, find, scan

_PATIENCE_SECONDS = 20.0
_SECOND_NS = 1_000_000_000


@dataclass(frozen=True, slots=True)
class CorpusIngest:
    """Implements ``app.ports.Ingest``. ``lock_path`` is a file that whoever writes the index holds locked.

    Every method raises ``LibraryBusy`` while another process (or thread) writes, and ``EmbeddingMismatch`` if the
    index was made with another embedding model; ``add`` and ``remove`` wait a while for their turn first.
    """

    corpus: Path
    library: WritableLibrary
    vectors: VectorIndex
    embedder: Embedder
    lock_path: Path

    def sync(self, *, rebuild: bool = False) -> Iterator[IngestProgress]:
        """Bring the index in step with the corpus, file by file; unreadable files are reported and passed over.

        ``rebuild`` forgets everything first. What was indexed stays so if the caller stops half way.
        """
        with self._writing(patience=0):
            found = scan(self.corpus)
            if rebuild:
                self.library.clear()
                self.vectors.clear()
            self._begin()
            mirror(self.library, self.vectors)
            records = {record.path: record for record in self.library.records()}
            present = {file.path for file in found.files} | {path for path, _ in found.refused}
            total = len(present | records.keys())
            yield IngestProgress(0, total)
            for done, report in enumerate(self._reports(found, records), 1):
                yield IngestProgress(done, total, report)

    def add(self, name: str, content: bytes) -> Iterator[IngestProgress]:
        """Put a file into the corpus' folder ``added`` and index it, if it can be read.

        Bytes that the corpus holds already are reported as unchanged, under the path that they have there.
        """
        with self._writing(patience=_PATIENCE_SECONDS):
            self._begin()
            yield IngestProgress(0, 1)
            yield IngestProgress(1, 1, self._added(own_name(name), content))

    def remove(self, path: str) -> Iterator[IngestProgress]:
        """Delete a file and its sidecar from the corpus, and all that the index has of it.

        Raises ``LibraryError`` if the library has no such file, or it cannot be deleted.
        """
        with self._writing(patience=_PATIENCE_SECONDS):
            yield IngestProgress(0, 1)
            known = any(record.path == path for record in self.library.records())
            delete(self.corpus, path, known=known)
            yield IngestProgress(1, 1, self._indexer().forget(path))

    @contextmanager
    def _writing(self, *, patience: float) -> Iterator[None]:
        self.lock_path.parent.mkdir(parents=True, exist_ok=True)
        lock = FileLock(self.lock_path, timeout=patience)
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
        return Indexer(self.library, self.vectors, self.embedder)

    def _reports(self, found: Scan, records: Mapping[str, SourceRecord]) -> Iterator[FileReport]:
        indexer = self._indexer()
        yield from (indexer.refuse(path, reason) for path, reason in found.refused)
        fresh = [file for file in found.files if not _is_as_recorded(file, records.get(file.path))]
        looked_at = {file.path for file in fresh}
        yield from (_as_before(records[file.path]) for file in found.files if file.path not in looked_at)
        present = {file.path for file in found.files} | {path for path, _ in found.refused}
        gone = {path: record for path, record in records.items() if path not in present}
        to_read: list[FoundFile] = []
        for file in fresh:
            report = self._without_reading(file, records.get(file.path), gone)
            if report is None:
                to_read.append(file)
            else:
                yield report
        yield from (indexer.forget(path) for path in gone)
        yield from indexer.index(sorted(to_read, key=lambda file: (file.size, file.path)), records)

    def _without_reading(
        self, file: FoundFile, record: SourceRecord | None, gone: dict[str, SourceRecord]
    ) -> FileReport | None:
        """A report where the bytes are known: touched, or renamed, whose old path it takes from ``gone``."""
        if record is None and not gone:
            return None
        try:
            sha256 = load(file.location, file.path).sha256
        except UnreadableFile:
            return None
        if record is not None and record.sha256 == sha256:
            self.library.touch(_placed(record, file))
            return _as_before(record)
        old = next((path for path, former in gone.items() if _is_renamed(former, file, sha256)), None)
        if old is None:
            return None
        former = gone.pop(old)
        if record is not None:
            self.vectors.delete(self.library.remove(file.path))
        self.library.rename(old, _placed(former, file))
        return FileReport(file.path, FileOutcome.RENAMED, f"was {old}", former.pages, former.chunks)

    def _added(self, name: str, content: bytes) -> FileReport:
        if len(content) > LARGEST_BYTES:
            reason = f"It has {len(content) >> 20} MB; files of up to {LARGEST_BYTES >> 20} MB are read. Split it."
            return FileReport(name, FileOutcome.REFUSED, reason)
        records = {record.path: record for record in self.library.records()}
        twin = next((path for path in same_bytes(self.corpus, content) if path in records), None)
        if twin is not None and records[twin].status is SourceStatus.INDEXED:
            record = records[twin]
            reason = f"The library has this file already, as '{twin}'."
            return FileReport(twin, FileOutcome.UNCHANGED, reason, record.pages, record.chunks)
        try:
            read_file(CorpusFile(name, content))
        except UnreadableFile as error:
            return FileReport(name, FileOutcome.REFUSED, str(error))
        file = find(self.corpus, put(self.corpus, name, content))
        reports = self._indexer().index([file] if file is not None else [], records)
        return next(reports, FileReport(name, FileOutcome.REFUSED, "It was taken away while it was being added."))


def _is_as_recorded(file: FoundFile, record: SourceRecord | None) -> bool:
    """Whether size and time say that nothing changed. A file changed within a second of its reading is looked at."""
    if record is None or not record.sha256:
        return False
    settled = file.modified_ns < int(record.indexed_at.timestamp() * _SECOND_NS) - _SECOND_NS
    return settled and (record.size, record.modified_ns) == (file.size, file.modified_ns)


def _is_renamed(former: SourceRecord, file: FoundFile, sha256: str) -> bool:
    """Whether ``file`` is the former under a new name, and would be read to the same."""
    if former.source is None or former.sha256 != sha256:
        return False
    same_reader = Path(former.path).suffix.lower() == file.location.suffix.lower()
    return same_reader and former.source.title != title_from_name(former.path)


def _placed(record: SourceRecord, file: FoundFile) -> SourceRecord:
    """The record with the file's path, size and time."""
    source = replace(record.source, path=file.path) if record.source is not None else None
    return replace(record, path=file.path, size=file.size, modified_ns=file.modified_ns, source=source)


def _as_before(record: SourceRecord) -> FileReport:
    outcome = FileOutcome.UNCHANGED if record.status is SourceStatus.INDEXED else FileOutcome.REFUSED
    return FileReport(record.path, outcome, record.reason, record.pages, record.chunks)
