"""What the page and the command line may ask of the ingest, and what it tells them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol


class FileOutcome(StrEnum):
    """What became of one file in a run of the ingest."""

    ADDED = "added"
    CHANGED = "changed"
    RENAMED = "renamed"
    REMOVED = "removed"
    REFUSED = "refused"
    QUARANTINED = "quarantined"
    RETIRED = "retired"
    WAITING = "waiting"
    """It is still being written, and will be read once it is whole."""
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class FileReport:
    """One line of an ingest report. ``news`` is False for what is as it was, refused files among them."""

    path: str
    outcome: FileOutcome
    reason: str = ""
    pages: int = 0
    chunks: int = 0
    news: bool = True


@dataclass(frozen=True, slots=True)
class IngestProgress:
    """How far an ingest run is; ``report`` is the file just finished, None at the start and within a large file.

    ``detail`` says how far that large file is.
    """

    done: int
    total: int
    report: FileReport | None = None
    detail: str = ""


class Decision(StrEnum):
    """What an adviser may decide about a file."""

    APPROVE = "approve"
    """A quarantined file may answer: somebody has looked at what was found in it."""
    RETIRE = "retire"
    """A file answers no longer, though it stays in the corpus."""
    REINSTATE = "reinstate"
    """Take an approval or a retirement back."""


class Ingest(Protocol):
    """What the page and the command line may ask of the ingest; ``app.__main__`` wires the real one."""

    def sync(self, *, rebuild: bool = False) -> Iterator[IngestProgress]:
        """Bring the index in step with the corpus, file by file."""

    def add(self, name: str, content: bytes) -> Iterator[IngestProgress]:
        """Put a file into the corpus and index it; refused files are not kept in the corpus. Never overwrites
        another document: a taken name gets a number."""

    def remove(self, path: str) -> Iterator[IngestProgress]:
        """Delete a file from the corpus and the index."""

    def decide(self, path: str, decision: Decision) -> Iterator[IngestProgress]:
        """Remember a decision about a file of the corpus, beyond a rebuild too, and act on it at once."""
