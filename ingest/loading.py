"""The bytes of a file of the corpus and of what lies beside it: its sidecar and its password.

Nothing is understood here; that is ``ingest.reading``.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from app.errors import UnreadableFile

LARGEST_BYTES = 100 * 1024 * 1024
SIDECAR_SUFFIX = ".yaml"
PASSWORD_SUFFIX = ".password"
_PIECE = 1 << 20


@dataclass(frozen=True, slots=True)
class CorpusFile:
    """A file's bytes and those beside it (None if there are none). ``path`` is relative to the corpus, with ``/``."""

    path: str
    content: bytes
    sidecar: bytes | None = None
    password: bytes | None = None

    @property
    def sha256(self) -> str:
        """Hash of the bytes, those beside them after them."""
        digest = hashlib.sha256(self.content)
        for name, content in ((b"sidecar", self.sidecar), (b"password", self.password)):
            if content is not None:
                digest.update(b"\0" + name + b"\0" + content)
        return digest.hexdigest()

    @property
    def passwords(self) -> tuple[str, ...]:
        """The first line of the password file, if there is one."""
        lines = (self.password or b"").decode("utf-8-sig", "replace").splitlines()
        return tuple(line.strip() for line in lines[:1])


def load(location: Path, path: str) -> CorpusFile:
    """The bytes of the file at ``location``. Raises ``UnreadableFile`` if it is too large or cannot be opened."""
    try:
        size = location.stat().st_size
        if size > LARGEST_BYTES:
            message = f"It has {size / 1024 / 1024:.0f} MB; files of up to {LARGEST_BYTES // 1024 // 1024} MB are read."
            raise UnreadableFile(message, "Split it into parts, or leave out its pictures.")
        sidecar, password = (beside.read_bytes() if beside.is_file() else None for beside in besides(location))
        return CorpusFile(path, location.read_bytes(), sidecar, password)
    except OSError as error:
        message = f"It cannot be opened: {error.strerror or error}."
        raise UnreadableFile(message, "Check that the file is there and may be read.") from error


def digest_of(location: Path) -> str:
    """The ``sha256`` of what ``load`` would give, however large. Raises ``OSError``."""
    digest = hashlib.sha256()
    for piece in _pieces(location):
        digest.update(piece)
    for name, beside in zip((b"sidecar", b"password"), besides(location), strict=True):
        if beside.is_file():
            digest.update(b"\0" + name + b"\0" + beside.read_bytes())
    return digest.hexdigest()


def besides(location: Path) -> tuple[Path, Path]:
    """Where a file's sidecar and its password would be."""
    return (
        location.with_name(location.name + SIDECAR_SUFFIX),
        location.with_name(location.name + PASSWORD_SUFFIX),
    )


def _pieces(location: Path) -> Iterator[bytes]:
    with location.open("rb") as stream:
        while piece := stream.read(_PIECE):
            yield piece
