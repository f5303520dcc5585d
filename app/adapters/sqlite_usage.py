"""Which sources answers cite and which questions found nothing, in a SQLite file that a rebuild of the index leaves."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

from app.adapters.sqlite_connections import Connections, StoreName
from app.language.masking import MASK, masked
from app.ports import Unanswered

MOST_QUESTIONS = 1000
LONGEST = 300
"""Characters of a question that are kept: what makes it long is mostly about the one who asks."""
BUSY_SECONDS = 2.0
"""Nobody waits longer for an answer because of what is remembered of it."""

_TABLES = (
    "CREATE TABLE IF NOT EXISTS answers (one INTEGER PRIMARY KEY CHECK (one = 1), times INTEGER NOT NULL)",
    "CREATE TABLE IF NOT EXISTS citations (source_id TEXT PRIMARY KEY, times INTEGER NOT NULL) WITHOUT ROWID",
    "CREATE TABLE IF NOT EXISTS unanswered (key TEXT PRIMARY KEY, text TEXT NOT NULL, language TEXT NOT NULL,"
    " times INTEGER NOT NULL, last_asked TEXT NOT NULL) WITHOUT ROWID",
)
_COUNT_ANSWER = "INSERT INTO answers VALUES (1, 1) ON CONFLICT DO UPDATE SET times = times + 1"
_COUNT_CITATION = "INSERT INTO citations VALUES (?, 1) ON CONFLICT DO UPDATE SET times = times + 1"
_REMEMBER = (
    "INSERT INTO unanswered VALUES (?, ?, ?, 1, ?) ON CONFLICT DO UPDATE"
    " SET times = times + 1, last_asked = excluded.last_asked"
)
_LATEST_FIRST = "ORDER BY last_asked DESC, key"
_LET_GO = f"DELETE FROM unanswered WHERE key IN (SELECT key FROM unanswered {_LATEST_FIRST} LIMIT -1 OFFSET ?)"


class SqliteUsage:
    """Implements ``app.ports.UsageStore``; ``path`` None keeps it in memory, for tests. ``now`` is the clock.

    Raises ``LibraryBusy``, ``LibraryDamaged`` and ``LibraryError``.
    """

    def __init__(self, path: Path | None, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        mend = "Move the file away, so that a new one is begun."
        name = StoreName("record of what readers' questions found", mend)
        self._now = now
        self._connections = Connections(path, name, busy_seconds=BUSY_SECONDS)
        try:
            with self._connections.write() as connection:
                for table in _TABLES:
                    connection.execute(table)
        except BaseException:
            self._connections.close()
            raise

    def close(self) -> None:
        """Close the file. Safe to call twice."""
        self._connections.close()

    def cited(self, source_ids: Sequence[str]) -> None:
        """Count one answer, and one citation of each source."""
        with self._connections.write() as connection:
            connection.execute(_COUNT_ANSWER)
            connection.executemany(_COUNT_CITATION, [(one,) for one in dict.fromkeys(source_ids)])

    def unanswered(self, question: str, language: str) -> None:
        """Remember a question, masked and shortened, or count it once more."""
        text = _kept(question)
        if not text.replace(MASK, "").strip():
            return
        with self._connections.write() as connection:
            connection.execute("PRAGMA secure_delete = ON")
            connection.execute(_REMEMBER, (text.casefold(), text, language, self._now().isoformat()))
            connection.execute(_LET_GO, (MOST_QUESTIONS,))

    def answers(self) -> int:
        """How many answers were counted."""
        with self._connections.read() as connection:
            row = connection.execute("SELECT times FROM answers").fetchone()
        return int(row[0]) if row else 0

    def citations(self) -> Mapping[str, int]:
        """How many answers cited each source."""
        with self._connections.read() as connection:
            return {str(one): int(times) for one, times in connection.execute("SELECT source_id, times FROM citations")}

    def unanswered_questions(self) -> list[Unanswered]:
        """The questions that found nothing, the one asked last first."""
        query = f"SELECT text, language, times, last_asked FROM unanswered {_LATEST_FIRST}"
        with self._connections.read() as connection:
            rows = connection.execute(query).fetchall()
        return [Unanswered(text, language, times, datetime.fromisoformat(at)) for text, language, times, at in rows]

    def forget(self, text: str) -> None:
        """Forget one question; its text is overwritten, not only unlisted."""
        with self._connections.write() as connection:
            connection.execute("PRAGMA secure_delete = ON")
            connection.execute("DELETE FROM unanswered WHERE key = ?", (_kept(text).casefold(),))
        self._connections.checkpoint()

    def clear(self) -> None:
        """Forget everything; what it said is overwritten, not only unlisted."""
        with self._connections.write() as connection:
            connection.execute("PRAGMA secure_delete = ON")
            for table in ("answers", "citations", "unanswered"):
                connection.execute(f"DELETE FROM {table}")
        self._connections.checkpoint()


def _kept(question: str) -> str:
    text = masked(question)
    return text if len(text) <= LONGEST else text[: LONGEST - 1].rstrip() + MASK
