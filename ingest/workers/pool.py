"""Worker processes that read files side by side, each within limits on time and memory.

A worker that takes too long is killed, one that dies is replaced, and the file at fault gets a reason. What a worker
does is ``ingest.workers.__main__``; bytes between the two are ``ingest.workers.messages``.
"""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from itertools import islice
from queue import SimpleQueue
from typing import BinaryIO, cast

from ingest.preparing import LOOK_AGAIN, Prepared, Unread, given_up
from ingest.scanning import FoundFile
from ingest.workers.messages import receive, send

_AHEAD = 2
"""Files under way for each worker: one being read, one waiting."""
_START_SECONDS = 60.0
_DYING_SECONDS = 2.0
"""How long a worker that answers no more may take to end with a code of its own."""
_HINT = "Split it, or save it anew with the program that made it, or as plain text."


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file may take: ``seconds`` by the clock, and ``megabytes`` of memory (held to on Linux)."""

    seconds: float = 180.0
    megabytes: int = 1024


@dataclass(frozen=True, slots=True)
class WorkerPool:
    """Implements ``ingest.preparing.Preparer``. Workers live as long as one call of ``prepare``."""

    limits: Limits = Limits()
    workers: int = 0
    """0: one for each core, four at the most."""

    def prepare(self, files: Iterable[FoundFile]) -> Iterator[tuple[FoundFile, Prepared | Unread]]:
        """Each file with what became of it, as they are done. Workers are only started when there is work for them."""
        count = self.workers or min(4, os.cpu_count() or 1)
        waiting = iter(files)
        idle: SimpleQueue[_Worker] = SimpleQueue()
        for _ in range(count):
            idle.put(_Worker(self.limits))
        with ThreadPoolExecutor(count, thread_name_prefix="reading") as threads:
            try:
                yield from _as_done(threads, waiting, idle, count * _AHEAD)
            finally:
                threads.shutdown(wait=True, cancel_futures=True)
                for _ in range(count):
                    idle.get().end()


def _as_done(
    threads: ThreadPoolExecutor, files: Iterator[FoundFile], idle: SimpleQueue[_Worker], ahead: int
) -> Iterator[tuple[FoundFile, Prepared | Unread]]:
    """A few files are under way at a time, so that what has been read waits nowhere in great number."""

    def read(file: FoundFile) -> Prepared | Unread:
        worker = idle.get()
        try:
            return worker.read(file)
        finally:
            idle.put(worker)

    under_way: dict[Future[Prepared | Unread], FoundFile] = {}
    while True:
        for file in islice(files, ahead - len(under_way)):
            under_way[threads.submit(read, file)] = file
        if not under_way:
            return
        done, _ = wait(under_way, return_when=FIRST_COMPLETED)
        for future in done:
            yield under_way.pop(future), future.result()


class _Worker:
    """One process, started when it is first needed and again after it died."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._process: subprocess.Popen[bytes] | None = None

    def read(self, file: FoundFile) -> Prepared | Unread:
        """What became of the file; within the limits, whatever the file is."""
        try:
            process = self._running()
        except (OSError, EOFError) as error:
            return Unread(LOOK_AGAIN, f"No process could be started to read it in: {error}. Close other programs.")
        late = threading.Event()
        timer = threading.Timer(self._limits.seconds, _stop, (process, late))
        timer.daemon = True
        timer.start()
        try:
            send(cast(BinaryIO, process.stdin), (str(file.location), file.path, file.size, file.modified_ns))
            answer = receive(cast(BinaryIO, process.stdout))
        except (OSError, EOFError):
            self._process = None
            return given_up(file, self._ending(process, timed_out=late.is_set()))
        finally:
            timer.cancel()
        return cast(Prepared | Unread, answer)

    def end(self) -> None:
        """Let the process go: it ends when its input does."""
        process, self._process = self._process, None
        if process is not None:
            _close(process)
            try:
                process.wait(5)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None:
            command = [sys.executable, "-m", "ingest.workers", str(self._limits.megabytes)]
            process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
            starting = threading.Timer(_START_SECONDS, process.kill)
            starting.start()
            try:
                receive(cast(BinaryIO, process.stdout))  # says that it is there: its start is not the file's fault
            except (OSError, EOFError):
                process.kill()
                process.wait()
                _close(process)
                raise
            finally:
                starting.cancel()
            self._process = process
        return self._process

    def _ending(self, process: subprocess.Popen[bytes], *, timed_out: bool) -> str:
        try:
            code = process.wait(_DYING_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            code = process.wait()
        _close(process)
        if timed_out:
            return f"It was not read within {self._limits.seconds:g} seconds. {_HINT}"
        return f"Its reader crashed over it (exit code {code}). {_HINT}"


def _stop(process: subprocess.Popen[bytes], late: threading.Event) -> None:
    late.set()
    process.kill()


def _close(process: subprocess.Popen[bytes]) -> None:
    for stream in (process.stdin, process.stdout):
        try:
            cast(BinaryIO, stream).close()
        except OSError:
            continue  # what was still to be written to a process that has gone
