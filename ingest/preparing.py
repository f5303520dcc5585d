"""A file made ready to be indexed: read, looked through for what is suspicious, and split.

``InProcess`` does it where it is called, for tests and for files that are trusted; ``ingest.workers`` does the same in
processes that a hostile file may bring down.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Protocol

from app.domain import Chunk
from app.errors import UnreadableFile
from ingest.loading import digest_of, load
from ingest.reading import ReadFile, read_file
from ingest.scanning import FoundFile
from ingest.splitting import split

LOOK_AGAIN = ""
"""In place of a hash: the file was never read, so the next run tries again whatever its size and time."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """A file that has been read and split."""

    read: ReadFile
    chunks: tuple[Chunk, ...]

    def under(self, path: str) -> Prepared:
        """The same, read from another path."""
        document = self.read.document
        placed = replace(document, source=replace(document.source, path=path))
        return Prepared(replace(self.read, document=placed), self.chunks)


@dataclass(frozen=True, slots=True)
class Unread:
    """A file that could not be read. ``sha256`` is ``LOOK_AGAIN`` if not even its bytes could be."""

    sha256: str
    reason: str


class Preparer(Protocol):
    """Makes files ready, several at a time perhaps, in any order."""

    def prepare(self, files: Iterable[FoundFile]) -> Iterator[tuple[FoundFile, Prepared | Unread]]:
        """Each file with what became of it. Never raises for a file's sake."""


class InProcess:
    """Makes files ready one after the other, without limits on time and memory."""

    def prepare(self, files: Iterable[FoundFile]) -> Iterator[tuple[FoundFile, Prepared | Unread]]:
        """Each file with what became of it."""
        for file in files:
            yield file, prepared(file)


def prepared(file: FoundFile) -> Prepared | Unread:
    """Read and split one file."""
    sha256 = LOOK_AGAIN
    try:
        loaded = load(file.location, file.path)
        sha256 = loaded.sha256
        read = read_file(loaded)
    except UnreadableFile as error:
        return Unread(sha256, str(error))
    return Prepared(read, split(read.document))


def given_up(file: FoundFile, reason: str) -> Unread:
    """A file that brought its reader down, remembered by its bytes, so that it is not tried until they change."""
    try:
        return Unread(digest_of(file.location), reason)
    except OSError:
        return Unread(LOOK_AGAIN, reason)
