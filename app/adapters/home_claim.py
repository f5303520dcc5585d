"""Who keeps a home folder: one process at a time owns its vector store, and others are told which one.

Chroma's store on disk may be open in one process only; SQLite, which is the truth, in as many as like.
"""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path

from filelock import FileLock, Timeout

_LOCK, _ABOUT = "coach.lock", "coach.json"


@dataclass(frozen=True, slots=True)
class Holder:
    """The process that keeps a home. ``address`` is where its page is, empty if it serves none."""

    process: int
    address: str

    def __str__(self) -> str:
        return f"the coach at {self.address}" if self.address else f"another process (number {self.process})"


class HomeClaim:
    """A claim to ``home``, which ends with the process at the latest."""

    def __init__(self, home: Path) -> None:
        self._about = home / _ABOUT
        self._lock = FileLock(home / _LOCK, thread_local=False)

    @property
    def is_taken_here(self) -> bool:
        """Whether this process keeps the home."""
        return self._lock.is_locked

    def take(self, address: str, *, patience: float) -> bool:
        """Whether the home is this process's now. Waits up to ``patience`` seconds for another to let go."""
        try:
            self._lock.acquire(timeout=patience)
        except Timeout:
            return False
        self._about.write_text(json.dumps(asdict(Holder(os.getpid(), address))), "utf-8")
        return True

    def holder(self) -> Holder:
        """Who has it, as far as is known."""
        try:
            return Holder(**json.loads(self._about.read_text("utf-8")))
        except (OSError, ValueError, TypeError):
            return Holder(0, "")

    def release(self) -> None:
        """Let go. Safe to call twice."""
        if self._lock.is_locked:
            self._about.unlink(missing_ok=True)
            self._lock.release(force=True)
