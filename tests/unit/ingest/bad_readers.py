"""Makes a worker fall over files that begin with a mark, as a hostile file would make it: for the workers' tests."""

from __future__ import annotations

import os
import time

MARK = b"<!-- worker, do: "
ENDLESS, CRASH, BOMB, FAIL = b"endless", b"crash", b"bomb", b"fail"


class Unforeseen(Exception):
    """What no reader's library is known to raise."""


def install() -> None:
    """Only in a worker, whose loading of files then does what the file says."""
    from ingest import preparing

    plain = preparing.read_file

    def read_file(file):
        if file.content.startswith(MARK + ENDLESS):
            time.sleep(600)
        if file.content.startswith(MARK + CRASH):
            os.abort()
        if file.content.startswith(MARK + BOMB):
            bytearray(2 << 30)
        if file.content.startswith(MARK + FAIL):
            raise Unforeseen("odd")
        return plain(file)

    preparing.read_file = read_file
