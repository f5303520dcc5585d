"""A worker: reads the files that it is told of on its input, one after the other, until the input ends.

It ends at once when its input does, even over a file, so that none outlives a coach that was killed.
"""

from __future__ import annotations

import os
import sys
import threading
from pathlib import Path
from queue import SimpleQueue
from typing import cast

from ingest.preparing import Prepared, Unread, given_up, prepared
from ingest.scanning import FoundFile
from ingest.workers.messages import receive, send

_MEGABYTE = 1 << 20
_LONGEST_ERROR = 300


def main() -> None:
    """Serve until the input ends. Whatever a library prints goes to the error output, not among the answers."""
    megabytes = int(sys.argv[1])
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    _limit_memory(megabytes)
    requests: SimpleQueue[FoundFile] = SimpleQueue()
    threading.Thread(target=_listen, args=(requests,), daemon=True).start()
    send(answers, "ready")
    while True:
        send(answers, _outcome(requests.get(), megabytes))


def _listen(requests: SimpleQueue[FoundFile]) -> None:
    try:
        while True:
            location, path, size, modified_ns = cast(tuple[str, str, int, int], receive(sys.stdin.buffer))
            requests.put(FoundFile(path, Path(location), size, modified_ns))
    except EOFError:
        os._exit(0)


def _outcome(file: FoundFile, megabytes: int) -> Prepared | Unread:
    try:
        return prepared(file)
    except MemoryError:
        reason = f"Reading it takes more than {megabytes} MB of memory. Split it, or leave out its pictures."
        return given_up(file, reason)
    except Exception as error:  # noqa: BLE001 - the process' outer edge: the file is told of, and the next one read
        what = f"{type(error).__name__}: {error}"[:_LONGEST_ERROR]
        return given_up(file, f"Its reader failed over it ({what}). Save it anew, or as PDF or plain text.")


def _limit_memory(megabytes: int) -> None:
    """Only Linux holds to this; elsewhere the limit on time remains."""
    if sys.platform == "linux":
        import resource

        resource.setrlimit(resource.RLIMIT_DATA, (megabytes * _MEGABYTE, megabytes * _MEGABYTE))


if __name__ == "__main__":
    main()
