"""Notices that files of a folder change, through the operating system's own notices where it has them."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from threading import Event

from watchfiles import watch  # noqa: TID251

SETTLING_MILLISECONDS = 1000
"""Changes closer together than this are told as one, so that a file being copied is not read at each piece."""


LOOK_SECONDS = 60.0
"""How often to look without any notice: file systems on a network give none."""


def changes(folder: Path, stop: Event) -> Iterator[None]:
    """One item for each burst of changes under ``folder``, and one a minute, until ``stop`` is set.

    A missing folder is made first.
    """
    folder.mkdir(parents=True, exist_ok=True)
    looked = time.monotonic()
    noticing = watch(
        folder,
        stop_event=stop,
        debounce=SETTLING_MILLISECONDS,
        step=200,
        rust_timeout=500,
        yield_on_timeout=True,
        recursive=True,
    )
    for noticed in noticing:
        if noticed or time.monotonic() - looked > LOOK_SECONDS:
            looked = time.monotonic()
            yield
