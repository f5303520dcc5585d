"""How much memory a process and those it starts take at once, watched from outside."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

_LOOK_SECONDS = 0.1
_PAGE = 4096
_MEBIBYTE = 1 << 20


@dataclass
class MemoryWatch:
    """While it is entered: looks ten times a second, keeps the ``peak`` in MiB resident, summed over the processes.

    Pages that several share count in each. Linux only; elsewhere the peak stays 0.
    """

    pid: int
    peak: float = 0.0
    _done: threading.Event = field(default_factory=threading.Event)

    def __enter__(self) -> MemoryWatch:
        self._thread = threading.Thread(target=self._look, daemon=True)
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._done.set()
        self._thread.join()

    def _look(self) -> None:
        while not self._done.wait(_LOOK_SECONDS):
            self.peak = max(self.peak, resident(self.pid))


def resident(pid: int) -> float:
    """MiB in memory of a process and all that it started, as far as they run."""
    return sum(_pages(one) for one in family(pid)) * _PAGE / _MEBIBYTE


def family(pid: int) -> Iterator[int]:
    """A process and all that it started, as far as they run."""
    yield pid
    for task in _listed(Path(f"/proc/{pid}/task")):
        for child in _words(task / "children"):
            yield from family(int(child))


def _pages(pid: int) -> int:
    words = _words(Path(f"/proc/{pid}/statm"))
    return int(words[1]) if words else 0


def _listed(folder: Path) -> list[Path]:
    try:
        return list(folder.iterdir())
    except OSError:
        return []


def _words(file: Path) -> list[str]:
    try:
        return file.read_text().split()
    except OSError:  # it has ended meanwhile
        return []
