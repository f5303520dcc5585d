"""Whether a file is still being written, so that none is read half way.

On Linux the kernel says so: a read lease is only granted on a file that nobody has open for writing (fcntl(2),
"Leases"). Where it doesn't, a file is left alone until it has been still for a moment.
"""

from __future__ import annotations

import os
import signal
import sys
import time
from pathlib import Path

STILL_SECONDS = 2.0
_SECOND_NS = 1_000_000_000


def is_being_written(location: Path) -> bool:
    """Whether to wait before reading it. False for a file that is gone: reading it will say so."""
    try:
        descriptor = os.open(location, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
    except OSError:
        return False
    try:
        written = _open_for_writing(descriptor)
        return _is_young(descriptor) if written is None else written
    finally:
        os.close(descriptor)


def _is_young(descriptor: int) -> bool:
    return abs(time.time_ns() - os.fstat(descriptor).st_mtime_ns) < STILL_SECONDS * _SECOND_NS


def _open_for_writing(descriptor: int) -> bool | None:
    """None where the system or the file system doesn't tell."""
    if sys.platform != "linux":
        return None
    import fcntl

    try:
        # Whoever opens the file meanwhile makes the kernel signal us; this signal is ignored unless asked for, where
        # the usual one would end the process.
        fcntl.fcntl(descriptor, fcntl.F_SETSIG, signal.SIGURG)
        fcntl.fcntl(descriptor, fcntl.F_SETLEASE, fcntl.F_RDLCK)
    except BlockingIOError:
        return True
    except OSError:
        return None
    fcntl.fcntl(descriptor, fcntl.F_SETLEASE, fcntl.F_UNLCK)
    return False
