"""What a scan of the corpus means for the index: which files to read, to rename, to forget, to leave as they are.

Files are told apart by size and time, and by their bytes where those differ. Nothing is changed here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from app.ports import SourceRecord, SourceStatus
from ingest.decisions import Decisions
from ingest.loading import digest_of
from ingest.reading import title_from_name
from ingest.scanning import FoundFile, Scan
from ingest.settling import is_being_written

_SECOND_NS = 1_000_000_000


@dataclass(frozen=True, slots=True)
class Changes:
    """``touched`` are known bytes with another time, ``renamed`` (by old path) known bytes under another path.

    ``waiting`` are paths of files that are still being written; what the index has of them stays meanwhile.
    """

    unchanged: tuple[SourceRecord, ...]
    touched: tuple[SourceRecord, ...]
    renamed: Mapping[str, SourceRecord]
    gone: tuple[str, ...]
    waiting: tuple[str, ...]
    to_read: tuple[FoundFile, ...]
    total: int


def changes_of(
    found: Scan, records: Mapping[str, SourceRecord], decisions: Decisions, *, outdated: bool = False
) -> Changes:
    """Compare the corpus with the manifest. ``outdated``: files are now read otherwise, so all are read again."""
    present = {file.path for file in found.files} | {path for path, _ in found.refused}
    gone = {path: record for path, record in records.items() if path not in present}
    sorting = _Sorting({} if outdated else records, {} if outdated else gone, decisions)
    for file in found.files:
        sorting.sort(file)
    return Changes(
        tuple(sorting.unchanged),
        tuple(sorting.touched),
        sorting.renamed,
        tuple(gone),
        tuple(sorting.waiting),
        tuple(sorted(sorting.to_read, key=lambda file: (file.size, file.path))),
        len(present | records.keys()),
    )


class _Sorting:
    """Puts one file after the other where it belongs; what is renamed is taken out of ``gone``."""

    def __init__(
        self, records: Mapping[str, SourceRecord], gone: dict[str, SourceRecord], decisions: Decisions
    ) -> None:
        self._records = records
        self._gone = gone
        self._decisions = decisions
        self.unchanged: list[SourceRecord] = []
        self.touched: list[SourceRecord] = []
        self.renamed: dict[str, SourceRecord] = {}
        self.waiting: list[str] = []
        self.to_read: list[FoundFile] = []

    def sort(self, file: FoundFile) -> None:
        """Decide about one file."""
        record = self._records.get(file.path)
        stands = record is not None and not _is_decided_otherwise(record, self._decisions)
        if record is not None and stands and _is_as_recorded(file, record):
            self.unchanged.append(record)
        elif is_being_written(file.location):
            self.waiting.append(file.path)
        elif not self._is_known(file, record if stands else None):
            self.to_read.append(file)

    def _is_known(self, file: FoundFile, record: SourceRecord | None) -> bool:
        """Whether the index has the very bytes, under this path or under one that is gone."""
        if record is None and not self._gone:
            return False
        try:
            sha256 = digest_of(file.location)
        except OSError:
            return False
        if record is not None and record.sha256 == sha256:
            self.touched.append(_placed(record, file))
            return True
        old = next((path for path, former in self._gone.items() if _is_renamed(former, file, sha256)), None)
        if old is None:
            return False
        self.renamed[old] = _placed(self._gone.pop(old), file)
        return True


def _is_as_recorded(file: FoundFile, record: SourceRecord) -> bool:
    """Whether size and time say that nothing changed. A file changed within a second of its reading is looked at."""
    if not record.sha256:
        return False
    settled = file.modified_ns < int(record.indexed_at.timestamp() * _SECOND_NS) - _SECOND_NS
    return settled and (record.size, record.modified_ns) == (file.size, file.modified_ns)


def _is_decided_otherwise(record: SourceRecord, decisions: Decisions) -> bool:
    """Whether the adviser's decisions say another thing of these bytes than the manifest does."""
    if record.status is SourceStatus.QUARANTINED:
        return record.sha256 in decisions.approved or record.sha256 in decisions.retired
    approved = not record.suspicions or record.sha256 in decisions.approved
    return record.status is SourceStatus.INDEXED and (record.sha256 in decisions.retired or not approved)


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
