"""Readers' thumbs in a SQLite file of their own, so that a rebuild of the index never touches them."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from app.adapters.sqlite_connections import Connections, StoreName
from app.ports import Feedback

_TABLE = """
CREATE TABLE IF NOT EXISTS feedback (
    number INTEGER PRIMARY KEY, conversation_id TEXT NOT NULL, helpful INTEGER NOT NULL, reason TEXT NOT NULL,
    answer_json TEXT NOT NULL, given_at TEXT NOT NULL
)
"""
_COLUMNS = "conversation_id, helpful, reason, answer_json, given_at"


class SqliteFeedback:
    """Implements ``app.ports.FeedbackStore``; ``path`` None keeps it in memory, for tests.

    Raises ``LibraryBusy``, ``LibraryDamaged`` and ``LibraryError``.
    """

    def __init__(self, path: Path | None) -> None:
        mend = "Move the file away, so that a new one is begun."
        self._connections = Connections(path, StoreName("readers' feedback", mend))
        try:
            with self._connections.write() as connection:
                connection.execute(_TABLE)
        except BaseException:
            self._connections.close()
            raise

    def close(self) -> None:
        """Close the file. Safe to call twice."""
        self._connections.close()

    def add(self, feedback: Feedback) -> None:
        """Keep one."""
        row = (
            feedback.conversation_id,
            int(feedback.helpful),
            feedback.reason,
            feedback.answer_json,
            feedback.given_at.isoformat(),
        )
        with self._connections.write() as connection:
            connection.execute(f"INSERT INTO feedback ({_COLUMNS}) VALUES (?, ?, ?, ?, ?)", row)

    def all(self) -> list[Feedback]:
        """Every one, in the order given."""
        with self._connections.read() as connection:
            rows = connection.execute(f"SELECT {_COLUMNS} FROM feedback ORDER BY number").fetchall()
        return [
            Feedback(conversation, bool(helpful), reason, answer, datetime.fromisoformat(at))
            for conversation, helpful, reason, answer, at in rows
        ]

    def clear(self) -> None:
        """Forget them all; what they said is overwritten, not only unlisted."""
        with self._connections.write() as connection:
            connection.execute("PRAGMA secure_delete = ON")
            connection.execute("DELETE FROM feedback")
        self._connections.checkpoint()
