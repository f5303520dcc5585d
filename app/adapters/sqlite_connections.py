"""Connections to one SQLite file, lent to whichever thread asks, and SQLite's errors as ours.

A file has as many connections as there are calls at the same moment, in WAL mode, so that readers never wait for the
writer. Without a file there is one connection and callers take turns. What is stored is left to the stores.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path

from app.errors import LibraryBusy, LibraryDamaged, LibraryError

BUSY_SECONDS = 10.0
_BUSY = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED})
_DAMAGED = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR, sqlite3.SQLITE_SCHEMA})
_DISK = frozenset(
    {
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_PERM,
        sqlite3.SQLITE_AUTH,
    }
)


@dataclass(frozen=True, slots=True)
class StoreName:
    """What a store is called in messages, and what mends it when it is damaged."""

    noun: str
    mend: str


class Connections:
    """Lends connections for one transaction each. ``path`` None keeps everything in memory."""

    def __init__(self, path: Path | None, name: StoreName, *, busy_seconds: float = BUSY_SECONDS) -> None:
        self._path = path
        self._name = name
        self._busy_seconds = busy_seconds
        self._lock = threading.Lock()
        self._idle: list[sqlite3.Connection] = []
        self._closed = False
        self._turn = threading.Lock() if path is None else None

    @contextmanager
    def read(self) -> Iterator[sqlite3.Connection]:
        """A connection that sees one moment of the store throughout."""
        with self._transaction("BEGIN") as connection:
            yield connection

    @contextmanager
    def write(self) -> Iterator[sqlite3.Connection]:
        """A connection whose changes are kept together when the block ends, and dropped together if it raises.

        Raises ``LibraryBusy`` when another writer does not finish in time.
        """
        with self._transaction("BEGIN IMMEDIATE") as connection:
            yield connection

    def checkpoint(self) -> None:
        """Move what the write-ahead log holds into the file and empty the log, so that nothing deleted stays there."""
        with self._turns(), self._errors(), self._lent() as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def close(self) -> None:
        """Close what is idle; connections still lent are closed when they come back."""
        with self._lock:
            self._closed = True
            idle, self._idle = self._idle, []
        for connection in idle:
            connection.close()

    @contextmanager
    def _transaction(self, begin: str) -> Iterator[sqlite3.Connection]:
        with self._turns(), self._errors(), self._lent() as connection:
            connection.execute(begin)
            try:
                yield connection
                connection.execute("COMMIT")
            finally:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")

    def _turns(self) -> AbstractContextManager[object]:
        return nullcontext() if self._turn is None else self._turn

    @contextmanager
    def _lent(self) -> Iterator[sqlite3.Connection]:
        connection = self._take()
        try:
            yield connection
        finally:
            with self._lock:
                keep = not self._closed
                if keep:
                    self._idle.append(connection)
            if not keep:
                connection.close()

    def _take(self) -> sqlite3.Connection:
        with self._lock:
            if self._closed:
                raise LibraryError(f"The {self._name.noun} has been closed.", "Start the coach again.")
            if self._idle:
                return self._idle.pop()
        return self._open()

    def _open(self) -> sqlite3.Connection:
        if self._path is not None:
            self._path.parent.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(
            self._path or ":memory:",
            timeout=self._busy_seconds,
            isolation_level=None,
            check_same_thread=False,
        )
        try:
            connection.execute("PRAGMA foreign_keys = ON")
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = NORMAL")
            connection.execute("PRAGMA cache_size = -8192")
        except sqlite3.Error:
            connection.close()
            raise
        return connection

    @contextmanager
    def _errors(self) -> Iterator[None]:
        where = f"The {self._name.noun} ({self._path or 'in memory'})"
        try:
            yield
        except OSError as error:
            raise LibraryError(
                f"{where} cannot be opened: {error}.", "Check the folder and its permissions."
            ) from error
        except (sqlite3.OperationalError, sqlite3.DatabaseError) as error:
            code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_OK) & 0xFF
            if code in _BUSY:
                raise LibraryBusy(f"{where} is being written by another process.", "Try again in a moment.") from error
            if code in _DISK:
                hint = "Check the disk's free space and the folder's permissions."
                raise LibraryError(f"{where} cannot be used: {error}.", hint) from error
            if code in _DAMAGED:
                raise LibraryDamaged(f"{where} is damaged: {error}.", self._name.mend) from error
            raise


def discard(path: Path) -> None:
    """Delete a store's file and what SQLite keeps beside it. Nobody may have it open."""
    for suffix in ("", "-wal", "-shm"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)
